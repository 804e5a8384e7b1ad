import { printable } from '../errors';
import { aligned } from './line-text';
import type { FaultyFile, ObjectFacts } from './object-facts';

/** Labels beyond these are counted, not printed. */
const LABELS_SHOWN = 8;

function listed(labels: readonly (string | number)[] | null): string {
  if (labels === null) return 'none';
  const shown = labels.slice(0, LABELS_SHOWN).join(', ');
  return labels.length > LABELS_SHOWN ? `${shown}, ... (${labels.length})` : shown;
}

function shapeText({ shape, dimord }: ObjectFacts): string {
  return shape.map((count, axis) => `${dimord[axis] ?? `axis ${axis + 1}`} ${count}`).join(' x ');
}

/** One object for people, a fact a line. */
export function objectText(facts: ObjectFacts): string {
  const rows = [
    ['class', facts.dataclass],
    ['tag', facts.tag ?? 'none'],
    [
      'shape',
      facts.shape.length === facts.dimord.length ? shapeText(facts) : `${facts.shape.join(' x ')} (${facts.dimord.join(', ')})`,
    ],
    ['dtype', facts.dtype],
    ['trials', String(facts.trials)],
    ['samplerate', facts.samplerate === null ? 'none' : `${facts.samplerate} Hz`],
    ...Object.entries(facts.labels).map(([dimension, labels]) => [dimension, listed(labels)]),
  ];
  return [printable(facts.filename), ...aligned(rows).map((line) => `  ${line}`), ''].join('\n');
}

function isFaulty(entry: ObjectFacts | FaultyFile): entry is FaultyFile {
  return 'error' in entry;
}

/** What of a folder is told beside its objects. */
export interface FolderRemarks {
  /** Names of the containers directly inside of a plain folder. */
  readonly containers: readonly string[];
  /** True where Syncopy's load of the whole container would fail. */
  readonly syncopyRefuses: boolean;
}

/** A folder for people: a table of its objects, then each faulty file with its reason. */
export function folderText(
  entries: readonly (ObjectFacts | FaultyFile)[],
  { containers, syncopyRefuses }: FolderRemarks,
): string {
  const objects = entries.filter((entry): entry is ObjectFacts => !isFaulty(entry));
  const faulty = entries.filter(isFaulty);
  const lines: string[] = [];
  if (objects.length > 0) {
    const head = ['file', 'class', 'tag', 'shape', 'dtype', 'trials', 'samplerate'];
    const rows = objects.map((facts) => [
      facts.filename,
      facts.dataclass,
      facts.tag ?? '',
      facts.shape.join(' x '),
      facts.dtype,
      String(facts.trials),
      facts.samplerate === null ? '' : `${facts.samplerate} Hz`,
    ]);
    lines.push(...aligned([head, ...rows]));
  }
  if (faulty.length > 0) {
    if (lines.length > 0) lines.push('');
    lines.push(...aligned(faulty.map(({ filename, error }) => [filename, error.code, error.message])));
  }
  if (syncopyRefuses) lines.push('', 'Syncopy would refuse to load this folder as a whole.');
  if (containers.length > 0)
    lines.push(...(lines.length > 0 ? [''] : []), printable(`Containers here: ${containers.join(', ')}`));
  if (lines.length === 0) lines.push('No objects.');
  return [...lines, ''].join('\n');
}
