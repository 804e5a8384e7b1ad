import { elementTypeName, numberArray } from '../format';
import type { Hdf5AttributeValue } from './hdf5';
import type { LibraryFile, LibraryModule } from './library';
import { LIMITS } from './limits';

type AttributeFacts = ReturnType<LibraryModule['get_attribute_metadata']>;

/** Bytes that the attributes not yet read may take; those for which there is no room are only named. */
export interface Room {
  bytes: number;
}

const TYPE = { integer: 0, float: 1, string: 3 } as const;
const UTF8 = 1;
const POINTER_BYTES = 4;

function decoderOf({ cset }: AttributeFacts): TextDecoder {
  return new TextDecoder(cset === UTF8 ? 'utf-8' : 'latin1');
}

/** Texts of one length each, filled up with NUL. */
function fixedTexts(bytes: Uint8Array, facts: AttributeFacts): string[] {
  const decoder = decoderOf(facts);
  return Array.from({ length: facts.total_size }, (_, index) => {
    const text = bytes.subarray(index * facts.size, (index + 1) * facts.size);
    const end = text.indexOf(0);
    return decoder.decode(end === -1 ? text : text.subarray(0, end));
  });
}

/**
 * Texts that the library laid into its memory, each behind a pointer and with a NUL at its end; a text that is not there has
 * no pointer. Null beyond the limit: a made-up list can name one long text a thousand times.
 */
function pointedTexts(memory: Uint8Array, bytes: Uint8Array<ArrayBuffer>, facts: AttributeFacts, room: Room): string[] | null {
  const decoder = decoderOf(facts);
  const pointers = new DataView(bytes.buffer);
  const texts: string[] = [];
  for (let index = 0; index < facts.total_size; index += 1) {
    const pointer = pointers.getUint32(index * POINTER_BYTES, true);
    const end = pointer === 0 ? 0 : memory.indexOf(0, pointer);
    room.bytes -= end - pointer;
    if (room.bytes < 0) return null;
    texts.push(decoder.decode(memory.subarray(pointer, end)));
  }
  return texts;
}

function numbers(bytes: Uint8Array<ArrayBuffer>, facts: AttributeFacts): Hdf5AttributeValue | null {
  const { type, size, signed, total_size: count, shape } = facts;
  const kind = type === TYPE.float ? 'float' : signed ? 'int' : 'uint';
  const name = elementTypeName(kind, size);
  const values = name === null ? null : numberArray({ name, kind, size, littleEndian: true }, bytes.buffer, 0, count);
  if (values === null) return null;
  if (shape?.length === 0) return values[0] ?? null;
  if (values instanceof Float64Array || values instanceof BigInt64Array) return values;
  return values instanceof BigUint64Array ? null : Array.from(values);
}

function isKnown({ type, size, total_size: count }: AttributeFacts): boolean {
  return (type === TYPE.integer || type === TYPE.float || type === TYPE.string) && size * count <= LIMITS.attributeBytes;
}

/**
 * The value of a root attribute; null for one that is no text and no number, or is too long to look at. h5wasm's own
 * function asks nobody whether the reading went well, and then follows the pointers in whatever its memory held before.
 */
export function attributeValue(file: LibraryFile, name: string, room: Room): Hdf5AttributeValue | null {
  const facts = file.call((module, id) => module.get_attribute_metadata(id, '/', name));
  if (!isKnown(facts) || facts.shape === null) return null;
  if (facts.total_size === 0) return [];
  const byteLength = facts.size * facts.total_size;
  room.bytes -= byteLength;
  if (room.bytes < 0) return null;
  return file.withMemory(byteLength, (pointer) => {
    file.module.HEAPU8.fill(0, pointer, pointer + byteLength);
    try {
      file.call((module, id) => module.get_attribute_data(id, '/', name, BigInt(pointer)));
      const bytes = file.module.HEAPU8.slice(pointer, pointer + byteLength);
      if (facts.type !== TYPE.string) return numbers(bytes, facts);
      const texts = facts.vlen ? pointedTexts(file.module.HEAPU8, bytes, facts, room) : fixedTexts(bytes, facts);
      return facts.shape?.length === 0 ? (texts?.[0] ?? null) : texts;
    } finally {
      if (facts.vlen) file.module.reclaim_vlen_memory(file.id, '/', name, BigInt(pointer));
    }
  });
}
