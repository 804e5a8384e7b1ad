import { dirname } from 'node:path';
import { fail, problemOf, SpydeskError } from '../../errors';
import type { FileHandle, Files } from '../../files';
import type { Command } from '../../commands';
import { commandLine, cursorLine, savingLine } from './journal-text';
import { JOURNAL_LIMITS } from './limits';
import type { NotedSave } from './noted-save';

/**
 * The file in which a draft is written down as it grows. What `append` and `moveCursor` have answered outlives this process and a
 * loss of power. After a failure nothing more is written to it, since a file whose sync failed is not to be trusted: begin another
 * with the whole draft (`startJournal`), then remove this one.
 */
export class DraftJournal {
  /** The writes, one after the other. */
  private last: Promise<void> = Promise.resolve();
  private failure: SpydeskError | null = null;
  private isClosed = false;

  /** `end`: bytes that it holds; `cursor`: how many of its commands count. */
  constructor(
    private readonly files: Files,
    readonly path: string,
    private readonly handle: FileHandle,
    private end: number,
    private cursor: number,
  ) {}

  /** True where a write failed: what was given since is not written down. */
  get isBroken(): boolean {
    return this.failure !== null;
  }

  /** Writes a command down; it takes the place of those that were undone. Errors: those of the disk; `too-large`, which changes nothing. */
  append(command: Command): Promise<void> {
    return this.write(commandLine(command), () => this.cursor + 1);
  }

  /** Writes down how many commands count, after an undo or a redo. Errors: those of `append`. */
  moveCursor(cursor: number): Promise<void> {
    return this.write(cursorLine(cursor), () => cursor);
  }

  /** Writes down that a save of the first commands is about to be published. Errors: those of `append`. */
  noteSave(save: NotedSave): Promise<void> {
    return this.write(savingLine(save), () => this.cursor);
  }

  /** Lets go of the file, which stays: the draft is offered again. */
  async close(): Promise<void> {
    await this.last.catch(() => undefined);
    if (this.isClosed) return;
    this.isClosed = true;
    await this.handle.close();
  }

  /** Takes the file away: the draft was saved or discarded. */
  async remove(): Promise<void> {
    await this.close().catch(() => undefined);
    await this.files.removeFile(this.path);
    await this.files.syncFolder(dirname(this.path));
  }

  /** `next`: the cursor after it, asked once the writes before it are done. */
  private write(line: string, next: () => number): Promise<void> {
    const written = this.last.then(() => this.writeNow(Buffer.from(line), next()));
    this.last = written.catch(() => undefined);
    return written;
  }

  private async writeNow(bytes: Uint8Array, cursor: number): Promise<void> {
    if (this.failure !== null) throw this.failure;
    if (this.isClosed) throw new Error('The journal is closed.');
    if (this.end + bytes.length > JOURNAL_LIMITS.bytes || cursor > JOURNAL_LIMITS.commands) {
      fail('too-large', { reason: 'a record of so many changes' }, { path: this.path });
    }
    try {
      await this.handle.write(bytes, this.end);
      await this.handle.sync();
      this.end += bytes.length;
      this.cursor = cursor;
    } catch (thrown) {
      this.failure = new SpydeskError(problemOf(thrown, this.path), { cause: thrown });
      // What nobody was told of is not to be read back; where this fails too, it is a line that was cut off, or a command more.
      await this.handle.truncate(this.end).catch(() => undefined);
      throw this.failure;
    }
  }
}
