import type { ChangedObject, ObjectSummary } from '../contract';

/** The objects that one window has changed and not saved, as main knows them from the data host's answers. */
export class UnsavedChanges {
  private readonly objects = new Map<string, ChangedObject>();
  private readonly steps = new Set<Promise<unknown>>();

  get all(): ChangedObject[] {
    return [...this.objects.values()];
  }

  /** Takes note of what an answer says of its object. */
  note({ ref, path, filename, draft }: ObjectSummary): void {
    if ((draft?.changed.length ?? 0) > 0) this.objects.set(ref, { ref, path, filename });
    else this.objects.delete(ref);
  }

  /** Steps that are asked for and not answered: nobody knows what they change. */
  get isStepping(): boolean {
    return this.steps.size > 0;
  }

  /** Counts a step until it has ended. */
  async during<Value>(step: Promise<Value>): Promise<Value> {
    this.steps.add(step);
    try {
      return await step;
    } finally {
      this.steps.delete(step);
    }
  }

  /** Waits for every step, those that are asked for meanwhile too. */
  async stepped(): Promise<void> {
    while (this.isStepping) await Promise.allSettled(this.steps);
  }

  /** Takes over what the data host has. */
  set(changed: readonly ChangedObject[]): void {
    this.objects.clear();
    for (const one of changed) this.objects.set(one.ref, one);
  }
}
