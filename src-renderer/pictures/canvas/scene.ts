import type { PictureColours } from './colours';

/** Where and how a scene is drawn. Lengths are CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
  /** Times of the left and the right edge. */
  readonly from: number;
  readonly to: number;
  readonly colours: PictureColours;
  /** Times of the vertical lines. */
  readonly gridTimes: readonly number[];
}

/** One line of samples. */
export interface TraceLane {
  /** Which row of the data. */
  readonly row: number;
  /** Where the value `center` lies, in pixels from the top. */
  readonly y: number;
  readonly center: number;
  /** Which of the eight colours. */
  readonly colour: number;
}

export interface TraceNumbers {
  readonly kind: 'traces';
  readonly from: number;
  readonly to: number;
  readonly columns: number;
  /** Seconds of a column. */
  readonly columnSpan: number;
  readonly samplesPerColumn: number;
  readonly min: Float32Array;
  readonly max: Float32Array;
  readonly base: Float64Array;
}

export interface TraceLayout {
  readonly kind: 'traces';
  readonly lanes: readonly TraceLane[];
  readonly pixelsPerValue: number;
}

export interface RasterNumbers {
  readonly kind: 'raster';
  readonly from: number;
  readonly columnSpan: number;
  readonly columns: number;
  readonly rows: number;
  readonly counts: Uint8Array;
}

export interface TickNumbers {
  readonly kind: 'ticks';
  readonly times: Float64Array;
  readonly codeIndex: Uint16Array;
}

export interface LaneLayout {
  readonly kind: 'lanes';
  readonly height: number;
  /** The row of the first lane in view. */
  readonly first: number;
  /** True where all rows share one lane. */
  readonly isSingle: boolean;
}

export type SceneNumbers = TraceNumbers | RasterNumbers | TickNumbers;
export type SceneLayout = TraceLayout | LaneLayout;

/** What is drawn: numbers, which change with an answer, and the layout, which changes with every step of the hand. */
export interface Scene {
  readonly numbers: SceneNumbers;
  readonly layout: SceneLayout;
  readonly frame: Frame;
}

/** What the drawing worker is told. The numbers cross only when they have changed. */
export type DrawMessage =
  | { readonly type: 'canvas'; readonly canvas: OffscreenCanvas }
  | { readonly type: 'numbers'; readonly numbers: SceneNumbers }
  | { readonly type: 'layout'; readonly layout: SceneLayout; readonly frame: Frame };
