import type { Locator } from '@playwright/test';

/**
 * What is done at each place of which the guide has a picture, `docs/pictures/NAME.png`: the script that makes the pictures takes it,
 * a test asks for its file. `part`: that part of the window alone.
 */
export type Show = (name: string, part?: Locator) => Promise<void>;
