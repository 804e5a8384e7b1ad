import { success, type Result } from '../../errors';
import { dataClass, labelsForSave, loadFaults, type ObjectDescription } from '../../format';
import { COMMAND_LIMITS, type CommandOf } from '../../commands';
import { replacer, type Replacer } from '../pattern';
import { counted } from '../words';
import { refuseEdit, refuseField } from './refusals';

/** The labels of a dimension as a save would write them. Errors: `edit-refused`. */
function labelsOf(description: ObjectDescription, dimension: string): Result<readonly string[]> {
  if (!dataClass(description.dataclass).labelDimensions.includes(dimension)) {
    return refuseField('dimension', `${description.dataclass} has no labels of "${dimension}"`);
  }
  const labels = labelsForSave(description)[dimension];
  return labels == null
    ? refuseField('dimension', `the labels of "${dimension}" are not known; give all of them`)
    : success(labels);
}

/**
 * The first fault among labels that are new or stand elsewhere than before. Those that stay are the object's own, be they
 * double: who mends one of several must not be held up by the others.
 */
function changedFault(before: readonly string[], after: readonly string[], dimension: string): Result<never> | null {
  const firstPlace = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const [index, label] of after.entries()) {
    if (!firstPlace.has(label)) firstPlace.set(label, index);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  for (const [index, label] of after.entries()) {
    if (label === before[index]) continue;
    const at = { kind: 'label', dimension, index } as const;
    if (label.trim() === '') return refuseEdit(`label ${index + 1} of "${dimension}" is empty`, at);
    const unwritable = loadFaults.label(label);
    if (unwritable !== null) return refuseEdit(`label ${index + 1} of "${dimension}" ${unwritable}`, at);
    if ((counts.get(label) ?? 0) > 1) {
      const other = firstPlace.get(label) === index ? after.indexOf(label, index + 1) : (firstPlace.get(label) ?? 0);
      return refuseEdit(`labels ${other + 1} and ${index + 1} of "${dimension}" are both "${label}"`, at);
    }
  }
  return null;
}

function withLabels(
  description: ObjectDescription,
  dimension: string,
  before: readonly string[],
  after: readonly string[],
): Result<ObjectDescription> {
  if (before.length === after.length && after.every((label, index) => label === before[index])) return success(description);
  const fault = changedFault(before, after, dimension);
  if (fault !== null) return fault;
  return success({ ...description, labels: { ...description.labels, [dimension]: after } });
}

/** Labels that a rule makes of others. It stops at the first that is too long: all of them might not fit into memory. */
function madeLabels(
  before: readonly string[],
  dimension: string,
  make: (label: string, index: number) => string,
): Result<readonly string[]> {
  const after: string[] = [];
  for (const [index, label] of before.entries()) {
    const made = make(label, index);
    if (made.length > COMMAND_LIMITS.label) {
      const reason = `label ${index + 1} of "${dimension}" would be longer than ${COMMAND_LIMITS.label} characters`;
      return refuseEdit(reason, { kind: 'label', dimension, index });
    }
    after.push(made);
  }
  return success(after);
}

/** One label anew. `at` counts from 0. */
export function setLabel(description: ObjectDescription, command: CommandOf<'set-label'>): Result<ObjectDescription> {
  const { dimension, at, to } = command;
  const before = labelsOf(description, dimension);
  if (!before.ok) return before;
  if (at >= before.value.length) {
    return refuseField('at', `there are ${before.value.length} labels of "${dimension}", and none in place ${at + 1}`);
  }
  const after = before.value.map((label, index) => (index === at ? to : label));
  return withLabels(description, dimension, before.value, after);
}

/** All labels of a dimension, one for each that there is. Those that a discrete object does not know yet are counted by the save. */
export function setLabels(description: ObjectDescription, command: CommandOf<'set-labels'>): Result<ObjectDescription> {
  const { dimension, labels } = command;
  const before = labelsOf(description, dimension);
  const isUnknown = description.labels[dimension] === null && dataClass(description.dataclass).discrete;
  if (!before.ok && !isUnknown) return before;
  const known = before.ok ? before.value : [];
  if (before.ok && known.length !== labels.length) {
    return refuseField(
      'labels',
      `${counted(labels.length, 'label is', 'labels are')} given for the ${known.length} of "${dimension}"`,
    );
  }
  if (labels.length === 0) return refuseField('labels', `there is no label of "${dimension}"`);
  return withLabels(description, dimension, known, labels);
}

/** Labels by their old names, all at once, so that two can change places. */
export function renameLabels(description: ObjectDescription, command: CommandOf<'rename-labels'>): Result<ObjectDescription> {
  const { dimension, names } = command;
  const before = labelsOf(description, dimension);
  if (!before.ok) return before;
  const there = new Set(before.value);
  const renamed = new Map<string, string>();
  for (const { from, to } of names) {
    if (!there.has(from)) return refuseField('names', `there is no label "${from}" of "${dimension}"`);
    if (renamed.has(from)) return refuseField('names', `two new names are given for "${from}" of "${dimension}"`);
    renamed.set(from, to);
  }
  const after = before.value.map((label) => renamed.get(label) ?? label);
  return withLabels(description, dimension, before.value, after);
}

/** Finds and replaces, a text as it is or a regular expression, every match in every label. */
export function replaceInLabels(
  description: ObjectDescription,
  command: CommandOf<'replace-in-labels'>,
): Result<ObjectDescription> {
  const { dimension, find, replace, regex } = command;
  const before = labelsOf(description, dimension);
  if (!before.ok) return before;
  if (find === '') return refuseField('find', 'what is to be found is empty');
  const change: Replacer = regex
    ? replacer(find, replace, before.value)
    : { ok: true, replace: (label) => label.replaceAll(find, () => replace) };
  if (!change.ok) return refuseField(change.part, change.reason);
  const replaced = madeLabels(before.value, dimension, change.replace);
  if (!replaced.ok) return replaced;
  if (replaced.value.every((label, index) => label === before.value[index])) {
    return refuseField('find', `no label of "${dimension}" is changed by this`);
  }
  return withLabels(description, dimension, before.value, replaced.value);
}

const NUMBER = /\{n(?::0?([1-9]\d?))?\}/g;
const NUMBER_HERE = /\{n(?::0?(?:[1-9]\d?))?\}/;

/** The `n`-th label of a pattern: `ch{n}` gives `ch1`, `ch{n:03}` gives `ch001`. */
function numbered(pattern: string, n: number): string {
  return pattern.replace(NUMBER, (_, width: string | undefined) => n.toString().padStart(Number(width ?? 0), '0'));
}

/** All labels by their number, from 1. */
export function numberLabels(description: ObjectDescription, command: CommandOf<'number-labels'>): Result<ObjectDescription> {
  const { dimension, pattern } = command;
  const before = labelsOf(description, dimension);
  if (!before.ok) return before;
  if (!NUMBER_HERE.test(pattern)) return refuseField('pattern', 'the pattern has no number: write {n}, or {n:03} for 001');
  const after = madeLabels(before.value, dimension, (_, index) => numbered(pattern, index + 1));
  return after.ok ? withLabels(description, dimension, before.value, after.value) : after;
}
