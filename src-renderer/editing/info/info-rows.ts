import type { JsonNode } from '../../../src-main/contract';

/** Keys and places in lists, from `info` on. */
export type InfoPath = readonly (string | number)[];

/** A line of the tree. */
export type InfoRow =
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly path: InfoPath;
      readonly node: JsonNode;
      /** From 1, as ARIA counts. */
      readonly level: number;
      readonly position: number;
      readonly setSize: number;
      /** Null for what has nothing inside of it. */
      readonly isOpen: boolean | null;
      /** The key of the row that it stands in; null for `info` itself. */
      readonly parent: string | null;
      /** Its own name can be changed: it stands in an object, not in a list. */
      readonly hasName: boolean;
    }
  /** What is not shown of a list or an object. */
  | { readonly kind: 'rest'; readonly key: string; readonly level: number; readonly count: number; readonly parent: string }
  /** Where a new value is typed. */
  | { readonly kind: 'new'; readonly key: string; readonly level: number; readonly hasName: boolean; readonly parent: string };

export type ValueRow = Extract<InfoRow, { kind: 'value' }>;

/** Names a row for as long as its path is the same. */
export function rowKey(path: InfoPath): string {
  return JSON.stringify(path);
}

export const ROOT_KEY = rowKey([]);

/** The value at a path; null where there is none, or none that is shown. */
export function nodeAt(root: JsonNode, path: InfoPath): JsonNode | null {
  let node: JsonNode | undefined = root;
  for (const step of path) {
    node = typeof step === 'number' ? node?.children[step] : node?.children.find(({ key }) => key === step);
  }
  return node ?? null;
}

export function isContainer({ kind }: JsonNode): boolean {
  return kind === 'list' || kind === 'map';
}

/**
 * The lines of the tree from its root on, what is closed left out. `adding`: the list or object that a new value is typed for, which
 * comes behind the others.
 */
export function infoRows(root: JsonNode, open: ReadonlySet<string>, adding: string | null): InfoRow[] {
  const rows: InfoRow[] = [];

  function walk(node: JsonNode, path: InfoPath, place: Pick<ValueRow, 'position' | 'setSize' | 'parent' | 'hasName'>): void {
    const key = rowKey(path);
    const level = path.length + 1;
    const isOpen = isContainer(node) && (node.size > 0 || adding === key) ? open.has(key) : null;
    rows.push({ kind: 'value', key, path, node, level, isOpen, ...place });
    if (isOpen !== true) return;
    const isList = node.kind === 'list';
    node.children.forEach((child, index) => {
      const step = isList ? index : child.key;
      walk(child, [...path, step], { position: index + 1, setSize: node.size, parent: key, hasName: !isList });
    });
    const rest = node.size - node.children.length;
    if (rest > 0) rows.push({ kind: 'rest', key: `${key} rest`, level: level + 1, count: rest, parent: key });
    if (adding === key) rows.push({ kind: 'new', key: `${key} new`, level: level + 1, hasName: !isList, parent: key });
  }

  walk(root, [], { position: 1, setSize: 1, parent: null, hasName: false });
  return rows;
}

/** A value as its JSON text, which keeps the token of a number; of a list or an object what stands for it. */
export function jsonTextOf({ kind, text, size }: JsonNode): string {
  if (kind === 'string') return JSON.stringify(text);
  if (kind === 'list') return size === 0 ? '[]' : '[…]';
  if (kind === 'map') return size === 0 ? '{}' : '{…}';
  return text;
}

/** Where a value stands, in Python's words: `info["a"][3]`. */
export function pathInWords(path: InfoPath): string {
  return `info${path.map((step) => `[${JSON.stringify(step)}]`).join('')}`;
}
