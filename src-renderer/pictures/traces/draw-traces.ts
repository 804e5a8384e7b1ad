import { cssColour } from '../canvas/colours';
import { pixelOf, type Pixels } from '../canvas/pixels';
import type { Frame, TraceLane, TraceLayout, TraceNumbers } from '../canvas/scene';

/** From this many pixels between two samples on they are joined by lines. */
const LINE_PIXELS = 1;
/** The side of a sample's dot, and of one that no line leads to. */
const DOT = 3;
const LONELY_DOT = 7;

/** True where single samples are so far apart that lines between them say more than columns. */
export function isDrawnAsLines({ samplesPerColumn, columnSpan }: TraceNumbers, { from, to, width }: Frame): boolean {
  return samplesPerColumn === 1 && (columnSpan / (to - from)) * width >= LINE_PIXELS;
}

/** The columns that can be seen, one more on each side. */
function columnsInView({ from: start, columnSpan, columns }: TraceNumbers, { from, to }: Frame): { first: number; end: number } {
  const first = Math.max(0, Math.floor((from - start) / columnSpan) - 1);
  const end = Math.min(columns, Math.ceil((to - start) / columnSpan) + 1);
  return { first, end: Math.max(first, end) };
}

/**
 * Fills each lane's columns from least to greatest, each joined to the one before so that a line has no gaps. A column
 * takes at least one pixel either way: no peak falls between two pixels.
 */
export function drawEnvelopes(pixels: Pixels, numbers: TraceNumbers, { lanes, pixelsPerValue }: TraceLayout, frame: Frame): void {
  const { first, end } = columnsInView(numbers, frame);
  const scale = pixels.width / (frame.to - frame.from);
  const edges = new Int32Array(end - first + 1);
  edges.forEach((_, at) => (edges[at] = Math.round((numbers.from + (first + at) * numbers.columnSpan - frame.from) * scale)));
  for (const lane of lanes) drawEnvelope(pixels, numbers, lane, { first, end, edges }, pixelsPerValue * frame.ratio, frame);
}

function drawEnvelope(
  pixels: Pixels,
  { min, max, base, columns }: TraceNumbers,
  lane: TraceLane,
  { first, end, edges }: { readonly first: number; readonly end: number; readonly edges: Int32Array },
  perValue: number,
  { colours, ratio }: Frame,
): void {
  const pixel = pixelOf(colours.traces[lane.colour] ?? colours.accent);
  const center = lane.center - (base[lane.row] ?? 0);
  const middle = lane.y * ratio;
  const thickness = Math.max(1, Math.round(ratio));
  // Infinite values are drawn as far as the picture's edge.
  const yOf = (value: number): number =>
    Math.round(Math.max(-1, Math.min(pixels.height + 1, middle - (value - center) * perValue)));
  let [lastTop, lastBottom] = [Number.NaN, Number.NaN];
  for (let column = first; column < end; column += 1) {
    const least = min[lane.row * columns + column] ?? Number.NaN;
    const greatest = max[lane.row * columns + column] ?? Number.NaN;
    if (Number.isNaN(least)) {
      lastTop = Number.NaN;
      continue;
    }
    const [top, bottom] = [yOf(greatest), yOf(least)];
    const isJoined = !Number.isNaN(lastTop);
    const from = isJoined ? Math.min(top, lastBottom) : top;
    const to = isJoined ? Math.max(bottom, lastTop) : bottom;
    const left = edges[column - first] ?? 0;
    const right = Math.max(left + thickness, edges[column - first + 1] ?? 0);
    pixels.rectangle(left, from, right, to + thickness, pixel);
    [lastTop, lastBottom] = [top, bottom];
  }
}

/** Joins single samples by lines, with a dot on each where there is room. A sample stands at its own time. */
export function drawLines(
  context: OffscreenCanvasRenderingContext2D,
  numbers: TraceNumbers,
  { lanes, pixelsPerValue }: TraceLayout,
  frame: Frame,
): void {
  const { from, to, width, height, ratio, colours } = frame;
  const { first, end } = columnsInView(numbers, frame);
  const { min, base, columns } = numbers;
  const scale = width / (to - from);
  const hasDots = numbers.columnSpan * scale >= 8;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.lineWidth = 1.25;
  context.lineJoin = 'round';
  for (const lane of lanes) {
    const center = lane.center - (base[lane.row] ?? 0);
    const colour = cssColour(colours.traces[lane.colour] ?? colours.accent);
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.beginPath();
    let isOpen = false;
    for (let column = first; column < end; column += 1) {
      const value = min[lane.row * columns + column] ?? Number.NaN;
      if (Number.isNaN(value)) {
        isOpen = false;
        continue;
      }
      const x = (numbers.from + column * numbers.columnSpan - from) * scale;
      const y = Math.max(-height, Math.min(2 * height, lane.y - (value - center) * pixelsPerValue));
      if (isOpen) context.lineTo(x, y);
      else context.moveTo(x, y);
      isOpen = true;
      const dot = isLonely(min, lane.row * columns, column, columns) ? LONELY_DOT : hasDots ? DOT : 0;
      if (dot > 0) context.fillRect(x - dot / 2, y - dot / 2, dot, dot);
    }
    context.stroke();
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/** A sample between two that are no numbers, or the only one, would be a line without length. */
function isLonely(min: Float32Array, start: number, column: number, columns: number): boolean {
  const isMissing = (at: number): boolean => at < 0 || at >= columns || Number.isNaN(min[start + at] ?? Number.NaN);
  return isMissing(column - 1) && isMissing(column + 1);
}
