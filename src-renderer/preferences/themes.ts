import type { Theme } from '../../src-main/contract';

/** The themes, as they are chosen from. */
export const THEMES: readonly { readonly value: Theme; readonly text: string }[] = [
  { value: 'system', text: 'As the System' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];
