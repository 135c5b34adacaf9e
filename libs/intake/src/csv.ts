import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { invalid, type Refusal } from '@boxtrail/kernel';
import { parse } from 'csv-parse/sync';
import { readLine, type Line } from './bulk';
import { csvText } from '@boxtrail/input';

/** The columns of a file type. Names match in any case and width, with or without blanks, `_` and `-`. */
export interface CsvColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Column names in other languages. */
  readonly otherNames: Readonly<Record<string, readonly string[]>>;
}

/** A row: the trimmed cell of each column; empty when absent. */
export type CsvRow = Readonly<Record<string, string>>;

export interface CsvFile {
  /** The file as UTF-8, one record per line, with its header. */
  readonly body: Readable;
  /** Reads a line; undefined for the header, the lines before it, and rows of empty cells. */
  row(line: Line): { readonly cells: CsvRow } | Refusal | undefined;
}

/** Maximum bytes up to the end of the header line. */
const maxHeaderBytes = 4_096;
/** Maximum bytes of a row: a parser takes 0.1 s for 100,000 empty cells. */
const maxRowBytes = 32_768;
const delimiters = [',', ';', '\t', '|'];

/**
 * Opens a CSV file from a spreadsheet: see `csvText` for encodings and line ends. Cells are separated by commas,
 * semicolons, tabs or bars, detected from the header or from a line `sep=` before it. Throws `BODY_EMPTY` and
 * `HEADER_INVALID` before anything is processed.
 */
export async function openCsv(body: unknown, columns: CsvColumns): Promise<CsvFile> {
  if (!(body instanceof Readable)) throw invalid('BODY_EMPTY', 'send the file as the body (text/csv)');
  const text = csvText(body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>);
  let start: Buffer = Buffer.alloc(0);
  try {
    let header = headerIn(start, false);
    for (let more = true; more && header === undefined && start.length <= maxHeaderBytes;) {
      const next = await text.next();
      more = next.done !== true;
      if (next.done !== true) start = Buffer.concat([start, next.value]);
      header = headerIn(start, !more);
    }
    if (header === undefined) throw headerInvalid(columns, 'there is none');
    const { line, delimiter, names } = readHeader(header, columns);
    return {
      body: Readable.from(whole(start, text, body), { objectMode: false }),
      row: (read) => (read.line <= line ? undefined : rowOf(read, delimiter, names)),
    };
  } catch (error) {
    await letGo(text, body);
    throw error;
  }
}

interface Header {
  readonly line: number;
  readonly text: string;
  /** Set by a line `sep=` before the header. */
  readonly delimiter: string | undefined;
}

/** The first non-empty line; undefined while it has not arrived. */
function headerIn(start: Buffer, isAll: boolean): Header | undefined {
  const lines = start
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split('\n');
  if (!isAll) lines.pop(); // the last line is incomplete
  let delimiter: string | undefined;
  for (const [i, line] of lines.entries()) {
    const separator = /^"?sep=(.)"?$/i.exec(line)?.[1];
    if (separator !== undefined) delimiter = separator;
    else if (/[^\s,;|"]/.test(line)) return { line: i + 1, text: line, delimiter };
  }
  return undefined;
}

function readHeader(header: Header, columns: CsvColumns) {
  const known = new Map<string, string>();
  for (const name of [...columns.required, ...columns.optional]) {
    for (const other of [name, ...(columns.otherNames[name] ?? [])]) known.set(folded(other), name);
  }
  const tries = (header.delimiter === undefined ? delimiters : [header.delimiter]).map((delimiter) => {
    const cells = headerCells(header.text, delimiter);
    return { delimiter, cells, found: cells.filter((cell) => known.has(folded(cell))).length };
  });
  const [best] = tries.sort((a, b) => b.found - a.found);
  if (best === undefined || header.text.length > maxHeaderBytes)
    throw headerInvalid(columns, 'it is too long');
  const names = best.cells.map((cell) => known.get(folded(cell)));
  const unknown = best.cells.filter((_, i) => names[i] === undefined).map((cell) => JSON.stringify(cell));
  const missing = columns.required.filter((name) => !names.includes(name));
  const twice = names.filter((name, i) => name !== undefined && names.indexOf(name) !== i);
  const problems = [
    missing.length > 0 ? `missing: ${missing.join(', ')}` : [],
    unknown.length > 0 ? `unknown: ${unknown.slice(0, 5).join(', ').slice(0, 200)}` : [],
    twice.length > 0 ? `more than once: ${twice.join(', ')}` : [],
  ].flat();
  if (problems.length > 0) throw headerInvalid(columns, problems.join('; '));
  return { line: header.line, delimiter: best.delimiter, names: names as string[] };
}

function headerInvalid({ required, optional }: CsvColumns, problem: string): Refusal {
  const like = optional.length === 0 ? '' : ` (and, if you like, ${optional.join(',')})`;
  return invalid(
    'HEADER_INVALID',
    `the first line must name the columns ${required.join(',')}${like}; ${problem}`,
  );
}

/** Normalises a name: case, width, blanks, hyphens and underscores are ignored. */
const folded = (name: string): string =>
  narrow(name)
    .toLowerCase()
    .replace(/[\s_-]/g, '');

function headerCells(text: string, delimiter: string): string[] {
  let cells: string[];
  try {
    cells = cellsOf(text, delimiter);
  } catch {
    return [];
  }
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

function rowOf(
  line: Line,
  delimiter: string,
  names: readonly string[],
): { readonly cells: CsvRow } | Refusal | undefined {
  if (!isUtf8(line.raw)) {
    const message =
      'the line cannot be read in the encoding of the file: save the file as "CSV UTF-8" and send it again';
    return invalid('ENCODING_INVALID', message);
  }
  if (line.raw.length > maxRowBytes)
    return invalid('LINE_TOO_LONG', `a row is longer than ${maxRowBytes} bytes`);
  const read = readLine(line, (text) => ({ cells: cellsOf(text, delimiter) }));
  if (read instanceof Error) return read;
  const { cells } = read;
  if (cells.every((cell) => cell === '')) return undefined;
  while (cells.length > names.length && cells.at(-1) === '') cells.pop();
  if (cells.length !== names.length) {
    const message = `the line has ${cells.length} columns where the header names ${names.length}: quote cells that contain "${delimiter}", and separate empty cells too`;
    return invalid('COLUMN_COUNT', message);
  }
  return { cells: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) };
}

/** The cells of one line (RFC 4180). */
function cellsOf(text: string, delimiter: string): string[] {
  let cells: string[] | undefined;
  try {
    [cells] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      trim: delimiter !== '\t',
      record_delimiter: '\n',
    });
  } catch (error) {
    throw invalid('CSV_INVALID', `the line is not CSV: ${(error as Error).message}`);
  }
  return (cells ?? []).map(plain);
}

/** The text of a cell without the spreadsheet markers that keep digits as text: `'0123`, `="0123"`. */
function plain(cell: string): string {
  const marked = /^="(.*)"$/s.exec(cell.trim())?.[1] ?? cell.trim();
  return marked.replace(/^'(?=\d)/, '').trim();
}

async function* whole(start: Buffer, text: AsyncGenerator<Buffer>, body: Readable): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start;
    for await (const block of text) yield block;
  } finally {
    await letGo(text, body);
  }
}

/** Drains the rest of the body, so that the connection can carry the answer before it closes. */
async function letGo(text: AsyncGenerator<Buffer>, body: Readable): Promise<void> {
  await text.return(undefined);
  body.resume();
}

/** Maximum length of a code, a number or a column name, in characters: longer text stays unchanged. */
const longestNarrow = 200;

/** A cell with digits and letters in half width: for codes and numbers, not for names. */
export const narrow = (cell: string): string =>
  cell.length > longestNarrow ? cell : cell.normalize('NFKC').trim();

/** Refuses a number that a spreadsheet shortened: the lost digits are unknown. Throws `NUMBER_SHORTENED`. */
export function refuseShortened(column: string, cell: string): void {
  if (!/^[+-]?\d+([.,]\d+)?E\+?\d+$/i.test(cell)) return;
  const message = `${column} is ${cell}: the spreadsheet has shortened the number; format the column as text, enter the number again, and export the file anew`;
  throw invalid('NUMBER_SHORTENED', message, `/${column}`);
}
