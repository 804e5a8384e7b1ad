import { z } from 'zod';
import { call, type ArgsOf, type ValueOf } from './call';
import { objectIdShape } from './shapes';

const index = z.number().int().min(0);
const indices = z.array(index).max(4096);
const floats = z.instanceof(Float32Array);
const doubles = z.instanceof(Float64Array);

/** How a complex number is shown as a real one. */
export const complexMeasureShape = z.enum(['power', 'magnitude', 'real', 'imaginary', 'phase']);

/** The picture calls go from a window straight to the data host; an answer stays under about 1 MB. */
export const pictureCalls = {
  /** Traces of one trial as a min/max envelope: no peak is lost at any zoom. */
  traces: call(
    z.object({
      objectId: objectIdShape,
      dataset: z.string(),
      trial: index,
      channels: indices,
      /** Seconds on the trial's own time axis. */
      from: z.number(),
      to: z.number(),
      columns: z.number().int().min(1).max(8192),
    }),
    z.object({
      /** Seconds of the first and past the last column; clipped to the trial. */
      from: z.number(),
      to: z.number(),
      columns: z.number(),
      /** 1 where every sample has a column of its own. */
      samplesPerColumn: z.number(),
      /** Channel by channel, `columns` each; NaN where a column holds no number. */
      min: floats,
      max: floats,
      /** Seconds: the whole trial. */
      trialFrom: z.number(),
      trialTo: z.number(),
    }),
  ),
  /** One value a frequency and channel at one time point and taper (or their mean). */
  spectrum: call(
    z.object({
      objectId: objectIdShape,
      trial: index,
      channels: indices,
      /** Row within the trial; null: mean over the trial's rows. */
      timeIndex: index.nullable(),
      /** Null: mean over the tapers. */
      taper: index.nullable(),
      measure: complexMeasureShape,
    }),
    z.object({
      /** Hz. */
      freq: doubles,
      /** Channel by channel. */
      values: floats,
      isComplex: z.boolean(),
      timeCount: z.number(),
      taperCount: z.number(),
    }),
  ),
  /** channel_i x channel_j at one frequency and time point. */
  matrix: call(
    z.object({
      objectId: objectIdShape,
      trial: index,
      timeIndex: index,
      freqIndex: index,
      measure: complexMeasureShape,
    }),
    z.object({
      rows: z.number(),
      columns: z.number(),
      values: floats,
      isComplex: z.boolean(),
      timeCount: z.number(),
      freqCount: z.number(),
      /** Above the picture's limit only every n-th row and column is sent. */
      stride: z.number(),
    }),
  ),
  /** Spikes of one trial: a row for each channel or unit. */
  raster: call(
    z.object({
      objectId: objectIdShape,
      trial: index,
      rowsBy: z.enum(['channel', 'unit']),
      from: z.number().nullable(),
      to: z.number().nullable(),
    }),
    z.object({
      labels: z.array(z.string()),
      /** Seconds. */
      times: floats,
      rows: z.instanceof(Uint16Array),
      trialFrom: z.number(),
      trialTo: z.number(),
      total: z.number(),
      /** True where there were too many to send; then `times` holds an even share. */
      thinned: z.boolean(),
    }),
  ),
  /** Events of one trial. */
  ticks: call(
    z.object({ objectId: objectIdShape, trial: index }),
    z.object({
      times: doubles,
      codes: z.array(z.string()),
      trialFrom: z.number(),
      trialTo: z.number(),
      total: z.number(),
      thinned: z.boolean(),
    }),
  ),
  /** Cells of the table: as text, so that no digit is lost on the way. */
  numbers: call(
    z.object({
      objectId: objectIdShape,
      dataset: z.string(),
      /** Rows run along the first axis, columns along the last; `fixed` gives the axes between. */
      firstRow: index,
      rows: z.number().int().min(1).max(512),
      firstColumn: index,
      columns: z.number().int().min(1).max(128),
      fixed: z.array(index).max(8),
    }),
    z.object({
      totalRows: z.number(),
      totalColumns: z.number(),
      /** Row by row. */
      cells: z.array(z.string()),
      rowHeads: z.array(z.string()),
      columnHeads: z.array(z.string()),
    }),
  ),
} as const;

export type PictureCalls = typeof pictureCalls;
export type PictureCallName = keyof PictureCalls;
export type PictureArgs<Name extends PictureCallName> = ArgsOf<PictureCalls[Name]>;
export type PictureValue<Name extends PictureCallName> = ValueOf<PictureCalls[Name]>;
export type ComplexMeasure = z.output<typeof complexMeasureShape>;
