import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Set where the sources run as they are, unbundled (the tests): the folder of the bundled workers. */
declare const SPYDESK_WORKER_FOLDER: string | undefined;

/**
 * Where the worker entry `name` lies. In a build all entries and chunks for Node are in one folder, so it lies beside the
 * running bundle. The tests run the sources, which Node cannot start a worker from; they bundle the entries once and
 * define that folder at transformation time. Nothing at run time can change the place.
 */
export function workerUrl(name: string): URL {
  const folder = typeof SPYDESK_WORKER_FOLDER === 'string' ? SPYDESK_WORKER_FOLDER : dirname(fileURLToPath(import.meta.url));
  return pathToFileURL(join(folder, `${name}.js`));
}
