export { registerAppScheme } from './app-protocol';
export { pathsOfCommandLine } from './command-line';
export { startDesktop, type Desktop, type ProgramFiles } from './start';
