import type { Program } from './program';
import { isAmong, WORD, type Edge } from './syntax';

/** Steps that all searches of one command may take together: some seconds' work. */
const STEP_LIMIT = 50_000_000;

/** Thrown where the searches of one command take too many steps. */
export class TooManySteps extends Error {}

/** Counts the steps of several searches. */
export class StepCount {
  private steps = 0;

  add(steps: number): void {
    this.steps += steps;
    if (this.steps > STEP_LIMIT) throw new TooManySteps();
  }
}

/** Where a match and its groups begin and end: two numbers each, the match first, -1 for a group that took no part. */
export type Slots = Int32Array;

function isWord(codePoint: number | undefined): boolean {
  return codePoint !== undefined && isAmong(WORD, codePoint);
}

function isEdge(at: Edge, text: readonly number[], position: number): boolean {
  if (at === 'start') return position === 0;
  if (at === 'end') return position === text.length;
  return (isWord(text[position - 1]) !== isWord(text[position])) === (at === 'word');
}

/** What is tried next where the present way leads nowhere: an instruction at a position, or a slot to be set back. */
type Waiting = readonly [instruction: number, position: number] | { readonly slot: number; readonly value: number };

class Searcher {
  private readonly slots: Slots;
  /** One bit for each instruction at each position: a way that led nowhere once does so again, so none is gone twice. */
  private readonly tried: Uint32Array;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly program: Program,
    private readonly text: readonly number[],
    private readonly from: number,
    private readonly count: StepCount,
  ) {
    const places = program.instructions.length * (text.length - from + 1);
    this.count.add(places >>> 5);
    this.tried = new Uint32Array((places >>> 5) + 1);
    this.slots = new Int32Array(2 * (program.groups + 1)).fill(-1);
  }

  /** The first match from `start` on exactly; null where there is none. */
  matchAt(start: number): Slots | null {
    this.waiting.length = 0;
    this.waiting.push([0, start]);
    for (let next = this.waiting.pop(); next !== undefined; next = this.waiting.pop()) {
      if ('slot' in next) this.slots[next.slot] = next.value;
      else if (this.follow(next[0], next[1])) return this.slots;
    }
    return null;
  }

  /** Goes one way until it ends; true where it ends at a match. */
  private follow(firstInstruction: number, firstPosition: number): boolean {
    let [at, position] = [firstInstruction, firstPosition];
    for (;;) {
      if (!this.isNew(at, position)) return false;
      this.count.add(1);
      const instruction = this.program.instructions[at];
      if (instruction === undefined) return false;
      switch (instruction.kind) {
        case 'found':
          return true;
        case 'jump':
          at = instruction.to;
          break;
        case 'either':
          this.waiting.push([instruction.second, position]);
          at = instruction.first;
          break;
        case 'note':
          this.waiting.push({ slot: instruction.slot, value: this.slots[instruction.slot] ?? -1 });
          this.slots[instruction.slot] = position;
          at += 1;
          break;
        case 'edge':
          if (!isEdge(instruction.at, this.text, position)) return false;
          at += 1;
          break;
        case 'set': {
          const codePoint = this.text[position];
          if (codePoint === undefined || isAmong(instruction.ranges, codePoint) === instruction.negated) return false;
          position += 1;
          at += 1;
        }
      }
    }
  }

  private isNew(at: number, position: number): boolean {
    const place = (position - this.from) * this.program.instructions.length + at;
    const [word, bit] = [place >>> 5, 1 << (place & 31)];
    const held = this.tried[word] ?? 0;
    if ((held & bit) !== 0) return false;
    this.tried[word] = held | bit;
    return true;
  }
}

/**
 * The first match at or after `from` of a text given by its code points, the earliest, of those that begin there the one that
 * backtracking finds first. It takes no more steps than the program's length times the text's. Throws `TooManySteps`.
 */
export function search(program: Program, text: readonly number[], from: number, count: StepCount): Slots | null {
  const searcher = new Searcher(program, text, from, count);
  for (let start = from; start <= text.length; start += 1) {
    const found = searcher.matchAt(start);
    if (found !== null) return found;
  }
  return null;
}
