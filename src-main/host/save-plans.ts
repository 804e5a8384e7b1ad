import { randomUUID } from 'node:crypto';
import type { TypedTarget } from '../contract';
import { fail } from '../errors';
import type { PairVersion } from '../files';
import type { PathContext, SaveRequest } from '../format';
import type { PlannedSave } from '../objects';
import type { SaveSubject } from './plan-sources';

/** A plan that a window holds by its id. */
export interface HeldPlan extends SaveSubject {
  /** The object that a window has open; null for one that is saved unopened, and for the new pair of a left-over. */
  readonly objectId: string | null;
  readonly request: SaveRequest;
  readonly paths: PathContext;
  /** The work folder that goes once its new pair is saved; null for every other plan. */
  readonly leftOver: string | null;
  /** The run of a recipe that made it, of which all plans are kept; null for every other plan. */
  readonly run: string | null;
  planned: PlannedSave;
  /** What the user was shown of the target; null where nothing was asked. */
  shown: PairVersion | null;
}

/** Plans that a window makes while someone types: only the last ones of an object can be meant. */
const PLANS_OF_OBJECT = 16;

/** The plans that windows hold. */
export class SavePlans {
  private readonly plans = new Map<string, HeldPlan>();

  add(plan: Omit<HeldPlan, 'shown'>): string {
    const id = randomUUID();
    this.plans.set(id, { ...plan, shown: null });
    if (plan.run !== null) return id;
    const ids = [...this.plans].filter(([, one]) => one.objectId === plan.objectId && one.run === null).map(([planId]) => planId);
    for (const old of ids.slice(0, -PLANS_OF_OBJECT)) this.plans.delete(old);
    return id;
  }

  /** Errors: `not-granted`. */
  get(planId: string): HeldPlan {
    return this.plans.get(planId) ?? fail('not-granted', {});
  }

  delete(planId: string): void {
    this.plans.delete(planId);
  }

  forgetRun(ended: string): void {
    for (const [id, { run }] of this.plans) if (run === ended) this.plans.delete(id);
  }

  forgetObject(closed: string): void {
    for (const [id, { objectId }] of this.plans) if (objectId === closed) this.plans.delete(id);
  }
}

/**
 * What the dialog's fields ask for. An empty tag beside a container is a field that was left out; a way that needs its field
 * hands an empty one on, so that it is refused.
 */
export function requestOf(typed: TypedTarget): SaveRequest {
  switch (typed.way) {
    case 'container':
      return { container: typed.container, tag: typed.tag === '' ? undefined : typed.tag };
    case 'tag':
      return { tag: typed.tag };
    case 'file':
      return { filename: typed.filename };
    case 'own':
      return {};
  }
}
