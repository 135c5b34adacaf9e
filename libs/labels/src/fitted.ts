import type { Font } from 'fontkit';
import { widthOf } from './font';
import type { TextItem } from './layout';

/** The text of a line as it is drawn, and the size of its letters in mm. */
export function fitted(
  { text, width, height, inverted = false }: TextItem,
  font: Font,
): { readonly text: string; readonly size: number } {
  const shown = printable(text, font);
  const room = width - (inverted ? 2 : 0);
  const largest = height * (inverted ? 0.55 : 0.69);
  const size = Math.max(largest / 2, Math.min(largest, (largest * room) / widthOf(shown, largest, font)));
  return { text: cutOff(shown, (part) => widthOf(part, size, font) <= room), size };
}

/** The text, or the longest part of it that fits, with an ellipsis. */
function cutOff(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  const chars = [...text];
  let [fitting, tooLong] = [0, chars.length];
  while (tooLong - fitting > 1) {
    const middle = (fitting + tooLong) >> 1;
    if (fits(`${chars.slice(0, middle).join('')}…`)) fitting = middle;
    else tooLong = middle;
  }
  return `${chars.slice(0, fitting).join('')}…`;
}

/** Characters that the font lacks are written as code points, and those that have no shape as a blank. */
function printable(text: string, font: Font): string {
  return text.replace(/[^\x20-\x7e]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(char)) return ' ';
    return font.hasGlyphForCodePoint(code) ? char : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
