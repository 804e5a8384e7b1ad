export { apply } from './apply/apply';
export { infoPathInWords, type InfoPath } from './apply/info';
export { NOTE_KEY, noteOf } from './apply/note';
export { COMMAND_LIMITS, COMMAND_NAMES, commandShape, type Command, type CommandName, type CommandOf } from './commands';
export { differencesOf, isNone, keyDifferences } from './differences';
export type { Changed, Differences, KeyDifferences, LabelDifference } from './differences';
export { Draft, type DraftBase, type Replay, type ReplayFault } from './draft';
export { changesOf, summaryOf, type Change } from './changes';
export { describeForSave, logEntriesOf } from './log-entries';
