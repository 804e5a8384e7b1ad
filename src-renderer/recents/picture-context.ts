import { createContext } from 'svelte';

/** Keeps a small picture of an object that is looked at. */
export type KeepPicture = (ref: string, picture: string) => void;

export const [getKeepPicture, provideKeepPicture] = createContext<KeepPicture>();
