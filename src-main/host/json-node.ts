import type { JsonNode } from '../contract';
import { isJsonList, isJsonMap, isJsonNumber, type JsonValue } from '../format';

/** A tree beyond this is cut, and says so by the sizes of its lists and objects: nobody reads so many values, and a window would choke on them. */
const NODES_SHOWN = 5_000;

function leaf(key: string, kind: JsonNode['kind'], text: string): JsonNode {
  return { key, kind, text, size: 0, children: [] };
}

/** One after the other: of millions only the first ones are asked for. */
function* numbered(list: readonly JsonValue[]): Generator<readonly [string, JsonValue]> {
  for (const [at, item] of list.entries()) yield [String(at), item];
}

class TreeMaker {
  private left = NODES_SHOWN;

  node(key: string, value: JsonValue): JsonNode {
    this.left -= 1;
    if (isJsonMap(value)) return { ...leaf(key, 'map', ''), size: value.size, children: this.children(value) };
    if (isJsonList(value)) return { ...leaf(key, 'list', ''), size: value.length, children: this.children(numbered(value)) };
    if (isJsonNumber(value)) return leaf(key, 'number', value.token);
    if (typeof value === 'string') return leaf(key, 'string', value);
    return value === null ? leaf(key, 'null', 'null') : leaf(key, 'boolean', String(value));
  }

  private children(entries: Iterable<readonly [string, JsonValue]>): JsonNode[] {
    const nodes: JsonNode[] = [];
    for (const [key, value] of entries) {
      if (this.left <= 0) break;
      nodes.push(this.node(key, value));
    }
    return nodes;
  }
}

/** A JSON value as the window shows it, numbers as the text that they are in the file. */
export function jsonNode(key: string, value: JsonValue): JsonNode {
  return new TreeMaker().node(key, value);
}
