import type { ChangedObject, ObjectSummary } from '../contract';

/** The objects that one window has changed and not saved, as main knows them from the data host's answers. */
export class UnsavedChanges {
  private readonly objects = new Map<string, ChangedObject>();

  get all(): ChangedObject[] {
    return [...this.objects.values()];
  }

  /** Takes note of what an answer says of its object. */
  note({ ref, path, filename, draft }: ObjectSummary): void {
    if ((draft?.changed.length ?? 0) > 0) this.objects.set(ref, { ref, path, filename });
    else this.objects.delete(ref);
  }

  /** Takes over what the data host has. */
  set(changed: readonly ChangedObject[]): void {
    this.objects.clear();
    for (const one of changed) this.objects.set(one.ref, one);
  }
}
