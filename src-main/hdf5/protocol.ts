import type { Problem } from '../errors';
import type { NumberBlock, Region } from '../format';
import type { AttributeEdit, BytePatch, Hdf5Edit, Hdf5File, Hdf5Slab, Hdf5Structure, NewDataset } from './hdf5';

/** What the caller's side can ask of a worker, and what it answers. A worker does one call at a time. */
export interface WorkerCalls {
  structure: { arguments: { file: Hdf5File }; answer: Hdf5Structure };
  read: { arguments: { file: Hdf5File; slab: Hdf5Slab }; answer: NumberBlock };
  edit: { arguments: { file: Hdf5File; edit: Hdf5Edit }; answer: BytePatch };
  'create-open': { arguments: { file: Hdf5File; attributes: readonly AttributeEdit[] }; answer: null };
  'create-dataset': { arguments: { file: Hdf5File; dataset: NewDataset }; answer: null };
  /** `bytes` lie in memory that is shared, and written anew after the answer. */
  'create-block': { arguments: { file: Hdf5File; place: Region; bytes: Uint8Array<SharedArrayBuffer> }; answer: null };
  'create-finish': { arguments: { file: Hdf5File }; answer: null };
}

export type CallName = keyof WorkerCalls;

/** A call on its way to the worker; `call` and `arguments` belong together. */
export type CallMessage = {
  readonly [Name in CallName]: { readonly call: Name; readonly arguments: WorkerCalls[Name]['arguments'] };
}[CallName];

/** `lost`: the library broke down with this call, and the worker with it. */
export type AnswerMessage =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem; readonly lost: boolean };

/**
 * What a worker is started with. `cancel` is shared memory of one number: 1 asks the running call to stop. A message would
 * not do, since the worker hears none while it works.
 */
export interface WorkerSetup {
  readonly cancel: Int32Array<SharedArrayBuffer>;
}
