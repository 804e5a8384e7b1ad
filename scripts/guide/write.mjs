// Writes the guide that the program shows into out/guide/, from the Markdown and the pictures of docs/.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderedPages } from './pages.mjs';

const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const docs = join(project, 'docs');
const tokens = join(project, 'src-renderer', 'theme', 'tokens.css');
const styles = join(project, 'scripts', 'guide', 'guide.css');

/** @returns {Map<string, string>} the Markdown of each page, by its name */
export function readPages() {
  const files = readdirSync(docs).filter((name) => name.endsWith('.md'));
  return new Map(files.map((file) => [basename(file, '.md'), readFileSync(join(docs, file), 'utf8')]));
}

export function writeGuide() {
  const folder = join(project, 'out', 'guide');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, html] of renderedPages(readPages())) writeFileSync(join(folder, `${name}.html`), html);
  writeFileSync(join(folder, 'guide.css'), readFileSync(tokens, 'utf8') + readFileSync(styles, 'utf8'));
  const pictures = join(docs, 'pictures');
  if (existsSync(pictures)) cpSync(pictures, join(folder, 'pictures'), { recursive: true });
}
