import { fail, problemOf } from '../errors';
import type { Files, FileVersion } from './files';
import { sameVersion } from './versions';

/** What takes a step back. */
type Undo = () => Promise<void>;

/**
 * The steps of one publication. What takes a step back is noted before it is done and looks first: a rename that reports an
 * error, on a network folder say, may have been done all the same, and another program may have written meanwhile.
 */
export class PublicationSteps {
  private readonly undos: Undo[] = [];

  private constructor(
    private readonly files: Files,
    private readonly ours: readonly FileVersion[],
  ) {}

  /** `newFiles`: those that may be removed again where they were placed; no other may. */
  static async over(files: Files, newFiles: readonly string[]): Promise<PublicationSteps> {
    const ours: FileVersion[] = [];
    for (const path of newFiles) {
      const facts = await files.linkFacts(path);
      if (facts !== null) ours.push(facts.version);
    }
    return new PublicationSteps(files, ours);
  }

  async putAside(from: string, to: string): Promise<void> {
    this.undos.push(async () => {
      if ((await this.files.linkFacts(to)) === null) return;
      if ((await this.standsAt(from)) === 'other') fail('exists', {}, { path: from });
      await this.files.rename(to, from);
    });
    await this.files.rename(from, to);
  }

  /** Never writes over another file: the new one gets a second name; where the disk knows none, a look and a rename. */
  async putInPlace(from: string, to: string): Promise<void> {
    this.undos.push(async () => {
      if ((await this.standsAt(to)) === 'ours') await this.files.removeFile(to);
    });
    try {
      await this.files.hardLink(from, to);
    } catch (thrown) {
      const stands = await this.standsAt(to);
      if (stands === 'ours') return;
      if (stands === 'other') fail('exists', {}, { path: to });
      const { code } = problemOf(thrown);
      if (code === 'no-space' || code === 'not-found') throw thrown;
      await this.files.rename(from, to);
    }
  }

  /** Takes all back, the last first. A failure does not keep the others; answers what there was of them. */
  async takeBack(): Promise<unknown[]> {
    const failures: unknown[] = [];
    for (const undo of this.undos.reverse()) await undo().catch((thrown: unknown) => failures.push(thrown));
    return failures;
  }

  private async standsAt(path: string): Promise<'nothing' | 'ours' | 'other'> {
    const found = await this.files.linkFacts(path);
    if (found === null) return 'nothing';
    return this.ours.some((version) => sameVersion(version, found.version)) ? 'ours' : 'other';
  }
}
