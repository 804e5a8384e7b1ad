import { createContext } from 'svelte';
import type { Verification } from './verification.svelte';

/** What is known of objects' checksums, as the window gives it to its parts. */
export const [getVerification, provideVerification] = createContext<Verification>();
