import {
  isJsonList,
  isJsonMap,
  isJsonNumber,
  jsonNumber,
  pythonString,
  syncopyLine,
  writeJson,
  type JsonMap,
  type JsonValue,
  type TrialTable,
} from '../format';
import { depthOf } from './apply/depth';
import type { Draft } from './draft';

const INDENT = '    ';
/** Characters of a line, where its parts can be put on lines of their own. */
const LINE = 100;
/** Lists and objects inside of each other: Python's own parser takes no more than some hundred. */
const DEPTH = 30;

const CONSTANTS: Readonly<Record<string, string>> = {
  NaN: "float('nan')",
  Infinity: "float('inf')",
  '-Infinity': "-float('inf')",
};

/** A display of members between brackets: on one line where they fit, else each on its own or as many on one as fit. */
function display([open, close]: readonly [string, string], members: readonly string[], indent: string): string {
  const oneLine = `${open}${members.join(', ')}${close}`;
  if (indent.length + oneLine.length <= LINE && !oneLine.includes('\n')) return oneLine;
  const inner = indent + INDENT;
  const lines: string[] = [];
  for (const member of members) {
    const last = lines.at(-1);
    const isShort = last !== undefined && !last.includes('\n') && !member.includes('\n');
    if (isShort && inner.length + last.length + member.length + 3 <= LINE) lines[lines.length - 1] = `${last} ${member},`;
    else lines.push(`${member},`);
  }
  return `${open}\n${lines.map((line) => inner + line).join('\n')}\n${indent}${close}`;
}

/** A JSON value as Python writes it. A number keeps its token. */
function pythonValue(value: JsonValue, indent: string): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return pythonString(value);
  if (isJsonNumber(value)) return CONSTANTS[value.token] ?? value.token;
  const inner = indent + INDENT;
  if (isJsonList(value)) {
    return display(
      ['[', ']'],
      value.map((item) => pythonValue(item, inner)),
      indent,
    );
  }
  if (!isJsonMap(value)) return 'None';
  const members = [...value].map(([key, item]) => `${pythonString(key)}: ${pythonValue(item, inner)}`);
  return display(['{', '}'], members, indent);
}

function dictionary(map: JsonMap): string {
  return depthOf(map) > DEPTH ? `json.loads(${pythonString(writeJson(map))})` : pythonValue(map, '');
}

function labelList(labels: readonly string[]): string {
  return display(['[', ']'], labels.map(pythonString), '');
}

const NUMPY_CONSTANTS: Readonly<Record<string, string>> = { NaN: 'np.nan', Infinity: 'np.inf', '-Infinity': '-np.inf' };

/** The table as an array, a row a trial. */
function trialArray({ values, rows, columns, typeName }: TrialTable): string {
  const kind = typeName === 'int64' ? 'int' : 'float';
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = Array.from(values.subarray(row * columns, (row + 1) * columns), (value) => {
      const { token } = jsonNumber(value, kind);
      return NUMPY_CONSTANTS[token] ?? token;
    });
    return `${INDENT}[${cells.join(', ')}],`;
  });
  return `np.array([\n${lines.join('\n')}\n])`;
}

/**
 * The Python lines that make the same of the object in Syncopy: what differs in the end, whatever the way there was, by the setters
 * of `syncopy/datatype` and `definetrial`. Trials are given as the finished table: `definetrial` with events, and `redefinetrial`
 * with a window or a least length, would set other offsets or copy the data (`format/trials` tells where). In memory Syncopy makes
 * floats of a trial definition; its values are the same. `info` and `cfg` are set as a whole, since setting one key turns `1000.0`
 * into `1000` (`_serialize_value`). Each text stands in a literal that is escaped where Python asks for it. Empty where nothing
 * differs.
 */
export function pythonLines(draft: Draft, dataPath: string): string[] {
  const { labels, samplerate, trials, info, cfg } = draft.differences;
  const lines = [
    ...labels.map(({ dimension, after }) => `data.${dimension} = ${labelList(after)}`),
    ...(samplerate === null ? [] : [`data.samplerate = ${pythonValue(samplerate.after, '')}`]),
    ...(info === null ? [] : [`data.info = ${dictionary(info.after)}`]),
    ...(trials === null ? [] : [`trials = ${trialArray(trials.after)}`, 'spy.definetrial(data, trialdefinition=trials)']),
    ...(cfg === null ? [] : [`data.cfg = ${dictionary(cfg.after)}`]),
  ];
  if (lines.length === 0) return [];
  const isDeep = [info, cfg].some((map) => map !== null && depthOf(map.after) > DEPTH);
  const imports = [
    ...(isDeep ? ['import json'] : []),
    ...(trials === null ? [] : ['import numpy as np']),
    'import syncopy as spy',
  ];
  return [...imports, '', syncopyLine(dataPath), ...lines].flatMap((line) => line.split('\n'));
}
