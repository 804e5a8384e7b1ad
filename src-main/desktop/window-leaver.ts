import type { Desk } from './desk';
import type { Leaver } from './leaving';
import { readChanges } from './read-changes';
import { saveAllChanges } from './save-all-changes';
import type { SaveTasks } from './save-tasks';
import type { TypedText } from './typed-text';

/** What the session of a window keeps from its end. */
export class WindowLeaver implements Leaver {
  /** `reload` has the page read anew what is open in it. */
  constructor(
    private readonly desk: Desk,
    private readonly reload: () => void,
  ) {}

  get saves(): SaveTasks {
    return this.desk.session.saves;
  }

  get typed(): TypedText {
    return this.desk.session.typed;
  }

  get unsaved(): string[] {
    return this.desk.session.changes.all.map(({ filename }) => filename);
  }

  get isStepping(): boolean {
    return this.desk.session.changes.isStepping;
  }

  async readChanges(): Promise<void> {
    await this.desk.session.changes.stepped();
    await readChanges(this.desk);
  }

  /** What was refused is told, and the window stays. */
  async saveChanges(): Promise<boolean> {
    const problems = await saveAllChanges(this.desk);
    this.desk.tellOpened({ places: [], problems });
    this.reload();
    return problems.length === 0;
  }

  async discardChanges(): Promise<boolean> {
    const { host, session } = this.desk;
    const answer = await host.call('discardDrafts', { owner: session.owner });
    if (answer.ok) session.changes.set([]);
    else this.desk.tellOpened({ places: [], problems: [answer.error] });
    return answer.ok;
  }
}
