// The pages of docs/ as HTML: each with its headings, the links of the index beside it, and what follows it.
import GithubSlugger from 'github-slugger';
import MarkdownIt from 'markdown-it';

/** The page that all others are found from. */
export const INDEX = 'index';

/**
 * @typedef {object} Heading
 * @property {number} level
 * @property {string} title
 * @property {string} id as GitHub makes it, so that a link to it holds there too
 *
 * @typedef {object} PageFacts what a page of Markdown holds
 * @property {string} title
 * @property {Heading[]} headings
 * @property {string[]} links as they are written: `save.md#under-a-tag`
 * @property {string[]} pictures
 *
 * @typedef {import('markdown-it').Token} Token
 */

/** HTML in a page is shown as text: a page is words and pictures, and nothing that runs. */
const markdown = new MarkdownIt({ html: false });
markdown.core.ruler.push('headings', nameHeadings);
markdown.core.ruler.push('links', rewriteLinks);

/** @param {string} address */
const isElsewhere = (address) => /^[a-z]+:/i.test(address);

/** @param {{ tokens: Token[] }} state */
function nameHeadings({ tokens }) {
  const slugger = new GithubSlugger();
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'heading_open') token.attrSet('id', slugger.slug(wordsOf(tokens[index + 1])));
  }
}

/** @param {Token | undefined} inline */
function wordsOf(inline) {
  return (inline?.children ?? []).map(({ content }) => content).join('');
}

/**
 * Links lead to the pages as they are served. No page of the web is opened from the guide: its address is said instead.
 * @param {{ tokens: Token[] }} state
 */
function rewriteLinks({ tokens }) {
  for (const { children } of tokens) {
    let elsewhere = null;
    for (const token of children ?? []) {
      const address = token.type === 'link_open' ? String(token.attrGet('href')) : null;
      if (address !== null && isElsewhere(address)) {
        elsewhere = address;
        Object.assign(token, { type: 'text', content: '' });
      } else if (address !== null) {
        token.attrSet('href', address.replace(/\.md(?=#|$)/, '.html'));
      } else if (token.type === 'link_close' && elsewhere !== null) {
        Object.assign(token, { type: 'text', content: ` (${elsewhere})` });
        elsewhere = null;
      }
    }
  }
}

/** @param {string} text @returns {PageFacts} */
export function factsOf(text) {
  const tokens = markdown.parse(text, {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const headings = tokens.flatMap((token, index) =>
    token.type === 'heading_open'
      ? [{ level: Number(token.tag.slice(1)), title: wordsOf(tokens[index + 1]), id: String(token.attrGet('id')) }]
      : [],
  );
  return {
    title: headings[0]?.title ?? '',
    headings,
    links: inline.filter(({ type }) => type === 'link_open').map((token) => String(token.attrGet('href'))),
    pictures: inline.filter(({ type }) => type === 'image').map((token) => String(token.attrGet('src'))),
  };
}

/**
 * The pages in the order in which the index names them, the index first.
 * @param {ReadonlyMap<string, string>} pages Markdown by name
 */
export function orderOf(pages) {
  const named = factsOf(pages.get(INDEX) ?? '').links.map((link) => link.replace(/\.html.*$/, ''));
  return [...new Set([INDEX, ...named])].filter((name) => pages.has(name));
}

/** @param {string} text */
function escaped(text) {
  return markdown.utils.escapeHtml(text);
}

/**
 * @param {ReadonlyMap<string, string>} pages Markdown by name
 * @returns {Map<string, string>} whole documents of HTML by name
 */
export function renderedPages(pages) {
  const order = orderOf(pages);
  const titles = new Map(order.map((name) => [name, factsOf(pages.get(name) ?? '').title]));
  /** @param {string} name @param {string} [attributes] */
  const link = (name, attributes = '') => `<a href="${name}.html"${attributes}>${escaped(titles.get(name) ?? '')}</a>`;
  return new Map(
    order.map((name, index) => {
      const entries = order.map((other) => `<li>${link(other, other === name ? ' aria-current="page"' : '')}</li>`);
      const next = order[index + 1];
      const document = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(titles.get(name) ?? '')} – Spydesk Guide</title>
<link rel="stylesheet" href="guide.css">
</head>
<body>
<a class="skip" href="#text">To the text</a>
<nav aria-label="Pages of the guide">
<p class="all">${link(INDEX)}</p>
<ul>
${entries.join('\n')}
</ul>
</nav>
<main id="text" tabindex="-1">
${markdown.render(pages.get(name) ?? '')}${next === undefined ? '' : `<p class="next">Next: ${link(next)}</p>\n`}</main>
</body>
</html>
`;
      return [name, document];
    }),
  );
}
