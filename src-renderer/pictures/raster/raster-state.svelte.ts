import type { ObjectSummary } from '../../../src-main/contract';
import type { PictureClient } from '../../desktop';
import { plural } from '../../wording/quantities';
import { niceStep, tickText } from '../axes/axis-ticks';
import type { Scene } from '../canvas/scene';
import { extentInWords, rateOf, timeUnit } from '../object-axes';
import { frameOf } from '../surface/frame';
import { laneAt, layLanes } from '../surface/lanes';
import { TimePicture } from '../surface/time-picture.svelte';
import type { ThemeColours } from '../theme-colours.svelte';
import type { PictureWords } from '../words/picture-words';
import { rasterInWords, spikesInView, spikesInWords, type SpikeCount } from './raster-words';

/** The lowest row, in pixels. */
const LEAST_LANE = 4;

/** The spikes of one object. Made while a component is. */
export class RasterState {
  rowsBy = $state<'channel' | 'unit'>('channel');
  firstLane = $state(0);
  readonly picture: TimePicture<'raster'>;

  constructor(
    private readonly summary: () => ObjectSummary,
    client: PictureClient,
    private readonly colours: ThemeColours,
    /** Null: the whole recording. */
    private readonly trial: () => number | null,
  ) {
    const rate = (): number => rateOf(summary());
    this.picture = new TimePicture({
      client,
      name: 'raster',
      rate,
      // The names of the rows come with the answer.
      state: () => `${summary().pictureState} ${JSON.stringify(summary().labels)}`,
      argsOf: (stretch) => {
        const { first } = this.lanes;
        const rows = Math.max(1, Math.min(1024, Math.floor(this.picture.height / LEAST_LANE)));
        return { objectId: summary().id, trial: this.trial(), rowsBy: this.rowsBy, firstRow: first, rows, ...stretch };
      },
      coverOf: ({ args, value }) => ({ ...value, isFirst: args.from === null, columnSpan: value.samplesPerColumn / rate() }),
      subjectOf: (args) => `${args.trial} ${args.rowsBy}`,
      holdsRows: ({ firstRow, rows }) => firstRow === this.lanes.first && rows >= this.lanes.end - this.lanes.first,
    });
  }

  readonly value = $derived.by(() => {
    const { shown } = this.picture.answer;
    return shown !== null && shown.args.rowsBy === this.rowsBy ? shown.value : null;
  });

  readonly lanes = $derived.by(() => layLanes(this.value?.totalRows ?? 0, this.picture.height, LEAST_LANE, this.firstLane));

  readonly scene = $derived.by((): Scene | null => {
    const { value, lanes, picture } = this;
    if (value === null || picture.width === 0 || picture.height === 0) return null;
    const columnSpan = value.samplesPerColumn / rateOf(this.summary());
    return {
      numbers: { kind: 'raster', ...value, columnSpan, rows: value.labels.length },
      layout: { kind: 'lanes', height: lanes.height, first: lanes.first, isSingle: false },
      frame: frameOf(picture, this.colours),
    };
  });

  labelOf(lane: number): string {
    const firstRow = this.picture.answer.shown?.args.firstRow ?? 0;
    return this.value?.labels[lane - firstRow] ?? '';
  }

  private readonly spikes = $derived.by((): SpikeCount => {
    const { value, lanes, picture } = this;
    if (value === null) return { count: 0, isLeast: false };
    const rows = Math.min(value.labels.length, lanes.end - lanes.first);
    return spikesInView(value, value.samplesPerColumn / rateOf(this.summary()), rows, picture.from, picture.to);
  });

  readonly readout = $derived.by(() => {
    const { pointer, pointerTime, from, to, width } = this.picture;
    const { value } = this;
    if (value === null) return '';
    if (pointer === null || pointerTime === null) return spikesInWords(this.spikes);
    const time = `${tickText(pointerTime, niceStep((to - from) / width))} ${timeUnit(this.summary())}`;
    const lane = laneAt(this.lanes, pointer.y);
    return lane === null ? time : `${time}   ${this.labelOf(lane)}`;
  });

  get name(): string {
    return `Spikes of ${plural(this.value?.totalRows ?? 0, this.rowsBy)}, ${extentInWords(this.trial())}`;
  }

  /** Where the view stands; null while the picture of it is under way. */
  get place(): string | null {
    return this.value === null ? null : this.picture.placeOf(this.name, this.lanes);
  }

  words(): PictureWords {
    const { lanes, picture, summary, rowsBy } = this;
    return rasterInWords({
      extent: extentInWords(this.trial()),
      stretch: picture.view,
      timeUnit: timeUnit(summary()),
      rowsBy,
      names: Array.from({ length: lanes.end - lanes.first }, (_, at) => this.labelOf(lanes.first + at)),
      rows: lanes.count,
      spikes: this.spikes,
    });
  }

  reset(): void {
    this.picture.view.reset();
  }
}
