import { LRUCache } from 'lru-cache';
import type { Font, Glyph } from 'fontkit';
import { fitted } from './fitted';
import { fontOf, glyphsOf, widthOf } from './font';
import { dot, type QrItem, type TextItem } from './layout';
import { edgesOf, insideAt } from './outline';

/** A picture of black dots: its rows from the top, a bit a dot, each row in whole bytes. */
export interface Bitmap {
  readonly bytesPerRow: number;
  readonly rows: readonly Uint8Array[];
}

/** Dots of a glyph: runs of each row, counted up from the base line. */
type Runs = ReadonlyMap<number, readonly (readonly [from: number, to: number])[]>;

/** Of the Chinese characters of a city's addresses, in the sizes that occur. */
const runsOfGlyphs = new LRUCache<string, Runs>({ max: 5_000 });

/** A line of text as a printer of 203 dpi prints it. */
export function bitmapOf(item: TextItem): Bitmap {
  const { align = 'left', inverted = false } = item;
  const font = fontOf(item.bold === true ? 'bold' : 'regular');
  const { text, size } = fitted(item, font);
  const [width, height] = [Math.round(item.width / dot), Math.round(item.height / dot)];
  const picture = blank(width, height, inverted);
  const letters = size / dot;
  const spare = width - widthOf(text, letters, font);
  let x = align === 'left' ? 0 : align === 'right' ? spare : spare / 2;
  // Letters reach from a tenth below the base line to three quarters above it.
  const base = Math.round(height / 2 + letters * 0.35);
  for (const glyph of glyphsOf(text, font)) {
    for (const [up, runs] of runsOf(glyph, letters, font))
      for (const [from, to] of runs) paint(picture, base - up, [x + from, x + to], !inverted);
    x += (glyph.advanceWidth * letters) / font.unitsPerEm;
  }
  return picture;
}

function runsOf(glyph: Glyph, letters: number, font: Font): Runs {
  const key = `${font.postscriptName} ${letters} ${glyph.id}`;
  const known = runsOfGlyphs.get(key);
  if (known !== undefined) return known;
  const scale = letters / font.unitsPerEm;
  const edges = edgesOf(glyph.path);
  const runs = new Map<number, [number, number][]>();
  const { minY, maxY } = glyph.bbox;
  for (let row = Math.floor(minY * scale); row <= Math.ceil(maxY * scale); row += 1) {
    const inside = insideAt(edges, (row - 0.5) / scale);
    if (inside.length > 0)
      runs.set(
        row,
        inside.map(([from, to]): [number, number] => [from * scale, to * scale]),
      );
  }
  runsOfGlyphs.set(key, runs);
  return runs;
}

/** A square code as a printer of 203 dpi prints it. */
export function bitmapOfModules({ modules: { side, dark }, module }: QrItem): Bitmap {
  const scale = Math.round(module / dot);
  const picture = blank(side * scale, side * scale, false);
  dark.forEach((isDark, i) => {
    const [row, column] = [Math.floor(i / side), i % side];
    for (let y = 0; isDark === 1 && y < scale; y += 1)
      paint(picture, row * scale + y, [column * scale, (column + 1) * scale], true);
  });
  return picture;
}

function blank(width: number, height: number, black: boolean): Bitmap {
  const picture = {
    bytesPerRow: Math.ceil(width / 8),
    rows: Array.from({ length: height }, () => new Uint8Array(Math.ceil(width / 8))),
  };
  for (let y = 0; black && y < height; y += 1) paint(picture, y, [0, width], true);
  return picture;
}

/** Paints the dots of a row whose middle lies in the run. */
function paint({ rows, bytesPerRow }: Bitmap, y: number, [from, to]: [number, number], black: boolean): void {
  const row = rows[y];
  if (row === undefined) return;
  const last = Math.min(8 * bytesPerRow, Math.ceil(to - 0.5));
  for (let x = Math.max(0, Math.ceil(from - 0.5)); x < last; x += 1) {
    const bit = 0x80 >> (x & 7);
    row[x >> 3] = black ? (row[x >> 3] ?? 0) | bit : (row[x >> 3] ?? 0) & ~bit;
  }
}
