import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, ObjectSummary } from '../../../src-main/contract';
import { readJournal, type Journal } from '../../../src-main/editing';
import { nodeFiles } from '../../../src-main/files';
import type { hostDesk } from './host-desk';

export type HostDesk = ReturnType<typeof hostDesk>;

/** Renames the first channel. */
export const named = (to: string): Command => ({ do: 'set-label', dimension: 'channel', at: 0, to });

/** The first channel's name. */
export function firstChannel({ labels }: ObjectSummary): string | undefined {
  return labels['channel']?.[0];
}

/** The journals that lie there, as they can be read. */
export function journalsIn(folder: string): Promise<Journal[]> {
  return Promise.all(readdirSync(folder).map((name) => readJournal(nodeFiles, join(folder, name))));
}

/** What the journals say of their writers is of processes before the last start of the machine. */
export function killWriters(folder: string): void {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), text.replace(/"bootId":"[^"]*"/, '"bootId":"before"'));
  }
}

/** Opens an object and renames its first channel so often. */
export async function edited({ ask, open }: HostDesk, path: string, ...names: string[]): Promise<ObjectSummary> {
  let summary = await open(path);
  for (const name of names) summary = await ask('edit', { objectId: summary.id, command: named(name) });
  return summary;
}
