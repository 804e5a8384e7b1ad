import { isJsonList, isJsonMap, JSON_LIMITS, type JsonValue } from '../../format';

/** How many lists and objects lie inside of each other. */
export function depthOf(value: JsonValue): number {
  if (!isJsonList(value) && !isJsonMap(value)) return 0;
  let deepest = 0;
  for (const member of value.values()) deepest = Math.max(deepest, depthOf(member));
  return deepest + 1;
}

/** True where an `.info` could be read again that holds this value inside of `levels` lists and objects, its own object included. */
export function fitsIn(value: JsonValue, levels: number): boolean {
  return levels + depthOf(value) <= JSON_LIMITS.depth;
}
