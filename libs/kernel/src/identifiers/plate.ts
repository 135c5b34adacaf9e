import { unseenMarks } from './plain-line';

/** Separators that people write in number plates: dots of all scripts, hyphens, blanks. */
const separators = /[\s·•●˙‧∙⋅・･ᐧ。｡.\-‐‑–—_/]/g;

/**
 * The canonical form of a number plate: one case, one width, no separators. `吉a·１２３４５` becomes 吉A12345. Other
 * characters are kept, so that validation can report them.
 */
export function foldPlate(text: string): string {
  return text
    .replace(unseenMarks, '')
    .replace(separators, '')
    .normalize('NFKC')
    .replace(separators, '')
    .toUpperCase();
}
