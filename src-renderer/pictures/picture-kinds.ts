import type { Component } from 'svelte';
import type { ObjectSummary } from '../../src-main/contract';
import MatrixPicture from './matrix/MatrixPicture.svelte';
import type { PictureProps } from './picture-props';
import RasterPicture from './raster/RasterPicture.svelte';
import SpectrumPicture from './spectrum/SpectrumPicture.svelte';
import TicksPicture from './ticks/TicksPicture.svelte';
import TracesPicture from './traces/TracesPicture.svelte';

/** The picture of each kind. A new one is a folder of its own and a line here. */
export const PICTURES: Readonly<Record<ObjectSummary['picture'], Component<PictureProps, object, 'trial'>>> = {
  traces: TracesPicture,
  spectrum: SpectrumPicture,
  matrix: MatrixPicture,
  raster: RasterPicture,
  ticks: TicksPicture,
};
