import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const project = resolve(import.meta.dirname, '../../..');
const text = readFileSync(join(project, 'SECURITY.md'), 'utf8');
/** The cells of each row of the checklist: its number, what is asked, where it is held, its tests. */
const rows = [...text.matchAll(/^\| (\d+) +\|(.+)\|$/gm)].map(([, point = '', rest = '']) => ({
  point: Number(point),
  cells: rest.split('|').map((cell) => cell.trim()),
}));

describe('the checklist of SECURITY.md', () => {
  test('has each of Electron’s points once', () => {
    expect(rows.map(({ point }) => point)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });

  test.each(rows)('names for point $point a file that holds it, and a test that there is', ({ cells }) => {
    const [, held = '', tests = ''] = cells;
    for (const [, name = ''] of held.matchAll(/`([\w-]+\.(?:ts|yml|json))`/g)) {
      const places = [name, join('src-main', name), join('src-main/desktop', name)];
      expect(places.some((place) => existsSync(join(project, place)))).toBe(true);
    }
    const named = [...tests.matchAll(/`(test\/[^`]+)`: "([^"]+)"/g)];
    expect(named).not.toEqual([]);
    for (const [, file = '', title = ''] of named) {
      expect(readFileSync(join(project, file), 'utf8')).toContain(`'${title}'`);
    }
  });
});
