import type { ElementType, NumberArray, NumberBlock } from '../format';

/** Digits that tell any float32 from every other. */
const FLOAT32_DIGITS = 9;
/** Whole numbers below this are written without an exponent, and then with all their digits. */
const FIRST_EXPONENT = 1e21;

/** The shortest text that is read back as the same float32 (`0.1`, not `0.10000000149011612`). */
export function float32Text(value: number): string {
  if (!Number.isFinite(value)) return numberText(value);
  if (Number.isInteger(value) && Math.abs(value) < FIRST_EXPONENT) return numberText(value);
  for (let digits = 1; digits < FLOAT32_DIGITS; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return numberText(shorter);
  }
  return numberText(Number(value.toPrecision(FLOAT32_DIGITS)));
}

function numberText(value: number | bigint): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** `3-0.5i`; the imaginary part always has its sign. */
function complexText(re: string, im: string): string {
  return `${re}${im.startsWith('-') ? '' : '+'}${im}i`;
}

function partText(values: NumberArray, at: number): string {
  const value = values[at];
  if (value === undefined) return '';
  return values instanceof Float32Array ? float32Text(Number(value)) : numberText(value);
}

/** Element `at` of a block as text, exact: read back in its type it is the same number. */
export function elementText({ type, values }: Pick<NumberBlock, 'values'> & { readonly type: ElementType }, at: number): string {
  if (type.kind === 'complex') return complexText(partText(values, 2 * at), partText(values, 2 * at + 1));
  if (type.name === 'bool') return Number(values[at]) === 0 ? 'False' : 'True';
  return partText(values, at);
}
