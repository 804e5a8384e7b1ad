import type { JsonMap } from './json-text';

/** An `.info` file: every key that it holds, in its order, tokens kept. */
export interface InfoText {
  readonly entries: JsonMap;
}
