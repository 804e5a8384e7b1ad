/** What the page may load: its own files, no remote origin, no code made of text. `blob:` is for pictures drawn in the window. */
const SOURCES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
};

/** What a page of the guide may load: its own style and pictures. It runs no script at all. */
const GUIDE_SOURCES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

function headersOf(sources: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': Object.entries(sources)
      .map(([directive, allowed]) => `${directive} ${allowed}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

/** The headers that every file of the page is served with. */
export const PAGE_HEADERS = headersOf(SOURCES);

/** Those of the guide. */
export const GUIDE_HEADERS = headersOf(GUIDE_SOURCES);
