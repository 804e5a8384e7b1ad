export { readWords, type Command, type ReadWords } from './arguments';
export { folderText, objectText } from './facts-text';
export { aligned, problemLine, warningLine } from './line-text';
export { objectFacts, type FaultyFile, type ObjectFacts } from './object-facts';
export { COMMAND_NAMES, helpText, usageLine } from './usage';
