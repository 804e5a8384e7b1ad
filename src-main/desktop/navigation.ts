import { isGuidePage } from './guide';
import type { Page } from './page';

/** Whether a page may lead to an address: the window's to itself alone, a page of the guide to the others of the guide. */
export function mayNavigate(from: string, to: string, page: Page): boolean {
  return isGuidePage(from) ? isGuidePage(to) : to === page.url;
}
