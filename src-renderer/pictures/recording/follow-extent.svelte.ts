import { untrack } from 'svelte';
import type { TimeView } from '../surface/time-view.svelte';
import type { RecordingView } from './recording-view.svelte';

/**
 * Keeps a view in step with what it is of: the recording and a trial have time axes of their own, so the stretch that was chosen
 * counts for one of them. Called while a component is made.
 */
export function followExtent(recording: RecordingView, view: TimeView): void {
  let { isShown } = recording;
  $effect(() => {
    if (recording.isShown === isShown) return;
    isShown = recording.isShown;
    untrack(() => view.reset());
  });
}
