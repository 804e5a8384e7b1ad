import type { ObjectSummary } from '../../../src-main/contract';

/** Trials as a picture marks them: a table of start, stop and offset, and what follows. */
export type TrialMarks = Pick<ObjectSummary['trials'], 'rows' | 'columns' | 'values'>;

/** The whole recording of an object as its picture: whether it is shown, and the trials that are proposed. */
export class RecordingView {
  isShown = $state(false);
  /** Trials that an editor would make, while it is open. */
  proposed = $state.raw<TrialMarks | null>(null);
}
