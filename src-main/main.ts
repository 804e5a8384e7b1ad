import { join } from 'node:path';
import { app } from 'electron';
import { pathsOfCommandLine, registerAppScheme, startDesktop, type Desktop } from './desktop';

/** Paths that the system hands over before there is a window. */
const waiting: string[] = [];
let desktop: Desktop | null = null;

function open(paths: readonly string[]): void {
  if (desktop === null) {
    waiting.push(...paths);
    return;
  }
  desktop.open(paths).catch((thrown: unknown) => console.error(thrown));
}

function pathsGiven(words: readonly string[], folder: string): string[] {
  return pathsOfCommandLine(words, folder, app.isPackaged ? null : app.getAppPath());
}

function start(): void {
  registerAppScheme();
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open([path]);
  });
  app.on('second-instance', (_event, words, folder) => open(pathsGiven(words.slice(1), folder)));
  app.on('activate', () => open([]));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', () => desktop?.stop());

  const folder = import.meta.dirname;
  app
    .whenReady()
    .then(() =>
      startDesktop({
        preload: join(folder, '../preload/preload.cjs'),
        dataHost: join(folder, 'data-host.js'),
        rendererFolder: join(folder, '../renderer'),
        sample: join(app.getAppPath(), 'assets/sample.spy'),
      }),
    )
    .then((started) => {
      desktop = started;
      // The folder where npm was called, when it was npm that started the program.
      open([...pathsGiven(process.argv.slice(1), process.env['INIT_CWD'] ?? process.cwd()), ...waiting.splice(0)]);
    })
    .catch((thrown: unknown) => {
      console.error(thrown);
      app.exit(1);
    });
}

// A second start hands its paths over and ends.
if (app.requestSingleInstanceLock()) start();
else app.quit();
