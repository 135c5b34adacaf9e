import { delimiterOf, csvCell, recordsOf, textOfCell } from './csv';
import { jsonOf, type Kind } from './kinds';

/** Columns of a file of refused lines that say what was wrong: they are not sent. */
export const notes = ['rejected line', 'rejected code', 'rejected reason'] as const;
/** The column of what no other column can say: the line as it was. */
export const rawColumn = 'raw';

/** One line of a file, as it is sent. */
export interface Line {
  /** Its number in the file, from 1. */
  readonly line: number;
  readonly body: string;
  /** Why it cannot be sent. */
  readonly unread?: 'columns';
}

/** What was read of a file. */
export interface Batch {
  readonly kind: Kind;
  readonly lines: readonly Line[];
  /** Header of a list of stations, as it is sent before its lines. */
  readonly header: readonly string[];
}

/** Why a file cannot be sent. */
export class Unreadable extends Error {
  constructor(
    readonly words: 'empty' | 'tooLarge' | 'tooMany' | 'columns' | 'ndjsonOnlyCsv',
    readonly details: string = '',
  ) {
    super(words);
  }
}

/** Bounds of one file. */
export const maxBytes = 67_108_864;
const maxLines = 200_000;
/** Lines that are read at once: the page stays usable in between. */
const slice = 2_000;

const breathe = () => new Promise((resolve) => setTimeout(resolve));

/** The bytes of a text file as spreadsheets save it: UTF-8, UTF-16 with a mark, else GB18030. */
export function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (encoding !== undefined) return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The lines of a file. Throws `Unreadable`. */
export async function read(kind: Kind, text: string): Promise<Batch> {
  if (text.trim() === '') throw new Unreadable('empty');
  // A line of NDJSON is an object; the header of a CSV is not.
  if (!/^\s*\{/.test(text)) return readCsv(kind, text);
  if (kind.sends === 'csv') throw new Unreadable('ndjsonOnlyCsv');
  const lines: Line[] = [];
  for (const [i, body] of text.split(/\r\n|\n/).entries()) {
    if (body.trim() !== '') await add(lines, { line: i + 1, body: body.trim() });
  }
  return { kind, lines, header: [] };
}

async function add(lines: Line[], line: Line): Promise<void> {
  if (lines.length === maxLines) throw new Unreadable('tooMany', maxLines.toLocaleString('en'));
  lines.push(line);
  if (lines.length % slice === 0) await breathe();
}

const folded = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]/g, '');

async function readCsv(kind: Kind, text: string): Promise<Batch> {
  const records = recordsOf(text, delimiterOf(text));
  const first = records.next().value;
  if (first === undefined) throw new Unreadable('empty');
  const known = new Map(
    [...Object.keys(kind.columns), ...notes, rawColumn].map((name) => [folded(name), name]),
  );
  const trimmed = withoutEmptyEnd(first.cells);
  const names = trimmed.map((name) => known.get(folded(name)) ?? (kind.sends === 'csv' ? name : undefined));
  const unknown = trimmed.filter((_, i) => names[i] === undefined);
  if (unknown.length > 0) throw new Unreadable('columns', unknown.slice(0, 5).join(', '));
  const kept = names.flatMap((name, i) => (isNote(name) ? [] : [i]));
  const header = kept.map((i) => names[i] ?? '');
  const lines: Line[] = [];
  for (const { line, cells } of records) {
    const row = cells.length > names.length ? withoutEmptyEnd(cells) : cells;
    const texts = kept.map((i) => textOfCell(row[i] ?? ''));
    const body = bodyOf(kind, header, texts);
    await add(lines, row.length === names.length ? { line, body } : { line, body, unread: 'columns' });
  }
  return { kind, lines, header: kind.sends === 'csv' ? header : [] };
}

function bodyOf(kind: Kind, header: readonly string[], texts: readonly string[]): string {
  // A row of a list of stations is one line.
  if (kind.sends === 'csv') return texts.map((text) => csvCell(text.replaceAll(/\s+/g, ' '))).join(',');
  const raw = texts[header.indexOf(rawColumn)] ?? '';
  return raw === '' ? jsonOf(kind, header, texts) : raw.replaceAll(/[\r\n]+/g, ' ');
}

const isNote = (name: string | undefined): boolean => notes.some((note) => note === name);

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.slice(0, last + 1);
}
