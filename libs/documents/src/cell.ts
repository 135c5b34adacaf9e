import { visible } from '@boxtrail/kernel';

/** `raw` is a value that a spreadsheet may interpret: a real date. */
export type Cell = string | number | boolean | null | { readonly raw: string };

/** The reader of a CSV: a spreadsheet, which interprets values, or a program, which needs exact values. */
export const audiences = ['spreadsheet', 'program'] as const;
export type Audience = (typeof audiences)[number];

/** The byte order mark: spreadsheets read UTF-8 only after it. */
export const byteOrderMark = '\uFEFF';

/** A line of RFC 4180. */
export const csvLine = (cells: readonly Cell[], audience: Audience): string =>
  `${cells.map((cell) => cellText(cell, audience)).join(',')}\r\n`;

/** A cell of RFC 4180. */
export function cellText(cell: Cell, audience: Audience): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.raw;
  if (typeof cell !== 'string') return String(cell);
  const text = audience === 'program' ? cell : forSpreadsheet(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that spreadsheets do not change. A text that they would run as a formula, or convert to a number, date or
 * boolean, gets a leading apostrophe, and so does one that begins with an apostrophe: removing the first apostrophe
 * gives the text. Invisible characters are written as `\u202e`. So is a semicolon before a formula: as a separator it
 * would start a cell with the formula (OWASP, "CSV Injection").
 */
function forSpreadsheet(text: string): string {
  const shown = visible(text).replace(semicolonBeforeFormula, '\\u003b');
  return isChanged(shown) ? `'${shown}` : shown;
}

/** Also in full-width and small forms, and the minus sign. */
const formula = '[=+\\-@|%\uff1d\uff0b\uff0d\uff20\uff5c\ufe66\ufe62\ufe63\ufe6b\u2212]';
const semicolonBeforeFormula = new RegExp(`[;\uff1b](?=[\\s"']*${formula})`, 'g');
const quotedFormula = new RegExp(`^["'\\s]*${formula}`);

/** Begins like a number, an amount, a date or a time, in the digits of any script; or like an error value. */
const numeric = /^[\s(.,]*[\p{N}\p{Sc}#]/u;
/** `MAR1`, `sept-2`, `1 Dec` are dates. */
const month = /^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-./,]*\p{N}/iu;
const truth = /^\s*(true|false|wahr|falsch|vrai|faux|真|假)\s*$/i;
/** Generated values that no spreadsheet changes: event ids, times, SHA-256, keys in GS1 notation. */
const unchanged =
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|(?=.*[a-df])[0-9a-f]{64}|\((00|414)\)\d+)$/;

const isChanged = (text: string): boolean =>
  !unchanged.test(text) &&
  (text.startsWith("'") ||
    quotedFormula.test(text) ||
    numeric.test(text) ||
    month.test(text) ||
    truth.test(text));
