import type { GuideEntry } from '../../contract';
import { APP_SCHEME, parseAddress } from '../page';

/** Another origin than the window's: what the window may ask of main is answered to no page of the guide. */
export const GUIDE_ORIGIN = `${APP_SCHEME}://guide`;

/** The page of an entry; each error has its own in the page of errors. */
export function guideAddress(entry: GuideEntry): string {
  return `${GUIDE_ORIGIN}/${entry === 'index' ? 'index.html' : `errors.html#${entry}`}`;
}

export function isGuidePage(address: string): boolean {
  const url = parseAddress(address);
  return url !== null && `${url.protocol}//${url.host}` === GUIDE_ORIGIN;
}
