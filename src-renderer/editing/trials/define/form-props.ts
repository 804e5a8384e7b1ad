import type { ObjectSummary } from '../../../../src-main/contract';

/** What every form that makes trials is given. */
export interface FormProps {
  readonly summary: ObjectSummary;
  readonly onclose: () => void;
}
