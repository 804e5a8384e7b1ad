import type { ObjectSummary } from '../../../src-main/contract';
import type { PictureClient } from '../../desktop';
import { plural } from '../../wording/quantities';
import { niceStep, tickText } from '../axes/axis-ticks';
import type { Scene } from '../canvas/scene';
import { extentInWords, rateOf, timeUnit } from '../object-axes';
import { frameOf } from '../surface/frame';
import { layLanes } from '../surface/lanes';
import { TimePicture } from '../surface/time-picture.svelte';
import type { ThemeColours } from '../theme-colours.svelte';
import type { PictureWords } from '../words/picture-words';
import { eventsInView, eventsInWords, ticksInWords, type EventCount } from './ticks-words';

const LEAST_LANE = 14;
/** Events of more codes than this share one lane: a lane for each would be an index, not a picture. */
const MOST_LANES = 256;
/** An event this near to the pointer is the one that is meant. */
const REACH = 12;

/** The events of one object. Made while a component is. */
export class TicksState {
  firstLane = $state(0);
  readonly picture: TimePicture<'ticks'>;

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
      name: 'ticks',
      rate,
      state: () => summary().pictureState,
      argsOf: (stretch) => ({ objectId: summary().id, trial: this.trial(), ...stretch }),
      coverOf: ({ args, value }) => ({
        ...value,
        isFirst: args.from === null,
        columnSpan: Math.max(1 / rate(), (value.to - value.from) / args.columns),
      }),
      subjectOf: (args) => String(args.trial),
      holdsRows: () => true,
    });
  }

  readonly value = $derived.by(() => this.picture.answer.shown?.value ?? null);
  readonly isSingle = $derived.by(() => (this.value?.codes.length ?? 0) > MOST_LANES);
  readonly lanes = $derived.by(() =>
    layLanes(this.isSingle ? 1 : (this.value?.codes.length ?? 0), this.picture.height, LEAST_LANE, this.firstLane),
  );

  readonly scene = $derived.by((): Scene | null => {
    const { value, lanes, picture, isSingle } = this;
    if (value === null || picture.width === 0 || picture.height === 0) return null;
    return {
      numbers: { kind: 'ticks', times: value.times, codeIndex: value.codeIndex },
      layout: { kind: 'lanes', height: lanes.height, first: lanes.first, isSingle },
      frame: frameOf(picture, this.colours),
    };
  });

  labelOf(lane: number): string {
    return this.isSingle ? 'all codes' : `code ${this.value?.codes[lane] ?? ''}`;
  }

  private readonly events = $derived.by((): EventCount => {
    const { value, picture } = this;
    return value === null ? { count: 0, isLeast: false } : eventsInView(value, picture.from, picture.to);
  });

  readonly readout = $derived.by(() => {
    const { value } = this;
    if (value === null) return '';
    const near = this.nearest();
    if (near !== null) return near;
    const some = value.thinned ? ', not all of them drawn' : '';
    return `${eventsInWords(this.events)}${some}`;
  });

  get name(): string {
    return `Events of ${plural(this.value?.codes.length ?? 0, 'code')}, ${extentInWords(this.trial())}`;
  }

  /** Where the view stands; null while the picture of it is under way. */
  get place(): string | null {
    return this.value === null ? null : this.picture.placeOf(this.name, this.lanes);
  }

  words(): PictureWords {
    const { lanes, picture, summary, value } = this;
    return ticksInWords({
      extent: extentInWords(this.trial()),
      stretch: picture.view,
      timeUnit: timeUnit(summary()),
      lanes: Array.from({ length: lanes.end - lanes.first }, (_, at) => this.labelOf(lanes.first + at)),
      codes: value?.codes.length ?? 0,
      events: this.events,
    });
  }

  reset(): void {
    this.picture.view.reset();
  }

  /** The event nearest to the pointer, in its lane, in words; null where none is near. */
  private nearest(): string | null {
    const { pointer, pointerTime, from, to, width } = this.picture;
    const { value, lanes } = this;
    if (value === null || pointer === null || pointerTime === null) return null;
    const lane = lanes.first + Math.floor(pointer.y / lanes.height);
    let [best, distance] = [-1, (REACH / width) * (to - from)];
    value.times.forEach((time, at) => {
      const isInLane = this.isSingle || value.codeIndex[at] === lane;
      if (!isInLane || Math.abs(time - pointerTime) > distance) return;
      [best, distance] = [at, Math.abs(time - pointerTime)];
    });
    const time = value.times[best];
    if (time === undefined) return null;
    const step = Math.min(1 / rateOf(this.summary()), niceStep((to - from) / width));
    return `${tickText(time, step)} ${timeUnit(this.summary())}   code ${value.codes[value.codeIndex[best] ?? 0] ?? ''}`;
  }
}
