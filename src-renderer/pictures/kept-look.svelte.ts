import { createContext } from 'svelte';
import type { ChannelChoice } from './controls/channel-choice.svelte';
import type { RecordingView } from './recording/recording-view.svelte';
import type { Stretch, TimeView } from './surface/time-view.svelte';

/** How an object is looked at. */
export interface Look {
  readonly isRecording: boolean;
  /** Null where the user chose none. */
  readonly stretch: Stretch | null;
  readonly firstLane: number;
  /** By name, those that the user left; null for all. */
  readonly channels: readonly string[] | null;
}

/** What of a picture the user moves about in. */
interface Moved {
  readonly picture: { readonly view: TimeView };
  firstLane: number;
  readonly channels?: ChannelChoice;
}

/** How the object is looked at that was looked at last: another state of it is looked at in the same way. */
export class KeptLook {
  private kept: { readonly ref: string; readonly look: Look } | null = null;

  /** Null for another object. */
  of(ref: string): Look | null {
    return this.kept?.ref === ref ? this.kept.look : null;
  }

  note(ref: string, look: Look): void {
    this.kept = { ref, look };
  }
}

export const [getKeptLook, provideKeptLook] = createContext<KeptLook>();

/** A picture of the object `ref` takes over how that was looked at, as far as it fits, and is noted from then on. Called while a component is made. */
export function keepLook(kept: KeptLook, ref: string, recording: RecordingView, moved: Moved): void {
  const before = kept.of(ref);
  if (before !== null) {
    recording.isShown = before.isRecording;
    moved.firstLane = before.firstLane;
    if (before.stretch !== null) moved.picture.view.resume(before.stretch);
    if (before.channels !== null) moved.channels?.showNamed(before.channels);
  }
  $effect(() => {
    const { firstLane, channels, picture } = moved;
    kept.note(ref, {
      isRecording: recording.isShown,
      stretch: picture.view.chosen,
      firstLane,
      channels: channels?.chosen ?? null,
    });
  });
}
