import { rootAttributes, type ObjectDescription, type RootAttribute } from '../format';
import type { AttributeEdit, Hdf5AttributeValue, Hdf5Structure } from '../hdf5';

type Held = Hdf5AttributeValue | undefined;

function isListOf(held: Held, wanted: readonly unknown[]): boolean {
  if (typeof held !== 'object') return false;
  return held.length === wanted.length && wanted.every((value, at) => Object.is(held[at], value));
}

/** True where the file holds the attribute's value already, so that it can stay as it lies. */
function holds(held: Held, { value }: RootAttribute): boolean {
  return typeof value === 'object' ? isListOf(held, value) : Object.is(held, value);
}

/** All root attributes of a new file. */
export function attributesOf(description: ObjectDescription, log: string): readonly AttributeEdit[] {
  return rootAttributes(description, log).write;
}

/** What must change of a file's root attributes, so that they are those that a save writes; the others stay byte for byte. */
export function attributeEdits(
  description: ObjectDescription,
  log: string,
  { attributes, attributeNames }: Hdf5Structure,
): AttributeEdit[] {
  const { write, leaveOut } = rootAttributes(description, log);
  const tooLong = leaveOut.filter((name) => attributeNames.includes(name));
  return [
    ...tooLong.map((name) => ({ name, kind: 'remove' }) as const),
    ...write.filter((attribute) => !holds(attributes[attribute.name], attribute)),
  ];
}
