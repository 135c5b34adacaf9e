import { readFileSync } from 'node:fs';
import { create, type Font, type Glyph } from 'fontkit';
import { fontFiles } from './font-files';

type Weight = keyof typeof fontFiles;
export const weights = ['regular', 'bold'] as const satisfies readonly Weight[];

const opened = new Map<Weight, Font>();

/** A font, read on first use. */
export function fontOf(weight: Weight): Font {
  const font = opened.get(weight) ?? (create(readFileSync(fontFiles[weight])) as Font);
  opened.set(weight, font);
  return font;
}

/** The shapes of a text, without ligatures and kerning. */
export const glyphsOf = (text: string, font: Font): Glyph[] => font.glyphsForString(text);

/** The width of a text whose letters are `size` high, in the unit of `size`. */
export function widthOf(text: string, size: number, font: Font): number {
  const units = glyphsOf(text, font).reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
  return (units * size) / font.unitsPerEm;
}
