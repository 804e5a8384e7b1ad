import fc from 'fast-check';

const STEPS = 2 ** 31;

/** From 0 up to 1, each as likely as the others: `fc.double` has the same number of values near 0 as everywhere else. */
export const part = fc.noBias(fc.nat({ max: STEPS - 1 })).map((step) => step / STEPS);
