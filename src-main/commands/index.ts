export { COMMAND_LIMITS, COMMAND_NAMES, commandShape, type Command, type CommandName, type CommandOf } from './commands';
