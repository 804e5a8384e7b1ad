import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { app } from 'electron';
import {
  imageOf,
  joinedOpenings,
  NOTHING_TO_OPEN,
  openingOfSecondStart,
  openingOfWords,
  registerAppScheme,
  startDesktop,
  wordsOfOpening,
  type Desktop,
  type Opening,
} from './desktop';

/** What ends a program from outside: a terminal, a service manager, the end of a session. Nobody can be asked then. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is to be opened once the desktop stands, or after its end. */
const waiting: Opening[] = [];
let desktop: Desktop | null = null;

function open(opening: Opening): void {
  if (desktop === null || desktop.isEnding) {
    waiting.push(opening);
    return;
  }
  desktop.open(opening).catch((thrown: unknown) => console.error(thrown));
}

/** What this start asks for. From a checkout npm may have started the program: then paths count from where npm was called. */
function openingOfThisStart(): Opening {
  const folder = app.isPackaged ? undefined : process.env['INIT_CWD'];
  return openingOfWords(process.argv.slice(1), folder ?? process.cwd(), !app.isPackaged);
}

/** What was asked for while the program ended is opened by the next one. */
function startAnew(): void {
  if (waiting.length === 0) return;
  const words = wordsOfOpening(joinedOpenings(waiting.splice(0)), process.argv.slice(1), !app.isPackaged);
  // Whoever starts the program from here on starts it at once.
  app.releaseSingleInstanceLock();
  const image = imageOf(process.execPath, process.env);
  if (image === null) app.relaunch({ args: words });
  // Electron would wait for this end in a program of the image, which is gone with it.
  else spawn(image, words, { detached: true, stdio: 'ignore' }).on('error', console.error).unref();
}

function start(): void {
  registerAppScheme();
  // The id of the installed program's shortcut: Windows then knows the window as its.
  if (process.platform === 'win32') app.setAppUserModelId('org.spydesk.Spydesk');
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open({ ...NOTHING_TO_OPEN, paths: [path] });
  });
  app.on('second-instance', (_event, _words, _folder, data) => open(openingOfSecondStart(data)));
  app.on('activate', (_event, hasVisibleWindows) => hasVisibleWindows || open(NOTHING_TO_OPEN));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    if (desktop?.mayQuit() === false) event.preventDefault();
  });
  app.on('will-quit', (event) => {
    if (desktop === null) return;
    event.preventDefault();
    void desktop.stop().finally(() => {
      startAnew();
      app.quit();
    });
    desktop = null;
  });

  const folder = import.meta.dirname;
  app
    .whenReady()
    .then(() =>
      startDesktop(
        {
          preload: join(folder, '../preload/preload.cjs'),
          dataHost: join(folder, 'data-host.js'),
          rendererFolder: join(folder, '../renderer'),
          guideFolder: join(folder, '../guide'),
          sample: join(app.getAppPath(), 'assets/sample.spy'),
          licences: join(folder, 'licences.json'),
        },
        () => waiting.splice(0).forEach(open),
      ),
    )
    .then((started) => {
      desktop = started;
      for (const signal of SIGNALS) process.on(signal, () => void started.quit());
      return started.begin(joinedOpenings(waiting.splice(0)));
    })
    .catch((thrown: unknown) => {
      console.error(thrown);
      app.exit(1);
    });
}

const opening = openingOfThisStart();
// A second start hands over what it was to open, and ends. Its words alone would not do: Chromium puts them into another order.
if (app.requestSingleInstanceLock(opening)) {
  open(opening);
  start();
} else {
  app.quit();
}
