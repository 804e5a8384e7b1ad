/** A mean at each of many places. What is no number (the edges of a time-frequency window) takes no part. */
export interface Means {
  add(at: number, value: number): void;
  /** NaN where there is none. */
  mean(at: number): number;
}

class NumberMeans implements Means {
  private readonly sums: Float64Array;
  private readonly counts: Uint32Array;

  constructor(length: number) {
    this.sums = new Float64Array(length);
    this.counts = new Uint32Array(length);
  }

  add(at: number, value: number): void {
    if (Number.isNaN(value)) return;
    this.sums[at] = (this.sums[at] as number) + value;
    this.counts[at] = (this.counts[at] as number) + 1;
  }

  mean(at: number): number {
    const count = this.counts[at] ?? 0;
    return count === 0 ? Number.NaN : (this.sums[at] ?? 0) / count;
  }
}

/** Directions that together come to less than this, each of length 1, cancel each other but for rounding. */
const NO_DIRECTION = 1e-9;

/** Angles lie on a circle: the mean of one just below pi and one just above -pi is pi, not 0. */
class AngleMeans implements Means {
  private readonly cosines: NumberMeans;
  private readonly sines: NumberMeans;

  constructor(length: number) {
    this.cosines = new NumberMeans(length);
    this.sines = new NumberMeans(length);
  }

  add(at: number, value: number): void {
    this.cosines.add(at, Math.cos(value));
    this.sines.add(at, Math.sin(value));
  }

  mean(at: number): number {
    const [x, y] = [this.cosines.mean(at), this.sines.mean(at)];
    return Math.hypot(x, y) < NO_DIRECTION ? Number.NaN : Math.atan2(y, x);
  }
}

/** @param areAngles in radians */
export function meansOf(length: number, areAngles: boolean): Means {
  return areAngles ? new AngleMeans(length) : new NumberMeans(length);
}
