import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsOf, orderOf, renderedPages, type PageFacts } from '../../../scripts/guide/pages.mjs';
import { docs, readPages } from '../../../scripts/guide/write.mjs';
import { PROBLEM_CODES } from '../../../src-main/errors';

const pages = readPages();
const facts = new Map([...pages].map(([name, text]) => [name, factsOf(text)]));
const names = [...pages.keys()];

function factsOfPage(name: string): PageFacts {
  const found = facts.get(name);
  if (found === undefined) throw new Error(`docs/${name}.md is not there`);
  return found;
}

/** What a link leads to, from the page that it stands in. */
function targetOf(link: string, from: string): { page: string; anchor: string | undefined } {
  const [file = '', anchor] = link.split('#');
  return { page: file === '' ? from : file.replace(/\.html$/, ''), anchor };
}

describe('the pages of the guide', () => {
  it.each(names)('%s begins with its one title', (name) => {
    const { headings } = factsOfPage(name);
    expect(headings[0]?.level).toBe(1);
    expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
  });

  it.each(names)('%s has links that lead to a page and a heading that are there', (name) => {
    const broken = factsOfPage(name).links.filter((link) => {
      const { page, anchor } = targetOf(link, name);
      const ids = facts.get(page)?.headings.map(({ id }) => id);
      return ids === undefined || (anchor !== undefined && !ids.includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('are all found from the index, which names each once', () => {
    expect(orderOf(pages).toSorted()).toEqual(names.toSorted());
    const named = factsOfPage('index').links;
    expect(new Set(named).size).toBe(named.length);
  });

  it('are named in README by addresses that are there', () => {
    const readme = readFileSync(resolve(docs, '../README.md'), 'utf8');
    const links = [...readme.matchAll(/\]\((docs\/[^)#]+)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((path) => !existsSync(resolve(docs, '..', path)))).toEqual([]);
  });

  it('show every picture that there is, and no other', () => {
    const shown = [...facts.values()].flatMap(({ pictures }) => pictures);
    const files = readdirSync(join(docs, 'pictures')).map((file) => `pictures/${file}`);
    expect([...new Set(shown)].sort()).toEqual(files.sort());
  });

  it('describe each picture for those who do not see it', () => {
    const bare = [...pages].filter(([, text]) => /!\[\s*\]/.test(text));
    expect(bare).toEqual([]);
  });

  it('have one entry for each code of a problem, and none for another', () => {
    const entries = factsOfPage('errors').headings.filter(({ level }) => level === 3);
    expect(entries.map(({ id }) => id).toSorted()).toEqual([...PROBLEM_CODES].sort());
  });
});

describe('a page as HTML', () => {
  const html = (text: string): string =>
    renderedPages(
      new Map([
        ['index', `# Guide\n\n- [Save](save.md#under-a-tag)\n`],
        ['save', text],
      ]),
    ).get('save') ?? '';

  it('leads to pages as they are served', () => {
    expect(html('# Save\n\nSee [the index](index.md) and [here](#under-a-tag).')).toMatch(
      /<a href="index\.html">the index<\/a> and <a href="#under-a-tag">/,
    );
  });

  it('names addresses of the web and leads to none', () => {
    const text = html('# Save\n\n[Syncopy](https://example.org/?a=1&b=2) and [mail](mailto:a@example.org).');
    expect(text).toContain('Syncopy (https://example.org/?a=1&amp;b=2) and mail (mailto:a@example.org).');
    expect(text).not.toContain('href="https');
    expect(text).not.toContain('href="mailto');
  });

  it('shows HTML as text and follows no script address', () => {
    const text = html('# Save\n\n<script>alert(1)</script> <img src=x onerror=y> [x](javascript:alert(1))');
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<img');
    expect(text).not.toContain('href="javascript');
  });

  it('gives headings the ids that GitHub gives them', () => {
    const { headings } = factsOf("# The program's own files\n\n## `no-space`\n\n## Under a tag\n\n## Under a tag\n");
    expect(headings.map(({ id }) => id)).toEqual(['the-programs-own-files', 'no-space', 'under-a-tag', 'under-a-tag-1']);
  });

  it('marks itself among the pages, and names the next one', () => {
    const both = renderedPages(
      new Map([
        ['index', '# Guide\n\n[Save](save.md)'],
        ['save', '# Save & more'],
      ]),
    );
    expect(both.get('save')).toContain('<a href="save.html" aria-current="page">Save &amp; more</a>');
    expect(both.get('index')).toContain('Next: <a href="save.html">Save &amp; more</a>');
    expect(both.get('save')).not.toContain('Next:');
  });
});
