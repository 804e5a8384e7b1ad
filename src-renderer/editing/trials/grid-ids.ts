/** The id of a cell's element, by which the grid names the one that the keys are for. */
export function cellIdOf(grid: string, row: number, column: number): string {
  return `${grid}-${row}-${column}`;
}
