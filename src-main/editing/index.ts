export { apply } from './apply/apply';
export { infoPathInWords, type InfoPath } from './apply/info';
export { NOTE_KEY, noteOf } from './apply/note';
export { COMMAND_LIMITS, COMMAND_NAMES, commandShape, type Command, type CommandName, type CommandOf } from './commands';
