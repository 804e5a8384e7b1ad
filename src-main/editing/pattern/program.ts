import type { ParsedPattern } from './parse';
import { PatternFault, type Edge, type PatternNode, type Ranges } from './syntax';

/** One step of a search. Places are indices into the program. */
export type Instruction =
  | { readonly kind: 'set'; readonly ranges: Ranges; readonly negated: boolean }
  | { readonly kind: 'edge'; readonly at: Edge }
  /** Notes the position: slot 2k is where group k begins, 2k + 1 where it ends; group 0 is the whole match. */
  | { readonly kind: 'note'; readonly slot: number }
  /** Goes on at `first`, and at `second` where that leads nowhere. */
  | { readonly kind: 'either'; readonly first: number; readonly second: number }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'found' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly groups: number;
}

/** `(a{1000}){1000}` would be a million. */
const INSTRUCTION_LIMIT = 5_000;

class ProgramWriter {
  readonly instructions: Instruction[] = [];

  write(node: PatternNode): void {
    switch (node.kind) {
      case 'set':
      case 'edge':
        this.push(node);
        return;
      case 'sequence':
        for (const item of node.items) this.write(item);
        return;
      case 'choice':
        this.choice(node.options);
        return;
      case 'group':
        if (node.index !== null) this.push({ kind: 'note', slot: 2 * node.index });
        this.write(node.item);
        if (node.index !== null) this.push({ kind: 'note', slot: 2 * node.index + 1 });
        return;
      case 'repeat':
        this.repeat(node);
    }
  }

  push(instruction: Instruction): number {
    if (this.instructions.length >= INSTRUCTION_LIMIT) throw new PatternFault('it is too long, with all that it repeats', 1);
    return this.instructions.push(instruction) - 1;
  }

  private choice(options: readonly PatternNode[]): void {
    const jumps: number[] = [];
    for (const [at, option] of options.entries()) {
      if (at === options.length - 1) {
        this.write(option);
        break;
      }
      const fork = this.push({ kind: 'jump', to: 0 });
      this.write(option);
      jumps.push(this.push({ kind: 'jump', to: 0 }));
      this.instructions[fork] = { kind: 'either', first: fork + 1, second: this.instructions.length };
    }
    for (const jump of jumps) this.instructions[jump] = { kind: 'jump', to: this.instructions.length };
  }

  private repeat({ item, least, most, greedy }: Extract<PatternNode, { kind: 'repeat' }>): void {
    for (let count = 0; count < least; count += 1) this.write(item);
    if (most === Infinity) {
      const fork = this.push({ kind: 'jump', to: 0 });
      this.write(item);
      this.push({ kind: 'jump', to: fork });
      this.instructions[fork] = this.fork(fork + 1, this.instructions.length, greedy);
      return;
    }
    const forks: number[] = [];
    for (let count = least; count < most; count += 1) {
      forks.push(this.push({ kind: 'jump', to: 0 }));
      this.write(item);
    }
    for (const fork of forks) this.instructions[fork] = this.fork(fork + 1, this.instructions.length, greedy);
  }

  private fork(inside: number, after: number, greedy: boolean): Instruction {
    return greedy ? { kind: 'either', first: inside, second: after } : { kind: 'either', first: after, second: inside };
  }
}

/** The steps of a search for a pattern. Throws a `PatternFault` where they would be too many. */
export function programOf({ node, groups }: ParsedPattern): Program {
  const writer = new ProgramWriter();
  writer.push({ kind: 'note', slot: 0 });
  writer.write(node);
  writer.push({ kind: 'note', slot: 1 });
  writer.push({ kind: 'found' });
  return { instructions: writer.instructions, groups };
}
