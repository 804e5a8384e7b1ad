import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A folder of its own for each test of the file that asks for it. */
export class Scratch {
  path = '';

  constructor() {
    beforeEach(async () => {
      this.path = await realpath(await mkdtemp(join(tmpdir(), 'spydesk-desk-')));
    });
    afterEach(() => rm(this.path, { recursive: true, force: true }));
  }

  at(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** Makes a file with the folders around it, and answers its path. */
  async file(name: string, content = ''): Promise<string> {
    const path = this.at(name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  }

  /** Makes a folder with those around it, and answers its path. */
  async folder(name: string): Promise<string> {
    const path = this.at(name);
    await mkdir(path, { recursive: true });
    return path;
  }
}
