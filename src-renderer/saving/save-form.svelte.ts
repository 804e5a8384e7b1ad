import type { ObjectSummary, Problem, Result, TypedTarget, SavePlanShape } from '../../src-main/contract';

export type SaveWay = Exclude<TypedTarget['way'], 'own'>;
/** The text fields of the dialog. */
export type SaveField = 'container' | 'tag' | 'filename';

/** What would come of the form as it stands. */
export type Outlook =
  | { readonly kind: 'resolving' }
  | { readonly kind: 'plan'; readonly plan: SavePlanShape }
  /** `wasTried`: the save itself was refused, and may be tried again as it is. */
  | { readonly kind: 'refused'; readonly problem: Problem; readonly wasTried: boolean };

/** The fields that each way shows. */
export const FIELDS_OF_WAY: Readonly<Record<SaveWay, readonly SaveField[]>> = {
  container: ['container', 'tag'],
  tag: ['tag'],
  file: ['filename'],
};

/** The field at which a problem is shown; null where the way has none for it. */
export function fieldOfProblem({ field }: Problem, way: SaveWay): SaveField | null {
  const fields = FIELDS_OF_WAY[way];
  if (field === 'folder') return fields.find((one) => one !== 'tag') ?? null;
  return fields.find((one) => one === field) ?? null;
}

type Planner = (typed: TypedTarget) => Promise<Result<SavePlanShape>>;

/**
 * What is typed into the save dialog, and the plan that main makes of it while it is typed. The form knows no rule of names:
 * of the answers the one to what was typed last counts.
 */
export class SaveForm {
  way = $state<SaveWay>('container');
  private texts = $state<Record<SaveField, string>>({ container: '', tag: '', filename: '' });
  outlook = $state.raw<Outlook>({ kind: 'resolving' });
  /** The outlook that is shown is of something else than what is typed by now. */
  isStale = $state(false);
  private request = 0;
  private isClosed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private newest: Promise<Outlook> | null = null;

  constructor(
    summary: Pick<ObjectSummary, 'container' | 'tag' | 'filename'>,
    private readonly planner: Planner,
    /** Milliseconds to wait for the next letter. */
    private readonly patience = 120,
  ) {
    this.way = summary.container === null ? 'file' : 'container';
    this.texts = { container: summary.container ?? '', tag: summary.tag ?? '', filename: summary.filename };
    void this.resolve();
  }

  get typed(): TypedTarget {
    const { container, tag, filename } = this.texts;
    switch (this.way) {
      case 'container':
        return { way: 'container', container, tag };
      case 'tag':
        return { way: 'tag', tag };
      case 'file':
        return { way: 'file', filename };
    }
  }

  /** The problem to show at `field`, if any. */
  faultAt(field: SaveField): Problem | null {
    if (this.outlook.kind !== 'refused') return null;
    return fieldOfProblem(this.outlook.problem, this.way) === field ? this.outlook.problem : null;
  }

  /** The problem that belongs to none of the fields. */
  get otherFault(): Problem | null {
    if (this.outlook.kind !== 'refused') return null;
    return fieldOfProblem(this.outlook.problem, this.way) === null ? this.outlook.problem : null;
  }

  text(field: SaveField): string {
    return this.texts[field];
  }

  type(field: SaveField, text: string): void {
    this.texts[field] = text;
    this.resolveLater();
  }

  choose(way: SaveWay): void {
    this.way = way;
    void this.resolve();
  }

  /** Puts a target into the fields, such as the one that *Keep both* offers. */
  take(typed: TypedTarget): void {
    if (typed.way === 'own') return;
    this.way = typed.way;
    if (typed.way === 'container') this.texts.container = typed.container;
    if (typed.way === 'file') this.texts.filename = typed.filename;
    else this.texts.tag = typed.tag;
    void this.resolve();
  }

  /** A refusal that came later than the plan, which is made anew before the next try. */
  refuse(problem: Problem): void {
    this.stopWaiting();
    this.newest = null;
    this.outlook = { kind: 'refused', problem, wasTried: true };
  }

  /** What was planned so far is void; a refusal of the save itself stays to be read. */
  renew(): void {
    if (this.newest !== null) void this.resolveQuietly();
  }

  /** The outlook of what is typed by now. */
  async settled(): Promise<Outlook> {
    return this.newest ?? this.resolve();
  }

  /** Asks anew, also for what was answered already: the disk may have changed. */
  resolve(): Promise<Outlook> {
    this.stopWaiting();
    const request = this.request;
    this.outlook = { kind: 'resolving' };
    this.newest = this.planner(this.typed).then((answer): Outlook | Promise<Outlook> => {
      // Whoever waits still for what a closed form would come to is let go.
      if (this.isClosed) return this.outlook;
      if (request !== this.request) return this.settled();
      this.isStale = false;
      this.outlook = answer.ok
        ? { kind: 'plan', plan: answer.value }
        : { kind: 'refused', problem: answer.error, wasTried: false };
      return this.outlook;
    });
    return this.newest;
  }

  /** Something was typed. What was shown stays until the next answer; it no longer counts. */
  resolveLater(): void {
    this.stopWaiting();
    this.newest = null;
    this.isStale = true;
    this.timer = setTimeout(() => void this.resolveQuietly(), this.patience);
  }

  private resolveQuietly(): Promise<Outlook> {
    const shown = this.outlook;
    const answer = this.resolve();
    this.outlook = shown;
    return answer;
  }

  private stopWaiting(): void {
    clearTimeout(this.timer);
    this.request += 1;
  }

  close(): void {
    this.isClosed = true;
    this.stopWaiting();
  }
}
