import { visible } from '@boxtrail/kernel';

/** `raw` is a text that a spreadsheet may interpret: a date that is one. */
export type Cell = string | number | boolean | null | { readonly raw: string };

/** Who reads a CSV: a spreadsheet, which interprets what it reads, or a program, which needs the exact values. */
export const audiences = ['spreadsheet', 'program'] as const;
export type Audience = (typeof audiences)[number];

/** A cell of RFC 4180. */
export function cellText(cell: Cell, audience: Audience): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.raw;
  if (typeof cell !== 'string') return String(cell);
  const text = audience === 'program' ? cell : forSpreadsheet(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text as spreadsheets keep it. One that they would run as a formula or take for a number, a date or a truth value
 * gets an apostrophe before it, and so does one that begins with an apostrophe: a reader who takes the first
 * apostrophe away has the text. Characters that are not seen are written as `\u202e`. So is a semicolon before a
 * formula: where it separates columns, the formula would begin one (OWASP, "CSV Injection").
 */
function forSpreadsheet(text: string): string {
  const shown = visible(text).replace(semicolonBeforeFormula, '\\u003b');
  return isChanged(shown) ? `'${shown}` : shown;
}

/** Also as they are written in Chinese and Japanese, in small forms, and the sign of subtraction. */
const formula = '[=+\\-@|%\uff1d\uff0b\uff0d\uff20\uff5c\ufe66\ufe62\ufe63\ufe6b\u2212]';
const semicolonBeforeFormula = new RegExp(`[;\uff1b](?=[\\s"']*${formula})`, 'g');
const quotedFormula = new RegExp(`^["'\\s]*${formula}`);

/** Begins like a number, an amount, a date or a time, in the digits of any script; or like an error value. */
const numeric = /^[\s(.,]*[\p{N}\p{Sc}#]/u;
/** `MAR1`, `sept-2`, `1 Dec` are dates. */
const month = /^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[\s\-./,]*\p{N}/iu;
const truth = /^\s*(true|false|wahr|falsch|vrai|faux|真|假)\s*$/i;
/** What this program makes itself and no spreadsheet changes: event ids, moments, SHA-256, keys in GS1 notation. */
const unchanged =
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|(?=.*[a-df])[0-9a-f]{64}|\((00|414)\)\d+)$/;

const isChanged = (text: string): boolean =>
  !unchanged.test(text) &&
  (text.startsWith("'") ||
    quotedFormula.test(text) ||
    numeric.test(text) ||
    month.test(text) ||
    truth.test(text));
