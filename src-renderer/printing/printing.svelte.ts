import { tick } from 'svelte';
import type { Problem, Result, WindowValue } from '../../src-main/contract';
import { ask } from '../desktop';

/** How often it is looked whether the picture is drawn, how often in turn it must be, and how often at most. */
const [LOOK_MS, IN_TURN, AT_MOST] = [50, 6, 200];

/** Waits until the picture is drawn at the size that it has now. */
async function pictureDrawn(): Promise<void> {
  for (let look = 0, still = 0; look < AT_MOST && still < IN_TURN; look += 1) {
    await new Promise((done) => setTimeout(done, LOOK_MS));
    still = document.querySelector('[data-printed] [aria-busy="true"]') === null ? still + 1 : 0;
  }
}

/** Whom printing tells how it ended. */
export interface PrintListener {
  failed(problem: Problem): void;
  told(text: string): void;
}

/** Puts the picture that is looked at on paper: it fills the window as it will fill the page, until that is done. */
export class Printing {
  isOn = $state(false);

  constructor(private readonly listener: PrintListener) {}

  async print(): Promise<void> {
    const answer = await this.onPaper(() => ask('printPicture', undefined));
    if (answer !== null && !answer.ok) this.listener.failed(answer.error);
  }

  async save(objectId: string | null): Promise<void> {
    const answer = await this.onPaper<WindowValue<'savePicture'>>(() => ask('savePicture', { objectId: objectId ?? '' }));
    if (answer === null) return;
    if (!answer.ok) this.listener.failed(answer.error);
    else if (answer.value !== null) this.listener.told(`The picture was saved as ${answer.value}`);
  }

  /** Null where there is no picture. */
  private async onPaper<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value> | null> {
    if (this.isOn) return null;
    if (document.querySelector('[data-printed]') === null) {
      this.listener.told('There is no picture. Choose an object first.');
      return null;
    }
    const focused = document.activeElement;
    this.isOn = true;
    await ask('showOnPaper', { isOn: true });
    await pictureDrawn();
    const answer = await work();
    await ask('showOnPaper', { isOn: false });
    this.isOn = false;
    await tick();
    // It was not to be seen meanwhile, and so lost the focus.
    if (document.activeElement === document.body && focused instanceof HTMLElement) focused.focus();
    return answer;
  }
}
