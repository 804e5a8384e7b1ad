import type { ObjectSource } from '../format';
import type { StoredObject } from './object-store';

/** True for a source that lies on disk as it is, so that saving it is copying. */
export function isStored(source: ObjectSource): source is StoredObject {
  return 'pair' in source;
}
