import type { Problem, Saved } from '../../src-main/contract';

/** What the window tells below its content, until it is dismissed. */
export type Notice =
  | { readonly id: number; readonly kind: 'problem'; readonly problem: Problem }
  | { readonly id: number; readonly kind: 'saved'; readonly saved: Saved }
  | { readonly id: number; readonly kind: 'word'; readonly text: string; readonly isDue: () => boolean };

const MOST = 3;

function isSame(one: Problem, other: Problem): boolean {
  return one.code === other.code && one.path === other.path && one.message === other.message;
}

export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  private lastId = 0;

  /** What is refused again for the same reason is told once, as the newest: it drives nothing else away. */
  tellProblem(problem: Problem): void {
    this.list = this.list.filter((notice) => notice.kind !== 'problem' || !isSame(notice.problem, problem));
    this.add({ id: this.nextId(), kind: 'problem', problem });
  }

  /** A new save takes the place of what was said of the one before, and of passing words. */
  tellSaved(saved: Saved): void {
    this.list = this.list.filter(({ kind }) => kind === 'problem');
    this.add({ id: this.nextId(), kind: 'saved', saved });
  }

  /** `isDue`: whether it is still so, for a word that asks for something to be done. */
  tell(text: string, isDue: () => boolean = () => true): void {
    this.list = this.list.filter(({ kind }) => kind !== 'word');
    this.add({ id: this.nextId(), kind: 'word', text, isDue });
  }

  /** What was done by now is not asked for any more. */
  dismissDone(): void {
    const due = this.list.filter((notice) => notice.kind !== 'word' || notice.isDue());
    if (due.length < this.list.length) this.list = due;
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Dismisses the newest; false where there is none. */
  dismissNewest(): boolean {
    const newest = this.list.at(-1);
    if (newest !== undefined) this.dismiss(newest.id);
    return newest !== undefined;
  }

  private add(notice: Notice): void {
    this.list = [...this.list, notice].slice(-MOST);
  }

  private nextId(): number {
    return (this.lastId += 1);
  }
}
