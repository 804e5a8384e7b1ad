/**
 * The least and the greatest of each channel over runs of rows: what a line of samples looks like from afar. Every sample
 * takes part, so a peak of one sample is there at every zoom. NaN takes no part; a run without a number is NaN, NaN.
 */
export class EnvelopeReducer {
  private readonly least: Float64Array;
  private readonly greatest: Float64Array;
  private rowsInRun = 0;
  private run = 0;

  /**
   * @param channels numbers in a row
   * @param rowsPerRun rows that become one; the last run may have fewer
   * @param emit takes each run, counted from 0; the arrays are used again for the next one
   */
  constructor(
    private readonly channels: number,
    private readonly rowsPerRun: number,
    private readonly emit: (run: number, least: Float64Array, greatest: Float64Array) => void,
  ) {
    this.least = new Float64Array(channels);
    this.greatest = new Float64Array(channels);
    this.clear();
  }

  /** Takes whole rows, channel beside channel, in the order of time. */
  addRows(values: Float64Array): void {
    const rows = values.length / this.channels;
    for (let row = 0; row < rows;) {
      const now = Math.min(rows - row, this.rowsPerRun - this.rowsInRun);
      widen(values, row * this.channels, (row + now) * this.channels, this.least, this.greatest);
      row += now;
      this.rowsInRun += now;
      if (this.rowsInRun === this.rowsPerRun) this.finish();
    }
  }

  /** Takes what other rows were reduced to, as if it were one row. */
  addRange(least: ArrayLike<number>, greatest: ArrayLike<number>): void {
    for (let channel = 0; channel < this.channels; channel += 1) {
      const [low, high] = [least[channel] as number, greatest[channel] as number];
      if (low < (this.least[channel] as number)) this.least[channel] = low;
      if (high > (this.greatest[channel] as number)) this.greatest[channel] = high;
    }
    this.rowsInRun += 1;
    if (this.rowsInRun === this.rowsPerRun) this.finish();
  }

  /** Ends a last run that is shorter than the others. */
  finish(): void {
    if (this.rowsInRun === 0) return;
    const { least, greatest } = this;
    for (let channel = 0; channel < this.channels; channel += 1) {
      if ((least[channel] ?? 0) <= (greatest[channel] ?? 0)) continue;
      least[channel] = Number.NaN;
      greatest[channel] = Number.NaN;
    }
    this.emit(this.run, least, greatest);
    this.run += 1;
    this.rowsInRun = 0;
    this.clear();
  }

  private clear(): void {
    this.least.fill(Number.POSITIVE_INFINITY);
    this.greatest.fill(Number.NEGATIVE_INFINITY);
  }
}

/** Widens each channel's range by the rows between `from` and `end`. A comparison with NaN is false. */
function widen(values: Float64Array, from: number, end: number, least: Float64Array, greatest: Float64Array): void {
  const channels = least.length;
  for (let row = from; row < end; row += channels) {
    for (let channel = 0; channel < channels; channel += 1) {
      const value = values[row + channel] as number;
      if (value < (least[channel] as number)) least[channel] = value;
      if (value > (greatest[channel] as number)) greatest[channel] = value;
    }
  }
}
