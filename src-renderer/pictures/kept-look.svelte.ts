import { createContext } from 'svelte';
import type { ChannelChoice } from './controls/channel-choice.svelte';
import type { MatrixLook } from './matrix/matrix-look';
import type { RecordingView } from './recording/recording-view.svelte';
import type { SpectrumLook } from './spectrum/spectrum-look';
import type { Stretch, TimeView } from './surface/time-view.svelte';

/** How a picture over time is looked at. */
export interface TimeLook {
  readonly isRecording: boolean;
  /** Null where the user chose none. */
  readonly stretch: Stretch | null;
  readonly firstLane: number;
  /** By name, those that the user left; null for all. */
  readonly channels: readonly string[] | null;
}

/** How an object is looked at, by the kind of its picture. */
export interface Looks {
  readonly time: TimeLook;
  readonly spectrum: SpectrumLook;
  readonly matrix: MatrixLook;
}

/** What of a picture the user moves about in. */
interface Moved {
  readonly picture: { readonly view: TimeView };
  firstLane: number;
  readonly channels?: ChannelChoice;
}

/** How the object is looked at that was looked at last: another state of it is looked at in the same way. */
export class KeptLook {
  private kept: { readonly ref: string; readonly look: Partial<Looks> } | null = null;

  /** Null for another object, and where it was looked at by another kind of picture last. */
  of<Kind extends keyof Looks>(ref: string, kind: Kind): Looks[Kind] | null {
    return (this.kept?.ref === ref ? this.kept.look[kind] : null) ?? null;
  }

  note<Kind extends keyof Looks>(ref: string, kind: Kind, look: Looks[Kind]): void {
    this.kept = { ref, look: { [kind]: look } };
  }
}

export const [getKeptLook, provideKeptLook] = createContext<KeptLook>();

/** A picture of the object `ref` takes over how that was looked at, and is noted from then on. Called while a component is made. */
export function keepLook<Kind extends keyof Looks>(
  kept: KeptLook,
  ref: string,
  kind: Kind,
  picture: { resume(look: Looks[Kind]): void; look(): Looks[Kind] },
): void {
  const before = kept.of(ref, kind);
  if (before !== null) picture.resume(before);
  $effect(() => kept.note(ref, kind, picture.look()));
}

/** The same of a picture over time, as far as what was looked at is still there. */
export function keepTimeLook(kept: KeptLook, ref: string, recording: RecordingView, moved: Moved): void {
  keepLook(kept, ref, 'time', {
    resume: ({ isRecording, firstLane, stretch, channels }) => {
      recording.isShown = isRecording;
      moved.firstLane = firstLane;
      if (stretch !== null) moved.picture.view.resume(stretch);
      if (channels !== null) moved.channels?.showNamed(channels);
    },
    look: () => ({
      isRecording: recording.isShown,
      stretch: moved.picture.view.chosen,
      firstLane: moved.firstLane,
      channels: moved.channels?.chosen ?? null,
    }),
  });
}
