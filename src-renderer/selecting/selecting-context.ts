import { createContext } from 'svelte';
import type { Selecting } from './selecting';

/** Where parts of the window offer what is chosen in them, and open the dialog that saves it. */
export const [getSelecting, provideSelecting] = createContext<Selecting>();
