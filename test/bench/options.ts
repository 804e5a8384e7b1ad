import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What can be measured, in the order in which it is. */
export const PARTS = [
  'start',
  'save',
  'kinds',
  'drafted',
  'memory',
  'growth',
  'select',
  'listing',
  'picture',
  'window',
  'opening',
  'reflink',
] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  readonly parts: readonly Part[];
  /** Bytes of the object that the bars are about. */
  readonly size: number;
  /** Bytes of the largest object that is made. */
  readonly largest: number;
  /** Of each pair of a measurement and its counterpart. */
  readonly runs: number;
  /** Only to see that the bench itself works. */
  readonly quick: boolean;
  /** A bar that is missed is the status of the process. */
  readonly strict: boolean;
  /** Where the files are made, and so whose disk is measured. */
  readonly folder: string;
  readonly results: string;
}

export const USAGE = `usage: npm run bench [-- OPTION ...]

  --size SIZE       of the object that the bars are about, as 10MB or 8GB (1GB)
  --largest SIZE    of the largest object of the tables (6GB, or --size where that is larger)
  --only PART,...   of ${PARTS.join(', ')}
  --runs N          of each pair of a measurement and its counterpart (7)
  --folder PATH     where the files are made, and so whose disk is measured (out/)
  --results FILE    where the report goes (test/bench/RESULTS.md)
  --quick           few runs, small objects: shows that the bench works, and nothing else
  --strict          ends with status 1 where a bar is missed
`;

const GIGABYTE = 1e9;

/** Bytes of a size as people write it: decimal units. */
export function bytesOf(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*(MB|GB)$/i.exec(text.trim());
  if (found === null) throw new Error(`${text} is no size: 10MB or 8GB`);
  return Number(found[1]) * (found[2]?.toUpperCase() === 'GB' ? GIGABYTE : 1e6);
}

function partsOf(text: string | undefined): readonly Part[] {
  if (text === undefined) return PARTS;
  const names = text.split(',');
  const unknown = names.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new Error(`there is no part ${unknown}: ${PARTS.join(', ')}`);
  return PARTS.filter((part) => names.includes(part));
}

function runsOf(text: string): number {
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`${text} is no number of runs`);
  return runs;
}

/** Reads the words of the command; null where help is asked for. Throws a sentence for words that make no sense. */
export function readOptions(words: readonly string[], project: string): Options | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      size: text,
      largest: text,
      only: text,
      runs: text,
      folder: text,
      results: text,
      quick: flag,
      strict: flag,
      help: flag,
    },
  });
  if (values.help) return null;
  // npm starts its scripts in the project's folder and tells where it was typed.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const size = bytesOf(values.size ?? (values.quick ? '10MB' : '1GB'));
  const largest = bytesOf(values.largest ?? (values.quick ? '10MB' : '6GB'));
  return {
    parts: partsOf(values.only),
    size,
    largest: Math.max(size, largest),
    runs: runsOf(values.runs ?? (values.quick ? '1' : '7')),
    quick: values.quick,
    strict: values.strict,
    folder: values.folder === undefined ? join(project, 'out') : resolve(from, values.folder),
    results: values.results === undefined ? join(project, 'test', 'bench', 'RESULTS.md') : resolve(from, values.results),
  };
}
