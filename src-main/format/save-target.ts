/** What the user typed; a field that was left out is absent. All absent: the object's own two files. */
export interface SaveRequest {
  readonly container?: string | undefined;
  readonly filename?: string | undefined;
  readonly tag?: string | undefined;
}

/** Where an object goes. Paths are absolute. */
export interface SaveTarget {
  readonly folder: string;
  readonly data: string;
  readonly info: string;
  /** The container's file name (`c.spy`); null for a loose file. */
  readonly container: string | null;
  readonly tag: string | null;
}
