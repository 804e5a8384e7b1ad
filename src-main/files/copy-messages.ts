import type { StopFlag } from './thread-messages';

/** What a copying worker is started with: two open files. */
export interface CopyThreadOrder {
  readonly path: string;
  readonly source: number;
  readonly targetPath: string;
  readonly target: number;
  readonly stop: StopFlag;
}
