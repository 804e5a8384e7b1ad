import { elementTypeName, type ElementType } from '../../format';
import { damaged } from '../hdf5-errors';
import { Fields } from './fields';

const CLASS = { fixed: 0, float: 1, compound: 6, enumeration: 8 } as const;

function other(name: string, size: number): ElementType {
  return { name, kind: 'other', size, littleEndian: true };
}

/** Fixed-point and floating-point numbers that fill their bytes in the usual way; anything else is `other`. */
function readNumber(fields: Fields, typeClass: number, bits: number, size: number): ElementType {
  const bitOffset = fields.uint(2);
  const precision = fields.uint(2);
  if (typeClass === CLASS.float) fields.skip(8);
  const kind = typeClass === CLASS.float ? 'float' : (bits & 8) !== 0 ? 'int' : 'uint';
  const name = elementTypeName(kind, size);
  // C's long double, numpy's float128, takes 16 bytes and on most machines fills 10 of them.
  const isFull = precision === size * 8 || (kind === 'float' && size === 16);
  const isVax = typeClass === CLASS.float && (bits & 0x40) !== 0;
  if (name === null || bitOffset !== 0 || !isFull || isVax) return other('number', size);
  return { name, kind, size, littleEndian: (bits & 1) === 0 };
}

/** The name and offset before each member's type (IV.A.2.d, class 6); the form depends on the version. */
function readMemberHead(fields: Fields, version: number, compoundSize: number): { name: string; offset: number } {
  const name = fields.textUntilNul(version === 3 ? 1 : 8);
  if (version === 3) {
    let width = 1;
    while (width < 4 && compoundSize >= 2 ** (8 * width)) width += 1;
    return { name, offset: fields.uint(width) };
  }
  const offset = fields.uint(4);
  if (version === 1) fields.skip(28);
  return { name, offset };
}

/** h5py stores complex numbers as a compound of two floats `r` and `i`; any other compound is `other`. */
function readCompound(fields: Fields, version: number, memberCount: number, size: number): ElementType {
  const compound = other('compound', size);
  if (memberCount !== 2) return compound;
  const first = readMemberHead(fields, version, size);
  const real = readDatatypeFields(fields);
  if (real.kind !== 'float' || first.name !== 'r' || first.offset !== 0) return compound;
  const second = readMemberHead(fields, version, size);
  const imaginary = readDatatypeFields(fields);
  const alike = imaginary.name === real.name && imaginary.littleEndian === real.littleEndian;
  const name = elementTypeName('complex', size);
  if (!alike || second.name !== 'i' || second.offset !== real.size || size !== 2 * real.size || name === null) return compound;
  return { name, kind: 'complex', size, littleEndian: real.littleEndian };
}

function readDatatypeFields(fields: Fields): ElementType {
  const head = fields.uint(1);
  const bits = fields.uint(3);
  const size = fields.uint(4);
  const version = head >> 4;
  const typeClass = head & 15;
  if (version < 1 || version > 5 || size === 0) damaged();
  switch (typeClass) {
    case CLASS.fixed:
    case CLASS.float:
      return readNumber(fields, typeClass, bits, size);
    case CLASS.compound:
      return readCompound(fields, Math.min(version, 3), bits & 0xffff, size);
    case CLASS.enumeration:
      // h5py writes numpy's bool as an enumeration FALSE, TRUE over one byte.
      return other(size === 1 && (bits & 0xffff) === 2 ? 'bool' : 'enum', size);
    default:
      return other(CLASS_NAMES[typeClass] ?? 'unknown', size);
  }
}

const CLASS_NAMES: Readonly<Record<number, string>> = {
  2: 'time',
  3: 'string',
  4: 'bitfield',
  5: 'opaque',
  7: 'reference',
  9: 'vlen',
  10: 'array',
  11: 'complex',
};

/** IV.A.2.d "The Datatype Message": what one element is. */
export function readDatatype(data: Uint8Array): ElementType {
  return readDatatypeFields(new Fields(data));
}

/**
 * Where in a datatype message the byte order stands: byte 1, bit 0, of each number in it. Empty for a type that holds
 * no plain number.
 */
export function byteOrderPositions(data: Uint8Array): readonly number[] {
  const type = readDatatype(data);
  if (type.kind === 'int' || type.kind === 'uint' || type.kind === 'float') return [1];
  if (type.kind !== 'complex') return [];
  const fields = new Fields(data);
  const version = Math.min(fields.uint(1) >> 4, 3);
  fields.skip(7);
  return [0, 1].map(() => {
    readMemberHead(fields, version, type.size);
    const position = fields.position + 1;
    readDatatypeFields(fields);
    return position;
  });
}
