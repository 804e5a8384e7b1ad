import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { APP_ORIGIN, isAllowedRequest, PAGE_HEADERS, pageFileOf, pageOfApp } from '../../../src-main/desktop';

vi.mock('electron', () => import('./electron'));

const built = pageOfApp(undefined);
const developed = pageOfApp('http://localhost:5173/');

describe('the page of a window', () => {
  it('is the built one, unless a development server is named', () => {
    expect(built).toEqual({ url: `${APP_ORIGIN}/index.html`, origin: APP_ORIGIN });
    expect(developed).toEqual({ url: 'http://localhost:5173/', origin: 'http://localhost:5173' });
  });
});

describe('the content policy', () => {
  const policy = new Map(
    (PAGE_HEADERS['Content-Security-Policy'] ?? '').split('; ').map((part) => {
      const [directive = '', ...sources] = part.split(' ');
      return [directive, sources] as const;
    }),
  );

  it('begins with nothing, and names no unsafe source and no other origin', () => {
    expect(policy.get('default-src')).toEqual(["'none'"]);
    const sources = new Set([...policy.values()].flat());
    expect([...sources].sort()).toEqual(["'none'", "'self'", 'blob:', 'data:']);
  });

  it('takes scripts, styles and workers from the page’s own files alone', () => {
    for (const directive of ['script-src', 'style-src', 'worker-src', 'connect-src']) {
      expect(policy.get(directive)).toEqual(["'self'"]);
    }
    for (const directive of ['object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(policy.get(directive)).toEqual(["'none'"]);
    }
  });
});

describe('the files of the page', () => {
  const folder = '/program/renderer';
  const pathOf = (address: string): string | undefined => pageFileOf(address, APP_ORIGIN, folder)?.path;

  it.each([
    ['/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/assets/main-a1.js', 'assets/main-a1.js', 'text/javascript; charset=utf-8'],
    ['/assets/main.css?v=1#top', 'assets/main.css', 'text/css; charset=utf-8'],
    ['/a/../index.html', 'index.html', 'text/html; charset=utf-8'],
    ['/gr%C3%B6%C3%9Fe.svg', 'größe.svg', 'image/svg+xml'],
  ])('are served: %s', (address, name, type) => {
    expect(pageFileOf(APP_ORIGIN + address, APP_ORIGIN, folder)).toEqual({ path: join(folder, name), type });
  });

  it.each([
    '/',
    '/index',
    '/main.js.map',
    '/program.exe',
    '/%2e%2e%2fmain.js',
    '/..%2f..%2fmain.js',
    '/..%5cmain.js',
    '/a%2f..%2f..%2fmain.js',
    '/main.js%00.html',
    '/%E0%A4%A.js',
  ])('are served under no other address: %s', (address) => {
    expect(pathOf(APP_ORIGIN + address)).toBeUndefined();
  });

  it('never lie outside of their folder, however the dots are written', () => {
    const dots = ['..', '%2e%2e', '%2E.', '..%2f..', '../..%2f..'];
    for (const way of dots) {
      const path = pathOf(`${APP_ORIGIN}/${way}/main.js`);
      expect([undefined, join(folder, 'main.js')]).toContain(path);
    }
  });

  it.each(['spydesk://other/index.html', 'https://app/index.html', 'file:///program/renderer/index.html', 'index.html', ''])(
    'are served to no other origin: %j',
    (address) => {
      expect(pathOf(address)).toBeUndefined();
    },
  );
});

describe('the requests of a window', () => {
  it.each(['spydesk://app/index.html', 'data:image/png;base64,AA', 'blob:spydesk://app/1', 'devtools://devtools/bundled/a.html'])(
    'may go to %s, which stays on this computer',
    (address) => {
      expect(isAllowedRequest(address, built)).toBe(true);
    },
  );

  it.each([
    'https://example.org/',
    'http://localhost:5173/',
    'ws://localhost:5173/',
    'http://app/index.html',
    'file:///etc/passwd',
    'ftp://app/',
    'about:blank',
    'no address',
    '',
  ])('may not go to %j', (address) => {
    expect(isAllowedRequest(address, built)).toBe(false);
  });

  it('may go to the development server, where there is one, and to no other', () => {
    expect(isAllowedRequest('http://localhost:5173/src/main.ts', developed)).toBe(true);
    expect(isAllowedRequest('ws://localhost:5173/?token=1', developed)).toBe(true);
    expect(isAllowedRequest('http://localhost:5174/', developed)).toBe(false);
    expect(isAllowedRequest('http://localhost:5173.example.org/', developed)).toBe(false);
    expect(isAllowedRequest('https://example.org/', developed)).toBe(false);
  });
});

describe('the content policy', () => {
  const policy = PAGE_HEADERS['Content-Security-Policy'] ?? '';
  const directives = new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources] as const;
    }),
  );

  it('allows nothing that it does not name', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    for (const name of ['object-src', 'frame-ancestors', 'base-uri', 'form-action'])
      expect(directives.get(name)).toEqual(["'none'"]);
  });

  it('names no origin but its own', () => {
    const sources = new Set([...directives.values()].flat());
    expect([...sources].sort()).toEqual(["'none'", "'self'", 'blob:', 'data:']);
  });

  it('runs no code, and no worker, but that of its own files', () => {
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('worker-src')).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe|\*|http|nonce|sha\d/);
  });

  it('comes with headers against guessed types and told addresses', () => {
    expect(PAGE_HEADERS).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' });
  });
});
