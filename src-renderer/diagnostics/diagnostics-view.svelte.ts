import type { Diagnostics, Result } from '../../src-main/contract';
import { ask } from '../desktop';
import { diagnosticsText } from './diagnostics-text';

/** The page of diagnostics while it is open. */
export class DiagnosticsView {
  isOpen = $state(false);
  /** Null until main has answered. */
  answer = $state.raw<Result<Diagnostics> | null>(null);

  open(): void {
    this.answer = null;
    this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
  }

  async read(): Promise<void> {
    this.answer = await ask('diagnostics', undefined);
  }

  /** All of it as text; null where it could not be read. */
  readonly text = (): Promise<string | null> =>
    Promise.resolve(this.answer?.ok === true ? diagnosticsText(this.answer.value) : null);

  async showLog(): Promise<void> {
    const answer = await ask('showLog', undefined);
    if (!answer.ok) this.answer = answer;
  }
}
