import { createContext } from 'svelte';
import type { ChangedObjects } from './changed-objects.svelte';
import type { Editing } from './editing.svelte';
import type { Editors } from './editors';
import type { ObjectEditors } from './object-editors.svelte';

/** The changes of the object that is looked at, for every editor below. */
export const [getEditing, provideEditing] = createContext<Editing>();

/** The editors of all objects, and of the one that is looked at. */
export const [getEditors, provideEditors] = createContext<Editors>();
export const [getObjectEditors, provideObjectEditors] = createContext<ObjectEditors>();

/** The objects that the window has changed and not saved, for their marks. */
export const [getChangedObjects, provideChangedObjects] = createContext<ChangedObjects>();
