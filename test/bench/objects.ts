import { readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeFiles, platformHere, systemProcesses } from '../../src-main/files';
import { infoPathOf, type ObjectSource } from '../../src-main/format';
import { createHdf5 } from '../../src-main/hdf5';
import { createLocalStore, logAuthorNow, planSave, saveObject } from '../../src-main/objects';
import { unwatched } from '../../src-main/tasks';
import { noiseObject } from './noise';

const CHANNELS = 64;
const BYTES = 4;
/** Hz, of a recording with fast electrodes. */
const RATE = 30_000;

/** Streams a source into a new pair at `filename`; answers the data file. All bytes are written: nothing is sparse. */
async function write(source: ObjectSource, filename: string): Promise<string> {
  const hdf5 = createHdf5();
  try {
    const store = createLocalStore(nodeFiles, hdf5);
    const tools = { files: nodeFiles, processes: systemProcesses, hdf5, store };
    const paths = { currentFolder: dirname(filename), home: homedir(), platform: platformHere(), overwrite: false };
    const planned = await planSave(nodeFiles, store, source, { filename }, paths);
    const order = { planned, replaces: null, acceptDamage: false, author: logAuthorNow() };
    return (await saveObject(tools, source, order, unwatched())).data;
  } finally {
    await hdf5.close();
  }
}

/** A recording of about `bytes`: 64 channels of float32 in one trial, contiguous, with the checksum of the closed file. */
export async function makeRecording(filename: string, bytes: number): Promise<string> {
  const samples = Math.max(1, Math.floor(bytes / (CHANNELS * BYTES)));
  const source = noiseObject({
    dataclass: 'AnalogData',
    dimord: ['time', 'channel'],
    datasets: [{ name: 'data', shape: [samples, CHANNELS] }],
    trials: [[0, samples, 0]],
    samplerate: RATE,
  });
  return write(source, filename);
}

/** Time-locked data of about `bytes` with every dataset that its class can have. */
export async function makeTimelock(filename: string, bytes: number): Promise<string> {
  const length = 1000;
  // The covariance of all channels is one more matrix for each trial.
  const trials = Math.max(1, Math.floor(bytes / (BYTES * (length * CHANNELS + CHANNELS * CHANNELS))));
  const average = [length, CHANNELS];
  const source = noiseObject({
    dataclass: 'TimeLockData',
    dimord: ['time', 'channel'],
    datasets: [
      { name: 'data', shape: [trials * length, CHANNELS] },
      { name: 'avg', shape: average },
      { name: 'var', shape: average },
      { name: 'cov', shape: [trials, CHANNELS, CHANNELS] },
    ],
    trials: Array.from({ length: trials }, (_, trial) => [trial * length, (trial + 1) * length, 0]),
    samplerate: 1000,
  });
  return write(source, filename);
}

/** A container `folder` of `count` objects, each a pair of its own that can be opened. */
export async function makeContainer(folder: string, count: number): Promise<void> {
  const stem = 'many';
  await mkdir(folder, { recursive: true });
  const first = await makeRecording(join(folder, `${stem}_${name(0)}`), 4096);
  const [data, info] = [readFileSync(first), readFileSync(infoPathOf(first))];
  const extension = first.slice(first.lastIndexOf('.'));
  for (let at = 1; at < count; at += 1) {
    const path = join(folder, `${stem}_${name(at)}${extension}`);
    await writeFile(path, data);
    await writeFile(infoPathOf(path), info);
  }
}

function name(at: number): string {
  return `object${String(at).padStart(5, '0')}`;
}

/** Copies a pair as it is. */
export async function copyPair(from: string, to: string): Promise<void> {
  await cp(from, to);
  await cp(infoPathOf(from), infoPathOf(to));
}

/** The recorded checksum of a pair. */
export function recordedChecksum(path: string): string {
  const info = JSON.parse(readFileSync(infoPathOf(path), 'utf8')) as { readonly file_checksum: string };
  return info.file_checksum;
}
