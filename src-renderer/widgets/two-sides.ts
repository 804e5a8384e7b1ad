/** One line of a table of two sides. */
export interface SidesRow {
  readonly name: string;
  readonly sides: readonly [string, string];
  readonly differs: boolean;
}

/** Makes the lines of a table of two sides, each by what it says of either. */
export function sidesInRows<Side>(one: Side, other: Side): (name: string, of: (side: Side) => string) => SidesRow {
  return (name, of) => {
    const sides = [of(one), of(other)] as const;
    return { name, sides, differs: sides[0] !== sides[1] };
  };
}
