import type { App } from 'electron';
import type { Log } from '../logging';

/** Writes down what ends a process of the program, and what nobody caught in this one. */
export function watchProcesses(app: App, log: Log): void {
  app.on('child-process-gone', (_event, { type, name, serviceName, reason, exitCode }) => {
    // One that was told to end did so.
    if (reason === 'clean-exit') return;
    log.write('processes', `${name ?? serviceName ?? type} is gone: ${reason}, code ${exitCode}`);
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log.write('processes', `a window's page is gone: ${reason}, code ${exitCode}`);
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('unresponsive', () => log.write('window', 'the page does not answer'));
    contents.on('responsive', () => log.write('window', 'the page answers again'));
    contents.on('preload-error', (_error, path, thrown) => log.write('preload', `${path}: ${thrown.stack ?? thrown.message}`));
  });
  // What then becomes of the program is Electron's to say.
  process.on('uncaughtExceptionMonitor', (thrown) => log.write('main', thrown.stack ?? thrown.message));
  process.on('unhandledRejection', (reason) =>
    log.write('main', `nobody caught: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`),
  );
}
