import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { PAGE_HEADERS } from './content-policy';
import { APP_ORIGIN, APP_SCHEME } from './page';
import { pageFileOf } from './page-files';

/** Must run before the app is ready. A scheme of our own has an origin, which `file:` has not. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page from `folder`, and nothing else, with the content policy on every answer. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? pageFileOf(request.url, APP_ORIGIN, folder) : null;
    if (file === null) return new Response(null, { status: 404, headers: PAGE_HEADERS });
    try {
      const bytes = await readFile(file.path);
      return new Response(new Uint8Array(bytes), { headers: { ...PAGE_HEADERS, 'Content-Type': file.type } });
    } catch {
      return new Response(null, { status: 404, headers: PAGE_HEADERS });
    }
  });
}
