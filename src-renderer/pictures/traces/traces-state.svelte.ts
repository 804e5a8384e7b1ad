import { untrack } from 'svelte';
import type { ObjectSummary } from '../../../src-main/contract';
import type { PictureClient } from '../../desktop';
import { plural } from '../../wording/quantities';
import { niceStep, tickText, valueText } from '../axes/axis-ticks';
import type { Scene, TraceNumbers } from '../canvas/scene';
import { ChannelChoice } from '../controls/channel-choice.svelte';
import { extentInWords, lengthOf, namesOf, rateOf, timeUnit, trialLengthOf, valueUnit } from '../object-axes';
import { frameOf } from '../surface/frame';
import { laneAt, layLanes } from '../surface/lanes';
import { TimePicture } from '../surface/time-picture.svelte';
import type { ThemeColours } from '../theme-colours.svelte';
import type { PictureWords } from '../words/picture-words';
import { TraceScale } from './trace-scale.svelte';
import { rangeInView, tracesInWords } from './traces-words';

/** The lowest lane, in pixels. */
const LEAST_LANE = 13;

/** The traces of one object: which channels, which stretch, how high. Made while a component is. */
export class TracesState {
  firstLane = $state(0);
  readonly scale = new TraceScale();
  readonly channels: ChannelChoice;
  readonly picture: TimePicture<'traces'>;
  private chosenDataset = $state('data');

  constructor(
    private readonly summary: () => ObjectSummary,
    client: PictureClient,
    private readonly colours: ThemeColours,
    /** Null: the whole recording. */
    private readonly trial: () => number | null,
  ) {
    this.channels = new ChannelChoice(() => namesOf(summary(), 'channel'));
    const rate = (): number => rateOf(summary());
    this.picture = new TimePicture({
      client,
      name: 'traces',
      rate,
      state: () => summary().pictureState,
      argsOf: (stretch) => {
        const channels = this.wantedChannels;
        return channels.length === 0
          ? null
          : { objectId: summary().id, dataset: this.dataset, trial: this.trial(), channels, ...stretch };
      },
      coverOf: ({ args, value }) => ({ ...value, isFirst: args.from === null, columnSpan: value.samplesPerColumn / rate() }),
      subjectOf: ({ dataset, trial: of }) => `${dataset} ${of}`,
      holdsRows: ({ channels }) => this.inView.every((channel) => channels.includes(channel)),
    });
    $effect(() => {
      const { shown } = this.picture.answer;
      if (shown !== null) untrack(() => this.scale.adopt(shown, summary().pictureState));
    });
  }

  /** The datasets that are samples over time and channels: `data`, and means as long as a trial. */
  readonly datasets = $derived.by(() => {
    const { dimord, datasets } = this.summary();
    const [time, channels] = [dimord.indexOf('time'), lengthOf(this.summary(), 'channel')];
    return datasets
      .filter(({ shape }, at) => {
        const fits = shape.length === 2 && shape[1 - time] === channels;
        return at === 0 || (fits && shape[time] === trialLengthOf(this.summary(), 0));
      })
      .map(({ name }) => name);
  });

  get dataset(): string {
    // A mean fits as long as the trials are as long as it is.
    return this.datasets.includes(this.chosenDataset) ? this.chosenDataset : 'data';
  }

  set dataset(name: string) {
    this.chosenDataset = name;
  }

  readonly lanes = $derived.by(() => layLanes(this.channels.visible.length, this.picture.height, LEAST_LANE, this.firstLane));
  readonly inView = $derived.by(() => this.channels.visible.slice(this.lanes.first, this.lanes.end));

  /** Half a page of lanes more on each side, so that scrolling shows data at once. */
  private readonly wantedChannels = $derived.by(() => {
    const { first, end } = this.lanes;
    const more = Math.ceil((end - first) / 2);
    return this.channels.visible.slice(Math.max(0, first - more), end + more);
  });

  private readonly numbers = $derived.by((): TraceNumbers | null => {
    const { shown } = this.picture.answer;
    if (shown === null || shown.args.dataset !== this.dataset) return null;
    const { value } = shown;
    return { kind: 'traces', ...value, columnSpan: value.samplesPerColumn / rateOf(this.summary()) };
  });

  readonly isEmpty = $derived.by(() => this.numbers?.columns === 0);

  private rowOf(channel: number): number | undefined {
    const row = this.picture.answer.shown?.args.channels.indexOf(channel) ?? -1;
    return row < 0 ? undefined : row;
  }

  readonly scene = $derived.by((): Scene | null => {
    const { numbers, lanes, picture } = this;
    if (numbers === null || picture.width === 0 || picture.height === 0) return null;
    const drawn = this.inView.flatMap((channel, at) => {
      const row = this.rowOf(channel);
      const y = (at + 0.5) * lanes.height;
      return row === undefined ? [] : [{ row, y, center: this.scale.centerOf(channel), colour: channel % 8 }];
    });
    return {
      numbers,
      layout: { kind: 'traces', lanes: drawn, pixelsPerValue: this.scale.pixelsPerValue(lanes.height) },
      frame: frameOf(picture, this.colours),
    };
  });

  /** What is under the pointer. */
  readonly readout = $derived.by(() => {
    const { pointer, pointerTime, width, from, to } = this.picture;
    if (pointer === null || pointerTime === null) return '';
    const time = `${tickText(pointerTime, niceStep((to - from) / width))} ${timeUnit(this.summary())}`;
    const lane = laneAt(this.lanes, pointer.y);
    const channel = lane === null ? undefined : this.channels.visible[lane];
    const range = channel === undefined ? null : this.rangeAt(channel, pointerTime);
    if (channel === undefined || range === null) return time;
    const [low, high] = range.map(valueText);
    const values = low === high ? low : `${low} to ${high}`;
    return `${time}   ${this.channels.names[channel] ?? ''}   ${values} ${valueUnit(this.summary())}`;
  });

  get name(): string {
    return `Traces of ${plural(this.channels.visible.length, 'channel')}, ${extentInWords(this.trial())}`;
  }

  /** Where the view stands; null while the picture of it is under way. */
  get place(): string | null {
    return this.numbers === null ? null : this.picture.placeOf(`${this.name} ${this.dataset}`, this.lanes);
  }

  words(): PictureWords {
    const { numbers, inView, picture, summary } = this;
    const { from, to } = picture;
    const rows = inView.flatMap((channel) => this.rowOf(channel) ?? []);
    return tracesInWords({
      extent: extentInWords(this.trial()),
      stretch: picture.view,
      timeUnit: timeUnit(summary()),
      valueUnit: valueUnit(summary()),
      rate: rateOf(summary()),
      names: inView.map((channel) => this.channels.names[channel] ?? ''),
      shown: this.channels.visible.length,
      range: numbers === null ? null : rangeInView(numbers, rows, from, to),
    });
  }

  reset(): void {
    this.picture.view.reset();
    this.scale.refit();
  }

  /** The least and greatest value of a channel in the column at `time`. */
  private rangeAt(channel: number, time: number): [number, number] | null {
    const [numbers, row] = [this.numbers, this.rowOf(channel)];
    if (numbers === null || row === undefined) return null;
    const column = Math.floor((time - numbers.from) / numbers.columnSpan);
    if (column < 0 || column >= numbers.columns) return null;
    const at = row * numbers.columns + column;
    const base = numbers.base[row] ?? 0;
    return [(numbers.min[at] ?? Number.NaN) + base, (numbers.max[at] ?? Number.NaN) + base];
  }
}
