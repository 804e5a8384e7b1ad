import { readdirSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { savePage } from '../../../src-main/desktop';
import { Scratch } from './scratch';

vi.mock('electron', () => import('./electron'));

const scratch = new Scratch();
const window = { webContents: { printToPDF: () => Promise.resolve(Buffer.from('%PDF')) } as unknown as WebContents };

it('replaces the PDF that is there and nothing beside it, whatever that is called', async () => {
  await scratch.file('a.pdf', 'before');
  await scratch.file('a.pdf.new', 'a file of the user');
  await savePage(window, scratch.at('a.pdf'));
  expect(readFileSync(scratch.at('a.pdf'), 'utf8')).toBe('%PDF');
  expect(readFileSync(scratch.at('a.pdf.new'), 'utf8')).toBe('a file of the user');
  expect(readdirSync(scratch.path)).toHaveLength(2);
});

it('leaves nothing where it is refused, and names the file that was chosen', async () => {
  await expect(savePage(window, scratch.at('nowhere', 'a.pdf'))).rejects.toMatchObject({
    problem: { code: 'not-found', path: scratch.at('nowhere', 'a.pdf') },
  });
  await mkdir(scratch.at('a.pdf', 'full'), { recursive: true });
  await expect(savePage(window, scratch.at('a.pdf'))).rejects.toMatchObject({ problem: { path: scratch.at('a.pdf') } });
  expect(readdirSync(scratch.path)).toEqual(['a.pdf']);
});
