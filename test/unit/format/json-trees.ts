import fc from 'fast-check';
import { jsonNumber, type JsonNumber, type JsonValue } from '../../../src-main/format';

/** Any UTF-16 text, halves of surrogate pairs and control characters too. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0x20, max: 0x7f })), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

/** Numbers as Python's json writes them. */
export const pythonNumber: fc.Arbitrary<JsonNumber> = fc.oneof(
  fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }).map((value) => jsonNumber(value, 'int')),
  fc.double().map((value) => jsonNumber(value, 'float')),
);

/** JSON trees of Python's dialect. */
export const jsonTree: fc.Arbitrary<JsonValue> = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom<JsonValue>(null, true, false),
    anyText,
    pythonNumber,
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.array(fc.tuple(anyText, tie('tree')), { maxLength: 5 }).map((members) => new Map(members)),
  ),
})).tree;
