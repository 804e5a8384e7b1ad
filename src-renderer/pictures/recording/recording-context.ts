import { createContext } from 'svelte';
import type { RecordingView } from './recording-view.svelte';

/** What the picture and the editors of trials share. */
export const [getRecordingView, provideRecordingView] = createContext<RecordingView>();
