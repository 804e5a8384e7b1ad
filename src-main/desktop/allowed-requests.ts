import { APP_SCHEME, parseAddress, type Page } from './page';

/** Schemes that never leave this computer. */
const LOCAL_SCHEMES = new Set([`${APP_SCHEME}:`, 'data:', 'blob:', 'devtools:', 'chrome-extension:']);

/** True where a request may go out: local schemes, and in development the server of the page. */
export function isAllowedRequest(address: string, page: Page): boolean {
  const url = parseAddress(address);
  if (url === null) return false;
  const server = parseAddress(page.url);
  return LOCAL_SCHEMES.has(url.protocol) || (server !== null && !LOCAL_SCHEMES.has(server.protocol) && url.host === server.host);
}
