import type { RecentDisk } from './recent-disk';

/** So long one search after another takes what the first was told. */
const REMEMBERED_MS = 3_000;

/** Searches for several recents at a time look into the same folders: each place is asked about once. */
export class RememberingDisk implements RecentDisk {
  private answers = new Map<string, Promise<unknown>>();
  private since = 0;

  constructor(
    private readonly disk: RecentDisk,
    private readonly now: () => number = Date.now,
  ) {}

  identity(path: string): ReturnType<RecentDisk['identity']> {
    return this.once(`identity ${path}`, () => this.disk.identity(path));
  }

  inside(folder: string, what: 'folders' | 'files'): Promise<string[]> {
    return this.once(`${what} ${folder}`, () => this.disk.inside(folder, what));
  }

  private once<Value>(question: string, ask: () => Promise<Value>): Promise<Value> {
    if (this.now() - this.since > REMEMBERED_MS) {
      this.answers.clear();
      this.since = this.now();
    }
    const known = this.answers.get(question);
    // What is kept under a question is the answer to it.
    if (known !== undefined) return known as Promise<Value>;
    const answer = ask();
    this.answers.set(question, answer);
    return answer;
  }
}
