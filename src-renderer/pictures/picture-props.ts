import type { ObjectSummary } from '../../src-main/contract';
import type { PictureClient } from '../desktop';

/** What every picture of an object is given. */
export interface PictureProps {
  readonly summary: ObjectSummary;
  readonly client: PictureClient;
  /** The trial that is shown, from 0. */
  trial: number;
}
