import { SvelteSet } from 'svelte/reactivity';
import type { Command, JsonNode, Problem } from '../../../src-main/contract';
import type { ObjectEditing } from '../editing.svelte';
import { typedOverAnother } from '../typed-over';
import {
  infoRows,
  isContainer,
  jsonTextOf,
  nodeAt,
  ROOT_KEY,
  rowKey,
  type InfoPath,
  type InfoRow,
  type ValueRow,
} from './info-rows';

/** What is typed in a row: another name, another value, or both of a new value for a list or an object. */
interface InfoEdit {
  readonly part: 'name' | 'value' | 'new';
  readonly row: ValueRow;
}

/** Where the reason of a refusal stands: at the name or the value that was typed, or at the row as a whole. */
export type FaultPlace = 'name' | 'value' | 'row';

/** `info` as a tree, while it is edited. It outlives what shows it: what was typed and refused is not lost by a look elsewhere. */
export class InfoTree {
  active = $state(ROOT_KEY);
  typedName = $state('');
  typedValue = $state('');
  edit = $state.raw<InfoEdit | null>(null);
  fault = $state.raw<Problem | null>(null);
  private readonly open = new SvelteSet<string>([ROOT_KEY]);
  /** The command that is asked for. */
  private pending = $state.raw<Promise<boolean> | null>(null);

  constructor(
    private readonly editing: ObjectEditing,
    private readonly root: () => JsonNode,
  ) {}

  // No `$derived`, which would end with the component that looked first.
  get rows(): readonly InfoRow[] {
    const { edit } = this;
    return infoRows(this.root(), this.open, edit?.part === 'new' ? edit.row.key : null);
  }

  /** The row with the cursor: the first one where that is gone. */
  get activeRow(): InfoRow | undefined {
    const { rows } = this;
    return rows.find(({ key }) => key === this.active) ?? rows[0];
  }

  get isBusy(): boolean {
    return this.pending !== null;
  }

  /** Something is typed that is not taken: another name or value, in a place that an undo has not taken away. */
  get isTyped(): boolean {
    const { edit } = this;
    return edit !== null && this.isThere(edit) && this.command(edit) !== null;
  }

  get faultPlace(): FaultPlace {
    const { edit, fault } = this;
    if (edit === null) return 'row';
    if (edit.part !== 'new') return edit.part;
    return fault?.at?.kind === 'info' ? 'name' : 'value';
  }

  setOpen(key: string, isOpen: boolean): void {
    if (isOpen) this.open.add(key);
    else this.open.delete(key);
  }

  /** Begins to edit; what is typed elsewhere is handed on first, and stays where that is refused. Answers whether it began. */
  async begin(part: 'name' | 'value'): Promise<boolean> {
    if (!(await this.isFree())) return false;
    const row = this.activeRow;
    if (row?.kind !== 'value' || this.whyNot(part) !== null) return false;
    this.typedName = row.node.key;
    this.typedValue = jsonTextOf(row.node);
    this.edit = { part, row };
    return true;
  }

  /** Begins a new value in the active list or object, or in that in which the active row stands. */
  async beginNew(): Promise<boolean> {
    if (!(await this.isFree())) return false;
    const row = this.activeRow;
    const key = row?.kind === 'value' && isContainer(row.node) ? row.key : row?.parent;
    const within = this.rows.find((one): one is ValueRow => one.kind === 'value' && one.key === key);
    if (within === undefined) return false;
    this.setOpen(within.key, true);
    this.typedName = '';
    this.typedValue = '';
    this.edit = { part: 'new', row: within };
    return true;
  }

  /** Why a row, the active one, has no such part to change; null where it has. */
  whyNot(part: 'name' | 'value' | 'remove', row = this.activeRow): string | null {
    if (row?.kind !== 'value') return 'what is not shown here is edited as text';
    if (part === 'value') return isContainer(row.node) ? 'a list or an object is edited by what is in it, or as text' : null;
    if (row.parent === null) return 'info itself stays';
    return part === 'name' && !row.hasName ? 'a value in a list has no key' : null;
  }

  /** Removes the active row, once what is typed is handed on. */
  remove(): Promise<void> {
    return this.editing.during(this.removeActive());
  }

  /** Hands on what was typed; true where there is nothing more to do. A refusal keeps it, with the reason. */
  async commit(): Promise<boolean> {
    if (this.pending !== null) return this.pending;
    const { edit } = this;
    if (edit === null) return true;
    const command = this.command(edit);
    if (command !== null && this.isOverAnother(edit)) {
      this.fault = typedOverAnother();
      return false;
    }
    if (command !== null && !(await this.do(command.command))) return false;
    if (command !== null) this.active = rowKey(command.leadsTo);
    this.edit = null;
    return true;
  }

  /** Opens all that hides what is typed. */
  reveal(): void {
    const { edit } = this;
    if (edit === null) return;
    const { path, key } = edit.row;
    const depth = edit.part === 'new' ? path.length + 1 : path.length;
    for (let level = 0; level < depth; level += 1) this.open.add(rowKey(path.slice(0, level)));
    this.active = key;
  }

  /** Forgets what was typed. */
  cancel(): void {
    if (this.pending !== null) return;
    this.edit = null;
    this.fault = null;
  }

  private async removeActive(): Promise<void> {
    const row = this.activeRow;
    if (!(await this.isFree()) || row?.kind !== 'value' || this.whyNot('remove') !== null) return;
    const next = this.rowAfter(row);
    if (await this.do({ do: 'remove-info-value', path: [...row.path] })) this.active = next;
  }

  private async isFree(): Promise<boolean> {
    if (this.edit !== null && !this.isThere(this.edit)) this.cancel();
    const isTaken = await this.commit();
    if (!isTaken) this.reveal();
    return isTaken;
  }

  /** An undo may have taken away the row that something was typed for. */
  private isThere({ row }: InfoEdit): boolean {
    return nodeAt(this.root(), row.path) !== null;
  }

  private isOverAnother({ part, row }: InfoEdit): boolean {
    const now = nodeAt(this.root(), row.path);
    return part === 'value' && now !== null && jsonTextOf(now) !== jsonTextOf(row.node);
  }

  private command({ part, row }: InfoEdit): { readonly command: Command; readonly leadsTo: InfoPath } | null {
    const [name, value] = [this.typedName, this.typedValue];
    if (part === 'name') {
      const leadsTo = [...row.path.slice(0, -1), name];
      return name === row.node.key ? null : { command: { do: 'rename-info-key', path: [...row.path], to: name }, leadsTo };
    }
    if (part === 'value') {
      const path = [...row.path];
      return value === jsonTextOf(row.node) ? null : { command: { do: 'set-info-value', path, value }, leadsTo: path };
    }
    if (name === '' && value === '') return null;
    const path = [...row.path, row.node.kind === 'list' ? row.node.size : name];
    return { command: { do: 'set-info-value', path, value, isNew: true }, leadsTo: path };
  }

  private async do(command: Command): Promise<boolean> {
    const asked = this.editing.do(command);
    this.pending = asked.then(({ ok }) => ok);
    const answer = await asked;
    this.pending = null;
    this.fault = answer.ok ? null : answer.error;
    return answer.ok;
  }

  /** The row that has the cursor once `row` is gone: the next beside it, else the one before, else that in which it stands. */
  private rowAfter(row: ValueRow): string {
    const beside = this.rows.filter((one): one is ValueRow => one.kind === 'value' && one.parent === row.parent);
    const at = beside.findIndex(({ key }) => key === row.key);
    const isLast = at === beside.length - 1;
    // In a list those behind it come one place nearer.
    if (!isLast) return row.hasName ? (beside[at + 1]?.key ?? ROOT_KEY) : row.key;
    return beside[at - 1]?.key ?? row.parent ?? ROOT_KEY;
  }
}
