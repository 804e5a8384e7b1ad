import type { ObjectDescription, ObjectSource } from '../format';
import type { EventTable } from './event-table';
import { matrix, type MatrixData, type MatrixView } from './matrix';
import { numbers, type NumbersData, type NumbersView } from './numbers';
import { PictureCache } from './picture-cache';
import type { PictureTask } from './picture-task';
import { raster, type RasterData, type RasterView } from './raster';
import { spectrum, type SpectrumData, type SpectrumView } from './spectrum';
import { ticks, type TicksData, type TicksView } from './ticks';
import { traces, type TracesData, type TracesView } from './traces';
import type { TrialEnvelope } from './trial-envelope';

type Picture<View, Data> = (source: ObjectSource, description: ObjectDescription, view: View, task: PictureTask) => Promise<Data>;

/**
 * From an object and a view to what is drawn, one function a kind of picture. Nothing is read as a whole: each streams
 * blocks of a few MB, reports its progress and stops when its task's signal is aborted. Errors: those of each picture.
 */
export interface Pictures {
  readonly traces: Picture<TracesView, TracesData>;
  readonly spectrum: Picture<SpectrumView, SpectrumData>;
  readonly matrix: Picture<MatrixView, MatrixData>;
  readonly raster: Picture<RasterView, RasterData>;
  readonly ticks: Picture<TicksView, TicksData>;
  readonly numbers: Picture<NumbersView, NumbersData>;
  /** Lets go of what was kept of an object that was closed. */
  forget(source: ObjectSource): void;
}

const ENVELOPES_BYTES = 48 * 1024 * 1024;
const TABLES_BYTES = 16 * 1024 * 1024;

/** Makes the pictures, with what they keep between two views: at most 64 MB. */
export function createPictures(): Pictures {
  const envelopes = new PictureCache<ObjectSource, TrialEnvelope>(ENVELOPES_BYTES);
  const tables = new PictureCache<ObjectSource, EventTable>(TABLES_BYTES);
  return {
    traces: (source, description, view, task) => traces(source, description, view, task, envelopes),
    spectrum,
    matrix,
    raster: (source, description, view, task) => raster(source, description, view, task, tables),
    ticks: (source, description, view, task) => ticks(source, description, view, task, tables),
    numbers,
    forget(source) {
      envelopes.forget(source);
      tables.forget(source);
    },
  };
}
