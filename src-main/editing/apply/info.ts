import { success, type Result } from '../../errors';
import { isJsonList, isJsonMap, readJsonText, type JsonMap, type JsonValue, type ObjectDescription } from '../../format';
import type { CommandOf } from '../../commands';
import { fitsIn } from './depth';
import { refuseEdit, refuseText } from './refusals';

export type InfoPath = readonly (string | number)[];

/** Where a value stands, in words: `info["a"][3]`. */
export function infoPathInWords(path: InfoPath): string {
  return `info${path.map((step) => `[${JSON.stringify(step)}]`).join('')}`;
}

function refuseTaken(path: InfoPath): Result<never> {
  const last = path.at(-1);
  const reason =
    typeof last === 'string' ? `there is a value called "${last}" already` : `there is ${infoPathInWords(path)} already`;
  return refusePath(reason, path);
}

function refusePath(reason: string, path: InfoPath): Result<never> {
  return refuseEdit(reason, { kind: 'info', path });
}

type Container = JsonMap | readonly JsonValue[];

/** Puts another container in the place of the one at `path`, and copies none but those on the way. */
function inPlaceOf(
  within: Container,
  path: InfoPath,
  change: (found: Container) => Result<Container>,
  at = 0,
): Result<Container> {
  const step = path[at];
  if (at === path.length - 1 || step === undefined) return change(within);
  const inner = memberOf(within, step);
  const here = path.slice(0, at + 1);
  if (inner === undefined) return refusePath(`there is no ${infoPathInWords(here)}`, here);
  if (!isJsonMap(inner) && !isJsonList(inner)) return refusePath(`${infoPathInWords(here)} holds a value and no others`, here);
  const changed = inPlaceOf(inner, path, change, at + 1);
  return changed.ok ? success(withMember(within, step, changed.value)) : changed;
}

function memberOf(within: Container, step: string | number): JsonValue | undefined {
  if (isJsonMap(within)) return typeof step === 'string' ? within.get(step) : undefined;
  return typeof step === 'number' ? within[step] : undefined;
}

/** The step is one of the container's kind. */
function withMember(within: Container, step: string | number, value: JsonValue): Container {
  if (isJsonMap(within)) return new Map(within).set(String(step), value);
  const members = [...within];
  members[Number(step)] = value;
  return members;
}

/** `info` with its container at the end of the path changed. */
function changed(
  description: ObjectDescription,
  path: InfoPath,
  change: (found: Container, last: string | number) => Result<Container>,
): Result<ObjectDescription> {
  const last = path.at(-1) ?? '';
  const info = inPlaceOf(description.info, path, (found) => change(found, last));
  if (!info.ok) return info;
  // The way begins at an object, and a container keeps its kind.
  return isJsonMap(info.value) ? success({ ...description, info: info.value }) : refusePath('info is no object', path);
}

/** The whole of `info` from its text, in Python's JSON: `NaN`, `1000.0` and long integers are kept as they are written. */
export function setInfo(description: ObjectDescription, { text }: CommandOf<'set-info'>): Result<ObjectDescription> {
  const read = readJsonText(text);
  if (!read.ok) return refuseText(read.fault);
  if (!isJsonMap(read.value)) {
    const reason = 'the text is no JSON object, which begins with { and ends with }';
    return refuseEdit(reason, { kind: 'text', line: 1, column: 1 });
  }
  if (!fitsIn(read.value, 1)) return refuseEdit('its lists and objects are nested too deeply', { kind: 'field', name: 'text' });
  return success({ ...description, info: read.value });
}

/** One value, in the place of another unless it is to be new; a new one comes behind the last of an object or of a list. */
export function setInfoValue(description: ObjectDescription, command: CommandOf<'set-info-value'>): Result<ObjectDescription> {
  const { path } = command;
  const read = readJsonText(command.value);
  if (!read.ok) return refuseText(read.fault);
  const { value } = read;
  if (!fitsIn(value, 1 + path.length)) return refusePath('its lists and objects are nested too deeply', path);
  return changed(description, path, (found, last) => {
    if (command.isNew === true && memberOf(found, last) !== undefined) return refuseTaken(path);
    const isPlace = isJsonMap(found) ? typeof last === 'string' : typeof last === 'number' && last <= found.length;
    return isPlace ? success(withMember(found, last, value)) : refusePath(`there is no ${infoPathInWords(path)}`, path);
  });
}

export function removeInfoValue(
  description: ObjectDescription,
  command: CommandOf<'remove-info-value'>,
): Result<ObjectDescription> {
  const { path } = command;
  return changed(description, path, (found, last) => {
    if (memberOf(found, last) === undefined) return refusePath(`there is no ${infoPathInWords(path)}`, path);
    if (isJsonMap(found)) return success(new Map([...found].filter(([key]) => key !== last)));
    return success(found.filter((_, index) => index !== last));
  });
}

/** Another key for a value, which stays where it stands. */
export function renameInfoKey(description: ObjectDescription, command: CommandOf<'rename-info-key'>): Result<ObjectDescription> {
  const { path, to } = command;
  return changed(description, path, (found, last) => {
    if (memberOf(found, last) === undefined) return refusePath(`there is no ${infoPathInWords(path)}`, path);
    if (!isJsonMap(found)) return refusePath(`${infoPathInWords(path)} stands in a list and has no key`, path);
    if (to !== last && found.has(to)) return refuseTaken([...path.slice(0, -1), to]);
    return success(new Map([...found].map(([key, value]) => [key === last ? to : key, value] as const)));
  });
}
