/** The dataset `trialdefinition`: one row a trial, columns start, stop (exclusive), offset (samples), then trial info. */
export interface TrialTable {
  readonly typeName: 'int64' | 'float64';
  readonly rows: number;
  readonly columns: number;
  /** Row by row. int64 beyond 2^53 is refused on reading. */
  readonly values: Float64Array;
}
