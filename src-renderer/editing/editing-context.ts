import { createContext } from 'svelte';
import type { ChangedObjects } from './changed-objects.svelte';
import type { Editing } from './editing.svelte';

/** The changes of the object that is looked at, for every editor below. */
export const [getEditing, provideEditing] = createContext<Editing>();

/** The objects that the window has changed and not saved, for their marks. */
export const [getChangedObjects, provideChangedObjects] = createContext<ChangedObjects>();
