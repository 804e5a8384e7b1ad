import { expect } from '@playwright/test';
import { violationsOf } from './axe';
import type { Started } from './launch';
import { takePictures } from './screens';

/** Pictures of the screen as it is, `NAME`; in neither theme has a checker of accessibility anything against it. */
export async function lookAt(started: Started, name: string): Promise<void> {
  expect(await violationsOf(started)).toEqual([]);
  await takePictures(started, name);
}
