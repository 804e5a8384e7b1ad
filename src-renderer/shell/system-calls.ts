import type { Result, WindowArgs, WindowValue } from '../../src-main/contract';
import type { Browser } from '../browser/browser.svelte';
import { ask } from '../desktop';
import { lastProblem } from '../errors/last-problem';
import { problemReport } from '../errors/problem-words';
import type { Inspection } from '../inspector/inspection.svelte';
import type { Notices } from './notices.svelte';

type SystemCall = 'copyText' | 'newWindow' | 'openByDoubleClick' | 'showInFolder';

/** What the user asks of the system around the window. A refusal is told. */
export class SystemCalls {
  constructor(
    private readonly browser: Browser,
    private readonly inspection: Inspection,
    private readonly notices: Notices,
  ) {}

  async openNewWindow(): Promise<void> {
    await this.ask('newWindow', undefined);
  }

  async showInFolder(ref: string): Promise<void> {
    await this.ask('showInFolder', { ref });
  }

  /** Shows the file of what is looked at, one that does not open too. */
  async showShownInFolder(): Promise<void> {
    const { ref } = this.inspection;
    if (ref !== null) await this.showInFolder(ref);
  }

  /** Windows: has the Explorer open the container that has the cursor in Spydesk. */
  async openActiveByDoubleClick(): Promise<void> {
    const folder = this.browser.activeFolder;
    if (folder === null) return;
    const answer = await this.ask('openByDoubleClick', { ref: folder.ref });
    if (answer.ok && answer.value !== null)
      this.notices.tell(`${answer.value} was added: a double-click on the container opens Spydesk.`);
  }

  async copyText(text: string): Promise<boolean> {
    return (await this.ask('copyText', { text })).ok;
  }

  /** For a problem that is shown at a field, where a button would be in the way. */
  async copyLastProblem(): Promise<void> {
    const problem = lastProblem();
    if (problem === null) this.notices.tell('There was no problem since the window was opened.');
    else if (await this.copyText(problemReport(problem))) this.notices.tell('The details of the last problem are copied.');
  }

  private async ask<Name extends SystemCall>(name: Name, args: WindowArgs<Name>): Promise<Result<WindowValue<Name>>> {
    const answer = await ask(name, args);
    if (!answer.ok) this.notices.tellProblem(answer.error);
    return answer;
  }
}
