import { expect } from 'vitest';
import type { InputPlace, Result } from '../../../../src-main/errors';
import {
  elementTypeOfName,
  jsonNumber,
  trialsOf,
  type DataClassName,
  type ObjectDescription,
  type TrialTable,
} from '../../../../src-main/format';
import { fixtureObject, trialTable } from '../fixtures';

type Rows = readonly (readonly number[])[];

interface Made {
  readonly samples?: number;
  /** Hz. */
  readonly rate?: number | null;
  readonly typeName?: TrialTable['typeName'];
  readonly names?: readonly string[];
}

function type(name: string): NonNullable<ReturnType<typeof elementTypeOfName>> {
  const found = elementTypeOfName(name);
  if (found === null) throw new Error(name);
  return found;
}

function made(description: ObjectDescription, rows: Rows, { rate = 1000, typeName = 'int64', names }: Made): ObjectDescription {
  return {
    ...description,
    trials: trialTable(rows, typeName),
    samplerate: rate === null ? null : jsonNumber(rate, 'float'),
    info: new Map(names === undefined ? [] : [['trialinfo', [...names]]]),
  };
}

/** Data of 4 channels sampled in time. */
export function continuous(rows: Rows, given: Made = {}, dataclass: DataClassName = 'AnalogData'): ObjectDescription {
  const base = fixtureObject('tokens.analog.info');
  const data = { ...base.data, shape: [given.samples ?? 600, 4], type: type('float32') };
  return made({ ...base, dataclass, data, datasets: [data] }, rows, given);
}

/** A table of 40 events. */
export function events(rows: Rows, given: Made = {}): ObjectDescription {
  return made(fixtureObject('codes.event.info'), rows, given);
}

/** A table as its rows. */
export function rowsOf(table: TrialTable): number[][] {
  return trialsOf(table).map(({ start, stop, offset, info }) => [start, stop, offset, ...info]);
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Rows of the table that a rule makes. */
export function rows(result: Result<TrialTable>): number[][] {
  return rowsOf(valueOf(result));
}

/** The sentence of a refusal; `cell` is the row and the column that it must name. */
export function refused(result: Result<unknown>, cell?: readonly [number, number]): string {
  expect(result.ok).toBe(false);
  if (result.ok) return '';
  const at: InputPlace | undefined = cell === undefined ? undefined : { kind: 'cell', row: cell[0], column: cell[1] };
  expect(result.error).toMatchObject({ code: 'edit-refused' });
  expect(result.error.at).toEqual(at);
  return result.error.message;
}
