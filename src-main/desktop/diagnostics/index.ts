import { join } from 'node:path';
import type { Diagnostics } from '../../contract';
import type { ProgramLog } from '../logging';
import { diagnosticsOf } from './facts';
import { bundledLibraries } from './libraries';
import { systemFacts } from './system-facts';

export { bundledLibraries } from './libraries';
export { limitedLog } from './limited-log';
export { watchProcesses } from './process-watch';
export { versionsHere } from './system-facts';
export { aboutOptions, versionsInWords } from './versions';

/** Reads the page of diagnostics. `userData`: the folder with the program's own files; `licences`: of the libraries that are built in. */
export async function readDiagnostics(log: ProgramLog, userData: string, licences: string): Promise<Diagnostics> {
  return diagnosticsOf({
    ...(await systemFacts()),
    libraries: await bundledLibraries(licences),
    places: [
      { name: 'Folder', value: userData },
      { name: 'Log', value: log.path },
      { name: 'Drafts', value: join(userData, 'drafts') },
      { name: 'Preferences', value: join(userData, 'preferences.json') },
      { name: 'Recent containers', value: join(userData, 'recents.json') },
    ],
    lastLines: log.lastLines(),
  });
}
