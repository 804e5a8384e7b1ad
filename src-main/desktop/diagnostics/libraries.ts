import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Those whose version tells something of a fault: what reads and writes the data files. */
const TELLING: readonly string[] = ['h5wasm'];

const licencesShape = z.array(z.object({ name: z.string(), version: z.string() }));

/** Libraries that the build put into the program, by the list of their licences that it wrote; none where that cannot be read. */
export async function bundledLibraries(path: string): Promise<z.output<typeof licencesShape>> {
  try {
    const all = licencesShape.parse(JSON.parse(await readFile(path, 'utf8')));
    return all.filter(({ name }) => TELLING.includes(name));
  } catch {
    return [];
  }
}
