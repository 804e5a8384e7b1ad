export { snapshot, snapshotOfNames } from '../../interop/cli/folders';
export { runPython } from '../../interop/python';
export {
  clipboardOf,
  expectSaved,
  expectShown,
  openSaveDialog,
  SaveDialog,
  savedNotice,
  WAYS,
  type FieldName,
  type Way,
} from './dialog';
export { forbidWriting, withDisk } from './disks';
export { answerLeaving, closeWindow, holdLeavingQuestion, leavingQuestions, progressOf } from './leaving';
export { damage, makeAnalog } from './objects';
export { dataHostsOf, peaksOf, whileDataIsHeld } from './processes';
