import type { ListedObjectShape, ListedStrayShape, ListingShape } from '../../../src-main/contract';
import type { TreeFolder } from '../../../src-renderer/browser/tree-rows';

export function listedObject(filename: string, tag: string | null, dataclass: string): ListedObjectShape {
  const facts = { shape: [600, 4], typeName: 'float32', trialCount: 3, size: 12_072, modified: 0, state: 'first' };
  return { kind: 'object', ref: `ref:${filename}`, filename, tag, dataclass, ...facts };
}

export function listedStray(filename: string): ListedStrayShape {
  return {
    kind: 'stray',
    ref: `ref:${filename}`,
    filename,
    problem: { code: 'info-missing', message: 'No .info.', hint: 'Look.' },
  };
}

export function listing(name: string, entries: ListingShape['entries']): ListingShape {
  return { ref: `ref:${name}`, path: `/data/${name}`, name, isContainer: true, entries, containers: [], syncopyRefuses: false };
}

export function folder(name: string, entries: ListingShape['entries'], more: Partial<TreeFolder> = {}): TreeFolder {
  const content = { kind: 'listed', listing: listing(name, entries) } as const;
  return { ref: `ref:${name}`, name, path: `/data/${name}`, expanded: true, content, containers: [], ...more };
}
