import { randomUUID } from 'node:crypto';
import { fail } from '../errors';
import type { StoredObject } from '../objects';

/** An object that a window has open. */
export interface OpenObject {
  readonly owner: string;
  readonly object: StoredObject;
}

/** The objects that windows have open. An id is no secret, so it counts only for the window that opened it. */
export class OpenObjects {
  private readonly open = new Map<string, OpenObject>();

  /** `onClosed` lets go of what was kept of an object. */
  constructor(private readonly onClosed: (objectId: string, object: StoredObject) => void) {}

  add(owner: string, object: StoredObject): string {
    const id = randomUUID();
    this.open.set(id, { owner, object });
    return id;
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
