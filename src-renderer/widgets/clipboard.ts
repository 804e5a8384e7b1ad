import { createContext } from 'svelte';

/** Puts text on the clipboard; answers whether it is there. */
export type CopyText = (text: string) => Promise<boolean>;

/** The clipboard as the window gives it to the widgets. */
export const [getCopyText, provideCopyText] = createContext<CopyText>();
