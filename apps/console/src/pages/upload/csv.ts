/** A record of a CSV file with the number of the line that it begins on, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [',', ';', '\t', '|'];

/** The separator that a line `sep=` names, or that the first line has most of. */
export function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const named = /^"?sep=(.)"?$/i.exec(first)?.[1];
  if (named !== undefined) return named;
  const count = (delimiter: string) => first.split(delimiter).length;
  return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** The records of a CSV text (RFC 4180, any line ends), without empty ones and without a line `sep=`. */
export function* recordsOf(text: string, delimiter = delimiterOf(text)): Generator<CsvRecord> {
  let [line, begun, at] = [1, 1, 0];
  let cells: string[] = [];
  while (at < text.length) {
    let cell: string;
    if (text[at] === '"') {
      let end = at + 1;
      cell = '';
      for (;;) {
        const quote = text.indexOf('"', end);
        const stop = quote < 0 ? text.length : quote;
        cell += text.slice(end, stop);
        end = stop + 1;
        if (text[end] !== '"') break;
        cell += '"';
        end += 1;
      }
      line += cell.split(/\r\n|\r|\n/).length - 1;
      at = end;
      // What follows a closing quote belongs to the cell.
      const rest = endOfCell(text, at, delimiter);
      cell += text.slice(at, rest);
      at = rest;
    } else {
      const end = endOfCell(text, at, delimiter);
      cell = text.slice(at, end);
      at = end;
    }
    cells.push(cell.trim());
    const ends = text[at];
    if (ends === delimiter) {
      at += 1;
      if (at < text.length) continue;
      cells.push('');
    }
    const record = { line: begun, cells };
    at += ends === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line += 1;
    begun = line;
    cells = [];
    const isNote = record.line === 1 && /^"?sep=/i.test(text);
    if (!isNote && record.cells.some((one) => one !== '')) yield record;
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  for (let at = from; at < text.length; at += 1) {
    const one = text[at];
    if (one === delimiter || one === '\n' || one === '\r') return at;
  }
  return text.length;
}

/** A cell as a program reads it. */
export const csvCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** What a spreadsheet would run as a formula, also in full width, or change as a number. */
const isChanged = /^[\s"']*[=+\-@|%\t\r＝＋－＠｜−]|^'|^\s*[\d.]+(E\+?\d+)?\s*$/i;

/**
 * A cell that a spreadsheet neither runs nor changes: it begins with an apostrophe, and `textOfCell` takes it off again
 * (OWASP, "CSV Injection").
 */
export const sheetCell = (text: string): string => csvCell(isChanged.test(text) ? `'${text}` : text);

/** The text of a cell, without the marks that keep a spreadsheet from changing it: `'0123`, `="0123"`. */
export function textOfCell(cell: string): string {
  const marked = /^="(.*)"$/s.exec(cell)?.[1] ?? cell;
  return marked.startsWith("'") && isChanged.test(marked.slice(1)) ? marked.slice(1) : marked;
}
