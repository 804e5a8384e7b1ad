import type { RunningSave, Saved } from '../contract';
import { WindowTasks } from './window-tasks';

/** The saves of one window. They outlive its page, and its closing waits for them. */
export class SaveTasks extends WindowTasks<Saved> {
  /** The saves of which no page was told the result, whether they run or not. */
  get untold(): RunningSave[] {
    return [...this.tasks].map(([taskId, { data }]) => ({ taskId, data }));
  }

  /** The data files that are being written. */
  get targets(): string[] {
    return this.running.map(({ data }) => data);
  }
}
