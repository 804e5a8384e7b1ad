import type { TaskContext } from '../tasks';

/** What the work on a picture sees of its caller: whether the picture is still wanted, and where to say how far it is. */
export type PictureTask = Pick<TaskContext, 'signal' | 'report'>;

/** Reports the bytes of work whose extent is known. */
export class ByteCount {
  private done = 0;

  constructor(
    private readonly task: PictureTask,
    private total = 0,
  ) {}

  /** So many bytes are left. Where they become fewer in the course of the work, what is reported never goes back. */
  leave(bytes: number): void {
    this.total = this.done + bytes;
  }

  add(bytes: number): void {
    this.done += bytes;
    this.task.report('reading', Math.min(this.done, this.total), this.total);
  }
}
