import type { FileVersion } from '../files';
import type { ObjectVersion } from './object-version';

/** The state of one file as a text to compare. */
export function stateOfFile({ device, inode, size, modifiedNs }: FileVersion): string {
  return [device, inode, size, modifiedNs].map((fact) => fact.toString(36)).join('.');
}

/** The state of an object's two files as a text to compare: what was found of one state says nothing of another. */
export function fileState({ data, info }: ObjectVersion): string {
  return `${stateOfFile(data)}/${stateOfFile(info)}`;
}
