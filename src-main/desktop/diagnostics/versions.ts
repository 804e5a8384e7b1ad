/** What runs: the program, and what it stands on. */
export interface Versions {
  readonly app: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  readonly v8: string;
  /** Its name and version. */
  readonly system: string;
  readonly architecture: string;
}

/** One line for the log's beginning. */
export function versionsInWords({ app, electron, chromium, node, v8, system, architecture }: Versions): string {
  return `Spydesk ${app}, Electron ${electron}, Chromium ${chromium}, Node ${node}, V8 ${v8}, ${system}, ${architecture}`;
}

/** The box that tells what this program is. Linux and Windows show the version alone, macOS a second one in brackets. */
export function aboutOptions({ app, electron, chromium, node }: Versions, platform: string): Electron.AboutPanelOptionsOptions {
  const under = `Electron ${electron}, Chromium ${chromium}, Node ${node}`;
  return {
    applicationName: 'Spydesk',
    applicationVersion: platform === 'darwin' ? app : `${app} (${under})`,
    ...(platform === 'darwin' ? { version: under } : {}),
    copyright: 'Copyright © 2026 The Spydesk developers. MIT licence.',
  };
}
