import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { isGuidePage } from './guide';
import { APP_SCHEME } from './page';
import { pageFileOf } from './page-files';

/** Must run before the app is ready. A scheme of our own has an origin, which `file:` has not. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** A folder of the program that is served as an origin of its own, with the content policy on every answer. */
export interface Site {
  readonly origin: string;
  readonly folder: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function answerOf(request: Request, { origin, folder, headers }: Site): Promise<Response> {
  const file = request.method === 'GET' ? pageFileOf(request.url, origin, folder) : null;
  if (file === null) return new Response(null, { status: 404, headers });
  try {
    const bytes = await readFile(file.path);
    return new Response(new Uint8Array(bytes), { headers: { ...headers, 'Content-Type': file.type } });
  } catch {
    return new Response(null, { status: 404, headers });
  }
}

/** Serves the page of the windows and the guide, and nothing else. */
export function serveApp(session: Session, page: Site, guide: Site): void {
  session.protocol.handle(APP_SCHEME, (request) => answerOf(request, isGuidePage(request.url) ? guide : page));
}
