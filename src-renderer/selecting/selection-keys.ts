import type { SelectKey } from '../../src-main/contract';

interface KeyWords {
  readonly label: string;
  /** What can be typed. */
  readonly note: string;
}

const LIST = 'Names or numbers from 0, with commas; 2:8 means 2 to 7';

/** Each key of a selection in the words of the dialog. */
export const KEY_WORDS: Readonly<Record<SelectKey, KeyWords>> = {
  trials: { label: 'Trials', note: 'Numbers from 0, with commas; 2:8 means 2 to 7' },
  channel: { label: 'Channels', note: LIST },
  channel_i: { label: 'Channels i', note: LIST },
  channel_j: { label: 'Channels j', note: LIST },
  latency: { label: 'Latency', note: 'From and to in seconds from t = 0 of each trial, both included: -0.1, 0.2; or a name' },
  frequency: {
    label: 'Frequencies',
    note: 'From and to in Hz, both included: 10, 30; one of both; or at:10,20 for the nearest ones',
  },
  taper: { label: 'Tapers', note: LIST },
  unit: { label: 'Units', note: LIST },
  eventid: { label: 'Event codes', note: 'Codes, with commas; 2:8 means the codes 2 to 7' },
};

/** The windows that Syncopy has a name for, with what they mean. */
export const NAMED_LATENCIES = [
  { name: 'maxperiod: from the earliest start to the latest end', typed: 'maxperiod' },
  { name: 'minperiod: what all trials have in common', typed: 'minperiod' },
  { name: 'prestim: up to t = 0', typed: 'prestim' },
  { name: 'poststim: from t = 0 on', typed: 'poststim' },
] as const;
