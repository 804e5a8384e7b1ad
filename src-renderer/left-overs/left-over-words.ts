import type { Ending, LeftOverShape } from '../../src-main/contract';
import { dateInWords } from '../wording/quantities';

type File = LeftOverShape['files'][number];

const ROLES: Readonly<Record<File['role'], string>> = {
  'new-data': 'New data file',
  'new-info': 'New .info file',
  'old-data': 'Old data file',
  'old-info': 'Old .info file',
  record: 'Record of the save',
  stranger: 'Not of the save',
};

const STATES: Readonly<Record<File['state'], string>> = {
  whole: 'Whole',
  broken: 'Not whole: its size differs',
  changed: 'Changed since: its time differs',
  unknown: 'Not known',
};

/** What a file of a work folder is. */
export function roleInWords({ role }: File): string {
  return ROLES[role];
}

/** Whether a file is as the save recorded it; nothing for what has no data in it. */
export function stateInWords({ role, state }: File): string {
  return role === 'record' || role === 'stranger' ? '' : STATES[state];
}

/** What stands where the object belongs. */
export function placeInWords({ target, stands: { data, info } }: LeftOverShape): string {
  if (target === null) return 'Not known';
  if (data && info) return 'Both files of the object';
  if (data) return 'The data file alone';
  return info ? 'The .info file alone' : 'Nothing';
}

/** The facts of a left-over, in the order of their telling. */
export function leftOverFacts(leftOver: LeftOverShape): { name: string; value: string }[] {
  const { target, host, pid, since } = leftOver;
  const process = pid === null ? '' : `, process ${pid}`;
  return [
    { name: 'Object', value: target ?? 'Not known' },
    { name: 'At its place', value: placeInWords(leftOver) },
    { name: 'Saved by', value: host === null ? 'Not known' : `${host}${process}` },
    { name: 'Begun', value: since === null ? 'Not known' : dateInWords(since) },
  ];
}

const ENDINGS: Readonly<Record<Ending, (name: string) => string>> = {
  discard: (name) => `The save of ${name} had changed nothing; what it left was removed.`,
  finish: (name) => `The save of ${name} was brought to its end: its new files are in their place.`,
  tidy: (name) => `The new files of ${name} were in their place already; what the save left was removed.`,
  'put-old-back': (name) => `The save of ${name} was taken back: the old files are in their place again.`,
};

/** What was done about a left-over; `ended` is null where it was removed. */
export function endingInWords({ filename }: LeftOverShape, ended: Ending | null): string {
  return ended === null ? `What was left of the save of ${filename} was removed.` : ENDINGS[ended](filename);
}
