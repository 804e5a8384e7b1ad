import type { Browser } from '../browser/browser.svelte';
import type { Folder } from '../browser/folder.svelte';
import type { Inspection } from '../inspector/inspection.svelte';
import type { Subject } from '../verifying/check';
import type { Verification } from '../verifying/verification.svelte';

/** Has verified what the user means: the object that is looked at, or a folder. */
export class Checking {
  constructor(
    private readonly browser: Browser,
    private readonly inspection: Inspection,
    private readonly verification: Verification,
  ) {}

  /** Verifies the object that is looked at; one that does not open too. */
  verifyShown(): void {
    const { ref, summary } = this.inspection;
    const subject = summary?.ref === ref ? summary : this.browser.listedObjects.find((one) => one.ref === ref);
    if (subject != null) this.verification.verifyOne(subject);
  }

  async verifyFolder(folder: Folder): Promise<void> {
    const { objects, ...beside } = await folder.allObjects();
    this.verification.verifyAll(objects, beside);
  }

  async verifyActiveFolder(): Promise<void> {
    const folder = this.browser.activeFolder;
    if (folder !== null) await this.verifyFolder(folder);
  }

  /** What was verified in another state than it is shown in is shown as it is now. */
  async showVerified(states: ReadonlyMap<string, string>): Promise<void> {
    const isStale = ({ ref, state }: Pick<Subject, 'ref' | 'state'>): boolean => (states.get(ref) ?? state) !== state;
    const { summary } = this.inspection;
    await Promise.all([
      this.browser.listedObjects.some(isStale) ? this.browser.follow() : null,
      summary !== null && isStale(summary) ? this.inspection.reopen() : null,
    ]);
  }
}
