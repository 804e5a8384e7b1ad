import type { Component } from 'svelte';

/** A picture of the icon set, sized in pixels; hidden from screen readers, so a word stands beside it or names its button. */
export type Icon = Component<{ size?: number | string; strokeWidth?: number | string }>;
