import type { Problem } from '../errors';

/** What a thread tells of its work; the last message has its end. */
export type ThreadMessage<Value> =
  | { readonly type: 'progress'; readonly doneBytes: number }
  | { readonly type: 'done'; readonly value: Value }
  | { readonly type: 'problem'; readonly problem: Problem };

/** Set to 1 to end a thread. */
export type StopFlag = Int32Array<SharedArrayBuffer>;
