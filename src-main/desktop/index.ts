export { registerAppScheme } from './app-protocol';
export { joinedOpenings, openingOfSecondStart, openingOfWords, type Opening } from './command-line';
export { startDesktop, type Desktop, type ProgramFiles } from './start';
