import type { App, Session } from 'electron';
import { isAllowedRequest } from './allowed-requests';
import { mayNavigate } from './navigation';
import type { Page } from './page';

/** No permission is ever granted, and no request leaves the computer. */
export function closeSession(session: Session, page: Page): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowedRequest(details.url, page) }));
  session.on('will-download', (event) => event.preventDefault());
}

/** No window of ours ever shows another page, opens one, or embeds one; that of the guide shows the guide's pages. */
export function closeContents(app: App, page: Page): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!mayNavigate(contents.getURL(), event.url, page)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!mayNavigate(contents.getURL(), event.url, page)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
