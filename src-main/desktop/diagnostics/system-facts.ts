import { release, type as systemName } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { app, screen } from 'electron';
import type { SystemFacts } from './facts';
import type { Versions } from './versions';

/** A driver that is stuck keeps the page waiting for so long. */
const PATIENCE_MS = 1_500;

/** The versions of what runs. */
export function versionsHere(): Versions {
  const { versions } = process;
  const [system, kernel] = [process.getSystemVersion(), release()];
  return {
    app: app.getVersion(),
    electron: versions.electron,
    chromium: versions.chrome,
    node: versions.node,
    v8: versions.v8,
    system: kernel === system ? `${systemName()} ${system}` : `${systemName()} ${system} (kernel ${kernel})`,
    architecture: process.arch,
  };
}

/** Types as Chromium names them, in the words of this program. */
const PROCESS_NAMES: Readonly<Record<string, string>> = { Browser: 'Main', Tab: 'Window', GPU: 'Graphics' };

function processesHere(): SystemFacts['processes'] {
  return app.getAppMetrics().map(({ type, name, pid, memory }) => ({
    name: name ?? PROCESS_NAMES[type] ?? type,
    pid,
    kilobytes: memory.workingSetSize,
  }));
}

async function cardHere(): Promise<unknown> {
  const told: Promise<unknown> = app.getGPUInfo('basic').catch(() => null);
  return Promise.race([told, setTimeout(PATIENCE_MS, null)]);
}

/** What of a report only Electron knows. */
export async function systemFacts(): Promise<Omit<SystemFacts, 'libraries' | 'places' | 'lastLines'>> {
  return {
    versions: versionsHere(),
    locale: app.getLocale(),
    displays: screen
      .getAllDisplays()
      .map(({ size, scaleFactor }) => ({ width: size.width, height: size.height, scale: scaleFactor })),
    gpuFeatures: { ...app.getGPUFeatureStatus() },
    gpu: await cardHere(),
    processes: processesHere(),
  };
}
