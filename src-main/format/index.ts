export { fitsAttribute, rootAttributes, type AttributePlan, type RootAttribute } from './attributes';
export { judgeChecksum, lookup3, superblockAsOpen, type ChecksumFacts, type ChecksumVerdict } from './checksum-rule';
export * from './data-classes';
export { toDoubles } from './doubles';
export { elementTypeName, elementTypeOfName, numberArray } from './element-type';
export type { ElementType, NumberArray, NumberBlock } from './element-type';
export { nextFreeTarget } from './free-tag';
export { composeInfo, infoPathOf, type WrittenFacts } from './info-compose';
export { infoSteps, infoTextOfBytes, readInfo } from './info-text';
export type { InfoText, ParsedInfo } from './info-text';
export { JSON_LIMITS, parseJson, readJsonText, type JsonRead, type JsonTextFault } from './json-parse';
export { isIntegerToken, isJsonList, isJsonMap, isJsonNumber, jsonNumber, numberOf } from './json-text';
export type { JsonMap, JsonNumber, JsonValue } from './json-text';
export { writeJson } from './json-write';
export {
  completeForSave,
  defaultFreq,
  defaultLabels,
  defaultSpikeLabels,
  dimensionsToCount,
  labelsForSave,
  type OccurringValues,
} from './labels';
export { listedShape, type ListedShape } from './listed-shape';
export { checkLoadable, loadFaults } from './loadable';
export {
  asctime,
  DAMAGE_REMARK,
  lastLogEntry,
  logEntries,
  savedInPlace,
  savedPath,
  withLogEntry,
  withSaveEntry,
  type LogAuthor,
  type LogEntry,
  type LogMessage,
} from './log-text';
export { findName, foldName, type Platform } from './names';
export { pathOfRef, refOfPath, type ObjectRef } from './object-ref';
export type { DatasetDescription, ObjectDescription, ObjectSource, RawSpan, Selection, StorageLayout } from './object-source';
export { partsOf, type Region } from './parts';
export {
  absolutePath,
  belongsInContainer,
  containerStem,
  loadNameCandidates,
  placeOf,
  type LoadCandidate,
  type PathContext,
  type Place,
} from './place';
export { judgeTarget } from './save-plan';
export type { DiskFacts, FolderFacts, JudgeOptions, NamedEntry, SavePlan } from './save-plan';
export { resolveTarget, targetOf } from './save-target';
export type { ResolvedTarget, SaveRequest, SaveTarget, TargetContext } from './save-target';
export * from './select';
export type { Steps } from './steps';
export { pythonString, syncopyLine } from './syncopy-line';
export {
  continuousTime,
  discreteTime,
  isInTrial,
  samplesInOrder,
  trialColumnNames,
  trialInfoNames,
  trialLength,
  trialOf,
  trialsOf,
  TRIAL_TABLE_LIMIT_BYTES,
} from './trialdefinition';
export type { Trial, TrialTable } from './trialdefinition';
export * from './trials';
export { valueUnit } from './unit';
export { flagsPosition, isMarkedOpen, SUPERBLOCK_BYTES } from './writer-mark';
export { wordsOf, type Words } from './words';
