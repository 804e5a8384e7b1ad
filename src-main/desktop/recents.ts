import { z } from 'zod';
import { keptFile, type KeptFile } from './kept-file';

/** How many are remembered. */
const REMEMBERED = 10;

const recentsShape = z.object({ paths: z.array(z.string()).catch([]) });

type Kept = z.output<typeof recentsShape>;

export function recentsFile(path: string): KeptFile<Kept> {
  return keptFile<Kept>(path, recentsShape, { paths: [] });
}

/** The containers, folders and files that were opened or saved last, the newest first. */
export class Recents {
  private paths: readonly string[] = [];

  /** `onChanged` is told of each change; `onFailed` of a disk that does not take it, which stops nothing. */
  constructor(
    private readonly kept: KeptFile<Kept>,
    private readonly onChanged: () => void,
    private readonly onFailed: (thrown: unknown) => void,
  ) {}

  /** Takes what an earlier start left. */
  async load(): Promise<void> {
    this.paths = (await this.kept.read()).paths.slice(0, REMEMBERED);
  }

  list(): readonly string[] {
    return this.paths;
  }

  add(path: string): void {
    this.keep([path, ...this.paths.filter((one) => one !== path)].slice(0, REMEMBERED));
  }

  forget(path: string): void {
    this.keep(this.paths.filter((one) => one !== path));
  }

  clear(): void {
    this.keep([]);
  }

  private keep(paths: readonly string[]): void {
    this.paths = paths;
    this.onChanged();
    this.kept.write({ paths: [...paths] }).catch(this.onFailed);
  }
}
