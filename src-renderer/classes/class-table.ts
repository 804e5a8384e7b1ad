import { createContext } from 'svelte';
import type { ClassSummary } from '../../src-main/contract';

/** The data classes as the desktop names them; the window has no class names of its own. */
export interface ClassTable {
  readonly all: readonly ClassSummary[];
  readonly find: (name: string) => ClassSummary | undefined;
  /** The class in words; its bare name where it is unknown. */
  readonly titleOf: (name: string) => string;
}

export function classTable(all: readonly ClassSummary[]): ClassTable {
  const find = (name: string): ClassSummary | undefined => all.find((one) => one.name === name);
  return { all, find, titleOf: (name) => find(name)?.title ?? name };
}

export const [getClasses, provideClasses] = createContext<() => ClassTable>();
