import { nativeTheme } from 'electron';
import type { Theme } from '../contract';

/** The page's background before it is drawn, so that a dark desktop sees no white flash. Equal to the page's own tokens. */
export function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? '#15181c' : '#ffffff';
}

export function applyTheme(theme: Theme): void {
  nativeTheme.themeSource = theme;
}
