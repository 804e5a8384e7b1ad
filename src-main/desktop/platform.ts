import type { SystemDesk } from './desk';

/** Of the systems that Node knows, those that are told apart: any other one is taken for a Linux. */
export function platformHere(): SystemDesk['platform'] {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}
