import { z } from 'zod';
import { call, type ArgsOf, type ValueOf } from './call';
import { objectIdShape } from './shapes';

const index = z.number().int().min(0);
const indices = z.array(index).max(4096);
/** Null: the whole recording, as one trial from its first sample to its last with t = 0 at the first. */
const extent = index.nullable();
const floats = z.instanceof(Float32Array);
const doubles = z.instanceof(Float64Array);

/** A stretch of a trial's own time axis. Both null: the host chooses what it can show at once, from the trial's beginning. */
const stretch = { from: z.number().nullable(), to: z.number().nullable() };
const columns = z.number().int().min(1).max(8192);

/** How a complex number is shown as a real one. */
const complexMeasureShape = z.enum(['power', 'magnitude', 'real', 'imaginary', 'phase']);

/**
 * The picture calls go from a window straight to the data host; an answer stays in the order of 1 MB. Times are seconds,
 * or samples where the object has no sampling rate. Long ones report progress; a newer view cancels an older one.
 */
export const pictureCalls = {
  /** Traces of one trial or of the recording as a min/max envelope: no peak is lost at any zoom. */
  traces: call(
    z.object({ objectId: objectIdShape, dataset: z.string(), trial: extent, channels: indices, ...stretch, columns }),
    z.object({
      /** Where the first column begins and the last one ends; it covers the asked stretch, clipped to the trial. */
      from: z.number(),
      to: z.number(),
      columns: z.number(),
      /** 1 where every sample has a column of its own. The last column may hold fewer. */
      samplesPerColumn: z.number(),
      /** Channel by channel, `columns` each, less the channel's `base`; NaN where a column holds no number. */
      min: floats,
      max: floats,
      /** One for each channel: keeps what a float would lose of large values. 0 where nothing would be lost. */
      base: doubles,
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
      /** Hz, one for each point. */
      freq: doubles,
      /** Channel by channel; NaN where there is no number. */
      values: floats,
      /** 1, or how many frequencies share a point, which then shows the largest of them. */
      freqsPerPoint: z.number(),
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
      /** Row within the trial. */
      timeIndex: index,
      freqIndex: index,
      measure: complexMeasureShape,
    }),
    z.object({
      rows: z.number(),
      columns: z.number(),
      /** Row by row. */
      values: floats,
      /** 1, or how many channels share a row or column, which then shows the value furthest from 0. */
      channelsPerCell: z.number(),
      isComplex: z.boolean(),
      timeCount: z.number(),
      freqCount: z.number(),
    }),
  ),
  /** Spikes of one trial or of the recording, counted in columns of time: a row for each channel or unit. No spike is lost at any zoom. */
  raster: call(
    z.object({
      objectId: objectIdShape,
      trial: extent,
      rowsBy: z.enum(['channel', 'unit']),
      firstRow: index,
      rows: z.number().int().min(1).max(1024),
      ...stretch,
      columns,
    }),
    z.object({
      from: z.number(),
      to: z.number(),
      columns: z.number(),
      samplesPerColumn: z.number(),
      /** Of the rows in view. */
      labels: z.array(z.string()),
      totalRows: z.number(),
      /** Row by row, `columns` each: spikes, at most 255. */
      counts: z.instanceof(Uint8Array),
      /** Spikes in the stretch, all rows together. */
      total: z.number(),
      trialFrom: z.number(),
      trialTo: z.number(),
    }),
  ),
  /** Events of one trial or of the recording. */
  ticks: call(
    z.object({ objectId: objectIdShape, trial: extent, ...stretch, columns }),
    z.object({
      from: z.number(),
      to: z.number(),
      times: doubles,
      /** For each time the place of its code in `codes`. */
      codeIndex: z.instanceof(Uint16Array),
      /** Every code that occurs in the object, ascending. */
      codes: z.array(z.string()),
      /** Events in the stretch. Of those that share a code and a column only the first is in `times`. */
      total: z.number(),
      /** True where there were too many codes or events even so. */
      thinned: z.boolean(),
      trialFrom: z.number(),
      trialTo: z.number(),
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
      /** Of the rows and columns in view. */
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
