import { performance } from 'node:perf_hooks';
import {
  createClient,
  hostCalls,
  pictureCalls,
  type Client,
  type ObjectSummary,
  type PictureCalls,
  type Result,
} from '../../../src-main/contract';
import { problemOf, type Problem } from '../../../src-main/errors';
import { nodeFiles, type Files } from '../../../src-main/files';
import { refOfPath, type ChecksumVerdict } from '../../../src-main/format';
import { startHost } from '../../../src-main/host';
import { verifyStored, type SaveTools } from '../../../src-main/objects';
import { unwatched } from '../../../src-main/tasks';
import { nodeChannel } from '../../unit/contract/node-channel';

/** What a person asks of an object, and how it ended: `done`, or a problem. */
export interface Deed {
  readonly what: 'list' | 'open' | 'picture' | 'numbers' | 'verify' | 'save' | 'open the copy' | 'verify the copy';
  readonly problem: Problem | null;
  readonly milliseconds: number;
}

/** All that was done with one folder. */
export interface Visit {
  readonly deeds: readonly Deed[];
  /** Of the object; null where it answered a problem. */
  readonly verdict: ChecksumVerdict | null;
  /** Of the copy. */
  readonly copyVerdict: ChecksumVerdict | null;
  /** The data file of the copy, and whether the save was insisted on; null where there is none. */
  readonly copy: { readonly data: string; readonly insisted: boolean } | null;
  readonly listed: readonly { readonly filename: string; readonly kind: 'object' | 'stray' }[];
}

/** The disk, but nothing is forced to it: how a save outlives a loss of power is another test's matter. */
export const unforcedFiles: Files = {
  ...nodeFiles,
  async open(path, mode, permissions) {
    const handle = await nodeFiles.open(path, mode, permissions);
    return new Proxy(handle, {
      get(target, name): unknown {
        const member: unknown = Reflect.get(target, name, target);
        if (name === 'sync') return () => Promise.resolve();
        return typeof member === 'function' ? (...given: unknown[]): unknown => Reflect.apply(member, target, given) : member;
      },
    });
  },
  syncFolder: () => Promise.resolve(),
};

const OWNER = 'window';

/** Asks for the first picture of an object. */
function firstPicture(
  pictures: Client<PictureCalls>,
  { id: objectId, picture, datasets }: ObjectSummary,
): Promise<Result<unknown>> {
  const whole = { objectId, trial: 0, from: null, to: null, columns: 200 };
  const first = { objectId, trial: 0, measure: 'power' } as const;
  switch (picture) {
    case 'traces':
      return pictures.call('traces', { ...whole, dataset: datasets[0]?.name ?? 'data', channels: [0] });
    case 'spectrum':
      return pictures.call('spectrum', { ...first, channels: [0], timeIndex: null, taper: null });
    case 'matrix':
      return pictures.call('matrix', { ...first, timeIndex: 0, freqIndex: 0 });
    case 'raster':
      return pictures.call('raster', { ...whole, rowsBy: 'channel', firstRow: 0, rows: 16 });
    case 'ticks':
      return pictures.call('ticks', whole);
  }
}

/** Somebody who does with an object what one does, through the doors that the window has. */
export function ordinaryUser(tools: SaveTools) {
  const [mainEnd, hostEnd] = nodeChannel();
  const faults: string[] = [];
  const host = startHost(hostEnd, (notice) => (notice.type === 'problem' ? faults.push(notice.detail) : null), {
    journals: '',
    files: unforcedFiles,
  });
  const main = createClient(mainEnd, hostCalls);
  const [windowEnd, pictureEnd] = nodeChannel();
  host.servePictures(pictureEnd, OWNER);
  const pictures = createClient(windowEnd, pictureCalls);

  async function verdictOf(path: string): Promise<Result<ChecksumVerdict>> {
    try {
      const { verdict } = await verifyStored(tools.files, tools.store, refOfPath(path), unwatched());
      return { ok: true, value: verdict };
    } catch (thrown) {
      return { ok: false, error: problemOf(thrown, path) };
    }
  }

  /** Lists `folder`, then opens, looks at, verifies and saves the object at `data`; the copy goes to `target`. */
  async function visit(folder: string, data: string, target: string): Promise<Visit> {
    const deeds: Deed[] = [];

    async function noted<Value>(what: Deed['what'], deed: Promise<Result<Value>>): Promise<Value | null> {
      const from = performance.now();
      const result = await deed;
      deeds.push({ what, problem: result.ok ? null : result.error, milliseconds: performance.now() - from });
      return result.ok ? result.value : null;
    }

    async function saved(objectId: string, acceptDamage: boolean): Promise<Result<{ data: string }>> {
      const typed = { way: 'file', filename: target } as const;
      const plan = await main.call('planSave', { objectId, typed, folder, home: folder });
      return plan.ok ? main.call('save', { planId: plan.value.planId, replace: false, acceptDamage }) : plan;
    }

    async function savedSomehow(objectId: string): Promise<Visit['copy']> {
      const copy = await noted('save', saved(objectId, false));
      if (copy !== null) return { data: copy.data, insisted: false };
      const last = deeds.at(-1);
      const insisted = last?.problem?.code === 'damaged' ? await noted('save', saved(objectId, true)) : null;
      return insisted === null ? null : { data: insisted.data, insisted: true };
    }

    const listing = await noted('list', main.call('list', { ref: refOfPath(folder), owner: OWNER }));
    const summary = await noted('open', main.call('openObject', { ref: refOfPath(data), owner: OWNER }));
    let copy: Visit['copy'] = null;
    if (summary !== null) {
      const { id, datasets } = summary;
      await noted('picture', firstPicture(pictures, summary));
      for (const { name: dataset, shape } of datasets.slice(0, 4)) {
        const view = { firstRow: Math.max(0, (shape[0] ?? 1) - 20), rows: 20, firstColumn: 0, columns: 8 };
        const fixed = Array.from({ length: Math.max(0, shape.length - 2) }, () => 0);
        await noted('numbers', pictures.call('numbers', { objectId: id, dataset, ...view, fixed }));
      }
      copy = await savedSomehow(id);
      await main.call('closeObject', { objectId: id });
    }
    const verdict = await noted('verify', verdictOf(data));
    let copyVerdict: ChecksumVerdict | null = null;
    if (copy !== null) {
      const again = await noted('open the copy', main.call('openObject', { ref: refOfPath(copy.data), owner: OWNER }));
      if (again !== null) await main.call('closeObject', { objectId: again.id });
      copyVerdict = await noted('verify the copy', verdictOf(copy.data));
    }
    const listed = (listing?.entries ?? []).map(({ filename, kind }) => ({ filename, kind }));
    return { deeds, verdict, copyVerdict, copy, listed };
  }

  return {
    visit,
    /** What the host wrote down as nobody's fault but its own. */
    faults,
    async close() {
      pictures.close();
      main.close();
      await host.close();
    },
  };
}
