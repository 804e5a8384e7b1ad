import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf } from '../../../src-main/errors';
import { planSave, saveObject } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { author, copyPair, opened, saveTools, scratchFolder } from '../../unit/objects/saving';
import { snapshot } from '../cli/folders';
import { runPython } from '../python';

const path = scratchFolder();
const tools = saveTools();
const { files, store } = tools;

/** Plans to replace an object, lets `meanwhile` happen, and carries the plan out. Answers how it was refused. */
async function refusalAfter(meanwhile: (target: string) => void) {
  const source = await opened(tools, copyPair('containers/loose.analog', path('source.analog')));
  const target = copyPair('containers/loose.analog', path('target.analog'));
  const paths = { currentFolder: tmpdir(), home: tmpdir(), platform: 'linux', overwrite: true } as const;
  const planned = await planSave(files, store, source, { filename: target }, paths);
  expect(planned.isBeingWritten).toBe(false);
  meanwhile(target);
  const before = snapshot(path());
  const order = { planned, replaces: planned.found, acceptDamage: false, author };
  const found = await saveObject(tools, source, order, unwatched()).then(() => null, problemOf);
  expect(snapshot(path())).toEqual(before);
  return found;
}

describe('a program that begins to write a target after it was looked at', () => {
  it('is not written over, whether it is still at work', async () => {
    const found = await refusalAfter((target) => runPython(resolve(import.meta.dirname, '../mark_open.py'), target));
    expect(readFileSync(path('target.analog'))[20]).toBe(1);
    expect(found).toMatchObject({ code: 'changed-meanwhile', outcome: 'Nothing was changed.' });
  });

  it('or is done', async () => {
    const found = await refusalAfter((target) =>
      runPython('-c', 'import h5py, sys; h5py.File(sys.argv[1], "r+")["data"][3] = 1', target),
    );
    expect(found).toMatchObject({ code: 'changed-meanwhile', outcome: 'Nothing was changed.' });
  });
});
