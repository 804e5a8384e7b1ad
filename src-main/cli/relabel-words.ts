import { parseArgs } from 'node:util';
import { Mistake, refuseRepeated, SAVING, savingOf, type Saving } from './word-rules';

/** How labels are changed. */
export type LabelChange =
  | { readonly by: 'names'; readonly names: readonly { readonly from: string; readonly to: string }[] }
  | { readonly by: 'replacing'; readonly find: string; readonly replace: string; readonly regex: boolean }
  | { readonly by: 'pattern'; readonly pattern: string }
  /** A file with one label a line. */
  | { readonly by: 'file'; readonly path: string };

export interface RelabelCommand extends Saving {
  readonly name: 'relabel';
  /** Null: the channels. */
  readonly dimension: string | null;
  readonly change: LabelChange;
}

const OPTIONS = {
  ...SAVING,
  dimension: { type: 'string' },
  rename: { type: 'string', multiple: true },
  find: { type: 'string' },
  replace: { type: 'string' },
  regex: { type: 'boolean' },
  pattern: { type: 'string' },
  labels: { type: 'string' },
} as const;

function pairOf(text: string): { from: string; to: string } {
  const at = text.indexOf('=');
  if (at < 1) throw new Mistake(`--rename wants OLD=NEW, not '${text}'`);
  return { from: text.slice(0, at), to: text.slice(at + 1) };
}

interface Values {
  readonly rename?: readonly string[] | undefined;
  readonly find?: string | undefined;
  readonly replace?: string | undefined;
  readonly regex?: boolean | undefined;
  readonly pattern?: string | undefined;
  readonly labels?: string | undefined;
}

function changeOf({ rename, find, replace, regex, pattern, labels }: Values): LabelChange {
  const changes: LabelChange[] = [];
  if (rename !== undefined) changes.push({ by: 'names', names: rename.map(pairOf) });
  if (find !== undefined || replace !== undefined || regex === true) {
    if (find === undefined || replace === undefined) throw new Mistake('--find and --replace belong together');
    changes.push({ by: 'replacing', find, replace, regex: regex === true });
  }
  if (pattern !== undefined) changes.push({ by: 'pattern', pattern });
  if (labels !== undefined) changes.push({ by: 'file', path: labels });
  const [change, second] = changes;
  if (change === undefined || second !== undefined) {
    throw new Mistake('one of --rename, --find with --replace, --pattern and --labels is needed');
  }
  return change;
}

export function readRelabel(args: string[]): RelabelCommand | null {
  const { values, positionals, tokens } = parseArgs({ args, options: OPTIONS, allowPositionals: true, tokens: true });
  if (values.help === true) return null;
  refuseRepeated(tokens, 'rename');
  return {
    name: 'relabel',
    ...savingOf(values, positionals),
    dimension: values.dimension ?? null,
    change: changeOf(values),
  };
}
