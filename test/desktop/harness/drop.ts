import type { Started } from './launch';

/** Drops files and folders of the disk on the middle of the window, as a file manager does. */
export async function dropPaths({ window }: Pick<Started, 'window'>, ...files: string[]): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const { width, height } = await window.evaluate(() => ({ width: globalThis.innerWidth, height: globalThis.innerHeight }));
  const event = { x: width / 2, y: height / 2, data: { items: [], files, dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { ...event, type });
  await session.detach();
}
