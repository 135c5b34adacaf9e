import { unseenMarks } from './plain-line';

/** Characters that people put between the parts of a number plate: dots of all scripts, hyphens, blanks. */
const separators = /[\s·•●˙‧∙⋅・･ᐧ。｡.\-‐‑–—_/]/g;

/**
 * A number plate as it is compared and stored: one case, one width, no separators. `吉a·１２３４５` is 吉A12345.
 * Text of other characters stays, for the validation to name.
 */
export function foldPlate(text: string): string {
  return text
    .replace(unseenMarks, '')
    .replace(separators, '')
    .normalize('NFKC')
    .replace(separators, '')
    .toUpperCase();
}
