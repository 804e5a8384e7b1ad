import type { Started } from './launch';

type DragStep = (type: 'dragEnter' | 'dragOver' | 'drop') => Promise<void>;

async function drag(
  { window }: Pick<Started, 'window'>,
  files: readonly string[],
  run: (step: DragStep) => Promise<void>,
): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const { width, height } = await window.evaluate(() => ({ width: globalThis.innerWidth, height: globalThis.innerHeight }));
  const event = { x: width / 2, y: height / 2, data: { items: [], files: [...files], dragOperationsMask: 1 } };
  await run(async (type) => {
    await session.send('Input.dispatchDragEvent', { ...event, type });
  });
  await session.detach();
}

/** Drops files and folders of the disk on the middle of the window, as a file manager does. */
export async function dropPaths(started: Pick<Started, 'window'>, ...files: string[]): Promise<void> {
  await drag(started, files, async (step) => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await step(type);
  });
}

/** Holds a file or folder of the disk over the middle of the window while something is done, and takes it away from the window. */
export async function whileHeldOver(started: Pick<Started, 'window'>, file: string, done: () => Promise<void>): Promise<void> {
  await drag(started, [file], async (step) => {
    for (const type of ['dragEnter', 'dragOver'] as const) await step(type);
    await done();
  });
  // The tool's own word for it reaches no page.
  await started.window.evaluate(() => globalThis.dispatchEvent(new DragEvent('dragleave')));
}
