/** Characters that people put between the parts of a number plate: middle dots of all scripts, hyphens, blanks. */
const separators = /[\s·•‧∙⋅・･.\-‐‑–—]/g;

/**
 * A number plate as it is compared and stored: one case, one width, no separators. `吉a·１２３４５` is 吉A12345.
 * Text of other characters stays, for the validation to name.
 */
export function foldPlate(text: string): string {
  return text.normalize('NFKC').replace(separators, '').toUpperCase();
}
