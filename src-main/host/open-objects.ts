import { randomUUID } from 'node:crypto';
import { fail } from '../errors';
import type { StoredObject } from '../objects';
import { isSameState } from './held-draft';

/** An object that a window has open: after a save of it over its own files, as that wrote it. */
export interface OpenObject {
  readonly owner: string;
  readonly object: StoredObject;
}

/** The objects that windows have open. An id is no secret, so it counts only for the window that opened it. */
export class OpenObjects {
  private readonly open = new Map<string, { readonly owner: string; object: StoredObject }>();

  /** `onClosed` lets go of what was kept of an object. */
  constructor(private readonly onClosed: (objectId: string, object: StoredObject) => void) {}

  add(owner: string, object: StoredObject): string {
    const id = randomUUID();
    this.open.set(id, { owner, object });
    return id;
  }

  /** The window has saved the object over its own files: what it has open of their former state is the new one from now on. */
  renew({ owner, object: before }: OpenObject, now: StoredObject): void {
    for (const [id, one] of this.open) {
      if (one.owner !== owner || one.object.ref !== before.ref || !isSameState(one.object.pair.version, before.pair.version))
        continue;
      this.onClosed(id, one.object);
      one.object = now;
    }
  }

  /** Errors: `not-granted`. */
  get(objectId: string): OpenObject {
    return this.open.get(objectId) ?? fail('not-granted', {});
  }

  /** Errors: `not-granted` for an object of another window too. */
  ofOwner(objectId: string, owner: string): StoredObject {
    const found = this.get(objectId);
    return found.owner === owner ? found.object : fail('not-granted', {});
  }

  close(objectId: string): void {
    const found = this.open.get(objectId);
    if (found === undefined) return;
    this.open.delete(objectId);
    this.onClosed(objectId, found.object);
  }

  closeOwner(owner: string): void {
    for (const [id, one] of this.open) if (one.owner === owner) this.close(id);
  }
}
