/** What an answer says of the time that it covers. */
export interface TimeCover {
  readonly from: number;
  readonly to: number;
  readonly trialFrom: number;
  readonly trialTo: number;
  /** True where the host chose the stretch. */
  readonly isFirst: boolean;
}

/** From one time to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A part of the window's width that is asked for beyond each of its ends, so that panning shows data at once. */
const MARGIN = 0.25;
const MOST_COLUMNS = 8192;

/**
 * The stretch of a trial's time axis that is looked at: the one that the host shows at first, until the user chooses
 * another. Null until there is an answer. The trial's own ends are never passed.
 */
export class TimeView {
  from = $state<number | null>(null);
  to = $state<number | null>(null);
  trialFrom = $state(0);
  trialTo = $state(0);
  isChosen = $state(false);

  /** @param leastSpan the narrowest stretch, in units of the axis */
  constructor(private readonly leastSpan: () => number) {}

  readonly span = $derived(this.from === null || this.to === null ? null : this.to - this.from);
  readonly isWhole = $derived(this.from === null || this.to === null || (this.from <= this.trialFrom && this.to >= this.trialTo));

  /** The stretch that the user chose; null where they chose none. */
  get chosen(): Stretch | null {
    const { from, to } = this;
    return this.isChosen && from !== null && to !== null ? { from, to } : null;
  }

  /** Takes up a stretch that was chosen before. How much of it there is shows with the answer. */
  resume({ from, to }: Stretch): void {
    this.from = from;
    this.to = to;
    this.isChosen = true;
  }

  /** What to ask the host for: the chosen stretch with a margin, or nothing in particular. */
  asked(pixels: number): { readonly from: number | null; readonly to: number | null; readonly columns: number } {
    const { from, to } = this;
    if (!this.isChosen || from === null || to === null) return { from: null, to: null, columns: clipColumns(pixels) };
    const margin = (to - from) * MARGIN;
    return { from: from - margin, to: to + margin, columns: clipColumns(pixels * (1 + 2 * MARGIN)) };
  }

  /** Takes over the trial's ends, and the stretch where the user chose none or one that lies outside of this trial. */
  adopt(cover: TimeCover): void {
    this.trialFrom = cover.trialFrom;
    this.trialTo = cover.trialTo;
    const { from, to } = this;
    const isInside = from !== null && to !== null && from < cover.trialTo && to > cover.trialFrom;
    if (this.isChosen && isInside) this.show(from, to);
    else this.isChosen = false;
    if (this.isChosen || !cover.isFirst) return;
    this.from = cover.to > cover.from ? cover.from : null;
    this.to = cover.to > cover.from ? cover.to : null;
  }

  /** Shows what lies between the two times, within the trial. */
  show(from: number, to: number): void {
    const whole = this.trialTo - this.trialFrom;
    const span = Math.min(whole, Math.max(this.leastSpan(), to - from));
    const start = to - from < span ? (from + to - span) / 2 : from;
    this.from = Math.max(this.trialFrom, Math.min(this.trialTo - span, start));
    this.to = Math.min(this.trialTo, this.from + span);
    this.isChosen = true;
  }

  /** Makes the stretch `factor` times as wide around `center` (the middle unless told). */
  zoom(factor: number, center: number | null = null): void {
    if (this.from === null || this.to === null) return;
    const around = center ?? (this.from + this.to) / 2;
    this.show(around - (around - this.from) * factor, around + (this.to - around) * factor);
  }

  /** Moves by a part of the width; positive is later. */
  pan(part: number): void {
    if (this.from === null || this.span === null) return;
    this.show(this.from + part * this.span, this.from + (part + 1) * this.span);
  }

  toStart(): void {
    if (this.span !== null) this.show(this.trialFrom, this.trialFrom + this.span);
  }

  toEnd(): void {
    if (this.span !== null) this.show(this.trialTo - this.span, this.trialTo);
  }

  showWhole(): void {
    if (this.from !== null) this.show(this.trialFrom, this.trialTo);
  }

  /** Each time is `factor` times what it was, as for another sampling rate. */
  rescale(factor: number): void {
    if (factor === 1) return;
    this.trialFrom *= factor;
    this.trialTo *= factor;
    if (this.from !== null) this.from *= factor;
    if (this.to !== null) this.to *= factor;
  }

  /** Back to what the host shows at first. */
  reset(): void {
    this.isChosen = false;
  }
}

function clipColumns(columns: number): number {
  return Math.max(1, Math.min(MOST_COLUMNS, Math.round(columns)));
}
