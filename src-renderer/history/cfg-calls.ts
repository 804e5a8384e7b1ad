import type { JsonNode, LogEntryShape } from '../../src-main/contract';

/** One call of a Syncopy function that `cfg` keeps the settings of. */
export interface CfgCall {
  /** The function; null for what stands in `cfg` and is no call. */
  readonly name: string | null;
  /** Their tree is that of the file. */
  readonly settings: JsonNode;
  /** The keys of `cfg` that it is made of. */
  readonly keys: readonly string[];
}

/** Calls by the entry of the log that tells of them, and those that none does. */
export interface PlacedCalls {
  readonly byEntry: ReadonlyMap<LogEntryShape, readonly CfgCall[]>;
  readonly alone: readonly CfgCall[];
}

/** What `definetrial` writes into `cfg` for trials by events, not under its own name (`syncopy/datatype/methods/definetrial.py`). */
const EVENT_KEYS: readonly string[] = ['method', 'EventData object'];

function mapOf(key: string, children: JsonNode[]): JsonNode {
  return { key, kind: 'map', text: '', size: children.length, children };
}

/**
 * The calls of `cfg`, in its order. Syncopy keeps the settings of each call under the function's name, so those of a function that
 * was called more than once are those of its last call (`cfg.update` at the end of each function, `get_frontend_cfg` in
 * `syncopy/shared/tools.py`).
 */
export function callsOf({ children }: JsonNode): CfgCall[] {
  const byEvents = children.filter(({ key }) => EVENT_KEYS.includes(key));
  const isByEvents = byEvents.length === EVENT_KEYS.length;
  const left = isByEvents ? children.filter((child) => !byEvents.includes(child)) : children;
  const rest = left.filter(({ kind }) => kind !== 'map');
  const keysOf = (nodes: readonly JsonNode[]): string[] => nodes.map(({ key }) => key);
  return [
    ...(isByEvents ? [{ name: 'definetrial', settings: mapOf('definetrial', byEvents), keys: EVENT_KEYS }] : []),
    ...left.filter(({ kind }) => kind === 'map').map((settings) => ({ name: settings.key, settings, keys: [settings.key] })),
    ...(rest.length === 0 ? [] : [{ name: null, settings: mapOf('', rest), keys: keysOf(rest) }]),
  ];
}

/** The compute functions that write into the log for a call (`write_log` in `syncopy/shared/computational_routine.py`). */
const COMPUTED_BY: Readonly<Record<string, readonly string[]>> = {
  selectdata: ['_selectdata'],
  preprocessing: ['sinc_filtering_cF', 'but_filtering_cF', 'detrending_cF', 'standardize_cF', 'rectify_cF', 'hilbert_cF'],
  resampledata: ['sinc_filtering_cF', 'downsample_cF', 'resample_cF'],
  freqanalysis: ['mtmfft_cF', 'mtmconvol_cF', 'wavelet_cF', 'superlet_cF', 'fooofspy_cF'],
  connectivityanalysis: [
    'cross_spectra_cF',
    'cross_covariance_cF',
    'spectral_dyadic_product_cF',
    'ppc_column_cF',
    'normalize_csd_cF',
    'normalize_ccov_cF',
    'granger_cF',
  ],
  timelockanalysis: ['cov_cF'],
  spike_psth: ['psth_cF'],
};

const UPDATED_TRIALS = 'updated trial-definition';

/** What an entry is found by: the function that it tells of, as `write_log` and `definetrial` name it. */
function functionOf({ action, text }: LogEntryShape): string {
  const computed = /^computed (\S+) with settings/.exec(text)?.[1];
  if (computed !== undefined) return computed;
  // Its other entries may be those of any function that has trials defined.
  return action === 'definetrial' && text.startsWith('updated trial-definition') ? UPDATED_TRIALS : action;
}

/** A selection in place is kept in `cfg` and logs nothing. */
function isInPlace({ children }: JsonNode): boolean {
  return children.some(({ key, text }) => key === 'inplace' && text === 'true');
}

/** The entries of a log by the function that they tell of. */
class EntriesByFunction {
  private readonly places = new Map<string, number[]>();

  constructor(private readonly entries: readonly LogEntryShape[]) {
    for (const [place, entry] of entries.entries()) {
      const name = functionOf(entry);
      const known = this.places.get(name);
      if (known === undefined) this.places.set(name, [place]);
      else known.push(place);
    }
  }

  /** The last entry of these functions. `only`: none where there are several. */
  last(functions: readonly string[], only = false): LogEntryShape | null {
    const found = functions.flatMap((name) => this.places.get(name) ?? []);
    return only && found.length > 1 ? null : (this.entries[Math.max(-1, ...found)] ?? null);
  }
}

/** The entry that a call left, where it can be told. `names`: of all calls. */
function entryOf({ name, settings }: CfgCall, entries: EntriesByFunction, names: ReadonlySet<string>): LogEntryShape | null {
  if (name === null) return null;
  if (name === 'redefinetrial') return entries.last([UPDATED_TRIALS], true);
  if (name === 'selectdata' && isInPlace(settings)) return null;
  const own = COMPUTED_BY[name];
  if (own === undefined) return entries.last([name, `${name}_cF`, `_${name}`]);
  const others = Object.entries(COMPUTED_BY).flatMap(([other, functions]) =>
    other !== name && names.has(other) ? functions : [],
  );
  // `redefinetrial` selects, and then puts the settings of an older selection back.
  const isOneOfSeveral = name === 'selectdata' && names.has('redefinetrial');
  return entries.last(
    own.filter((one) => !others.includes(one)),
    isOneOfSeveral,
  );
}

/**
 * Puts each call to the entry of the log that it left, where the function's name tells which: the last one, since `cfg` keeps the
 * last call. Where two functions of `cfg` can have left the same entry, or it can be one of several, the call stays alone.
 */
export function placeCalls(entries: readonly LogEntryShape[], calls: readonly CfgCall[]): PlacedCalls {
  const names = new Set(calls.flatMap(({ name }) => name ?? []));
  const byFunction = new EntriesByFunction(entries);
  const byEntry = new Map<LogEntryShape, CfgCall[]>();
  const alone: CfgCall[] = [];
  for (const call of calls) {
    const entry = entryOf(call, byFunction, names);
    if (entry === null) alone.push(call);
    else byEntry.set(entry, [...(byEntry.get(entry) ?? []), call]);
  }
  return { byEntry, alone };
}
