import type { JsonMap } from './json-text';

const UNIT_KEYS = ['unit', 'units'] as const;

/**
 * The unit of the values where the object's own `info` gives one as text, else null: a unit is never guessed, the axis
 * then says `a.u.`. Syncopy has no rule for it; `info` is its free dictionary (`syncopy/datatype/base_data.py`, `info`).
 */
export function valueUnit(info: JsonMap): string | null {
  for (const key of UNIT_KEYS) {
    const value = info.get(key);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return null;
}
