export const APP_SCHEME = 'spydesk';
export const APP_ORIGIN = `${APP_SCHEME}://app`;

/** The page that every window but the guide's shows, and the only origin that is answered. */
export interface Page {
  readonly url: string;
  readonly origin: string;
}

/** The built page; where a development server is named, that server's. A package never asks for one. */
export function pageOfApp(developmentServer: string | undefined): Page {
  if (developmentServer !== undefined) return { url: developmentServer, origin: new URL(developmentServer).origin };
  return { url: `${APP_ORIGIN}/index.html`, origin: APP_ORIGIN };
}

/** Null for what is no address. */
export function parseAddress(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
