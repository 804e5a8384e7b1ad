/** A colour as bytes: red, green, blue. */
export type Rgb = readonly [number, number, number];

/** The colours of pictures, from the tokens of the theme. */
export interface PictureColours {
  readonly background: Rgb;
  readonly grid: Rgb;
  readonly text: Rgb;
  readonly accent: Rgb;
  /** Eight, taken in turn. */
  readonly traces: readonly Rgb[];
}

export function cssColour([red, green, blue]: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}
