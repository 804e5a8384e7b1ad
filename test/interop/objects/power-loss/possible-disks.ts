import fc from 'fast-check';
import { DiskModel, type Content, type DiskNode, type Entry, type FileNode, type FolderNode } from './disk-model';

/** Where fewer disks are possible, each is made. */
const ALL_UP_TO = 200;

/** One thing that a loss of power can have left in several ways. */
interface Choice {
  readonly entry: Entry | null;
  readonly file: FileNode | null;
  readonly count: number;
}

/** What can be left of a file: all, what was synced, a part, or its length alone; with its mode of then or of now. */
function contentsOf({ current, durable }: FileNode): Content[] {
  if (current === durable) return [current];
  const { bytes, mode, modifiedNs } = current;
  const left: Content[] = [current, durable];
  if (!bytes.equals(durable.bytes)) {
    left.push({ bytes: bytes.subarray(0, Math.floor(bytes.length / 2)), mode, modifiedNs });
    left.push({ bytes: Buffer.alloc(bytes.length), mode, modifiedNs });
  }
  if (mode !== durable.mode) left.push({ ...current, mode: durable.mode });
  return left;
}

function choicesOf(model: DiskModel): Choice[] {
  const choices: Choice[] = [];
  const seen = new Set<DiskNode>();
  const visit = (node: DiskNode): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'file') {
      choices.push({ entry: null, file: node, count: contentsOf(node).length });
      return;
    }
    for (const entry of node.entries.values()) {
      choices.push({ entry, file: null, count: entry.states.length });
      for (const state of entry.states) if (state.node !== null) visit(state.node);
    }
  };
  visit(model.root);
  return choices.filter(({ count }) => count > 1);
}

/** Raises choices until each change that survived has what it needs. */
function repaired(choices: readonly Choice[], taken: readonly number[]): number[] {
  const indexOf = new Map(choices.map(({ entry }, at) => [entry, at]));
  const result = [...taken];
  for (let isDone = false; !isDone;) {
    isDone = true;
    for (const [at, { entry }] of choices.entries()) {
      const survived = entry?.states.slice(0, (result[at] ?? 0) + 1) ?? [];
      for (const need of survived.flatMap(({ needs }) => needs)) {
        const needed = indexOf.get(need.entry);
        const index = need.entry.states.findIndex(({ serial }) => serial === need.serial);
        if (needed === undefined || index <= (result[needed] ?? 0)) continue;
        result[needed] = index;
        isDone = false;
      }
    }
  }
  return result;
}

function madeUp(model: DiskModel, choices: readonly Choice[], taken: readonly number[]): DiskModel {
  const stateOf = new Map(choices.map(({ entry }, at) => [entry, taken[at] ?? 0]));
  const contentOf = new Map(choices.map(({ file }, at) => [file, taken[at] ?? 0]));
  const disk = model.copy();
  disk.root.entries.clear();
  const pairs: [FolderNode, FolderNode][] = [[model.root, disk.root]];
  const nodes = new Map<DiskNode, DiskNode>();
  const left = (node: DiskNode): DiskNode => {
    const known = nodes.get(node);
    if (known !== undefined) return known;
    let made: DiskNode;
    if (node.kind === 'file') {
      const content = contentsOf(node)[contentOf.get(node) ?? 0] ?? node.durable;
      made = { kind: 'file', id: node.id, current: content, durable: content };
    } else {
      made = { kind: 'folder', id: node.id, entries: new Map() };
      pairs.push([node, made]);
    }
    nodes.set(node, made);
    return made;
  };
  for (const [from, to] of pairs) {
    for (const [name, entry] of from.entries) {
      const node = entry.states[stateOf.get(entry) ?? 0]?.node ?? null;
      if (node !== null) to.entries.set(name, { states: [{ serial: 0, node: left(node), needs: [] }] });
    }
  }
  return disk;
}

function* allOf(choices: readonly Choice[]): Generator<number[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (let one = 0; one < first.count; one += 1) for (const others of allOf(rest)) yield [one, ...others];
}

/**
 * The disks that a loss of power at this moment can leave: all of them, or where they are many a number of seeded random ones, the
 * two among them on which nothing and on which all of what was pending has survived.
 */
export function possibleDisks(model: DiskModel, most: number, seed: number): DiskModel[] {
  const choices = choicesOf(model);
  const count = choices.reduce((product, choice) => product * choice.count, 1);
  const random = fc.tuple(...choices.map((choice) => fc.nat(choice.count - 1)));
  const none = choices.map(({ entry }) => (entry === null ? 1 : 0));
  const whole = choices.map(({ entry, count: of }) => (entry === null ? 0 : of - 1));
  const taken = count <= ALL_UP_TO ? [...allOf(choices)] : [none, whole, ...fc.sample(random, { numRuns: most, seed })];
  const distinct = new Map(taken.map((one) => repaired(choices, one)).map((one) => [one.join(), one]));
  return [...distinct.values()].map((one) => madeUp(model, choices, one));
}
