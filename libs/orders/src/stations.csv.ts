import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { tiers, type Tier } from '@boxtrail/contracts';
import { invalid } from '@boxtrail/kernel';
import {
  KeyField,
  NameField,
  NumberField,
  OneOfField,
  PatternField,
  TextField,
  validated,
} from '@boxtrail/platform';
import { decodeText } from '@boxtrail/platform/http/body-parsers';

const required = ['code', 'name', 'tier', 'parentCode', 'street', 'latitude', 'longitude'] as const;
const columnsInWords = `${required.join(',')} and, if you like, gln`;
/** Bytes of the header line, at most. */
const maxHeaderBytes = 1_024;

const statisticalCode = /^[0-9]{4,12}$/;

/** One line of a list of stations. What the file leaves empty is null. */
export class StationLine {
  @PatternField(statisticalCode, '4 to 12 digits')
  code: string;

  @NameField()
  name: string;

  @OneOfField(tiers)
  tier: Tier;

  // Empty for the city's own station; never checked further here, since it is looked up.
  @TextField({ optional: true, max: 12 })
  parentCode: string | null;

  @NameField({ optional: true })
  street: string | null;

  @NumberField(-90, 90, { optional: true })
  latitude: number | null;

  @NumberField(-180, 180, { optional: true })
  longitude: number | null;

  @KeyField('gln', { optional: true })
  gln: string | null;
}

/** Reads the lines of one file, by the columns its header names. */
export type ReadStation = (text: string) => StationLine;

/**
 * Looks at the header of a list of stations and hands the whole body on, header included, as if nobody had looked.
 * Throws `HEADER_INVALID`; then nothing was done.
 */
export async function openStationList(body: unknown): Promise<{ body: Readable; read: ReadStation }> {
  if (!(body instanceof Readable)) throw invalid('BODY_EMPTY', 'a body of lines is expected (text/csv)');
  const chunks = body.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  let start = Buffer.alloc(0);
  for (let more = true; more && !start.includes(10) && start.length <= maxHeaderBytes;) {
    const next = await chunks.next();
    more = next.done !== true;
    if (next.done !== true) start = Buffer.concat([start, next.value]);
  }
  const end = start.indexOf(10);
  try {
    const columns = readHeader(start.subarray(0, end < 0 ? start.length : end));
    return { body: Readable.from(whole(start, chunks, body)), read: (text) => readStation(columns, text) };
  } catch (error) {
    await letGo(chunks, body);
    throw error;
  }
}

async function* whole(start: Buffer, chunks: AsyncIterator<Buffer>, body: Readable): AsyncGenerator<Buffer> {
  try {
    if (start.length > 0) yield start;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  } finally {
    await letGo(chunks, body);
  }
}

/** What is still to come is taken in and forgotten: then the connection can carry the answer, and be closed. */
async function letGo(chunks: AsyncIterator<Buffer>, body: Readable): Promise<void> {
  await chunks.return?.();
  body.resume();
}

function readHeader(line: Buffer): string[] {
  let columns: string[];
  try {
    columns = line.length > maxHeaderBytes ? [] : cellsOf(decodeText(line));
  } catch {
    columns = [];
  }
  const known = columns.every((name) => name === 'gln' || required.some((column) => column === name));
  const complete = required.every((name) => columns.includes(name));
  if (known && complete && new Set(columns).size === columns.length) return columns;
  throw invalid('HEADER_INVALID', `the first line must name the columns ${columnsInWords}`);
}

function readStation(columns: readonly string[], text: string): StationLine {
  const cells = cellsOf(text);
  if (cells.length !== columns.length) {
    throw invalid(
      'COLUMN_COUNT',
      `the line has ${cells.length} columns where the header names ${columns.length}`,
    );
  }
  const cell = new Map(columns.map((column, i) => [column, cells[i] ?? '']));
  const orNull = (column: string) => cell.get(column) || null;
  return validated(StationLine, {
    code: cell.get('code'),
    name: cell.get('name'),
    tier: cell.get('tier'),
    parentCode: orNull('parentCode'),
    street: orNull('street'),
    latitude: numberIn('latitude', orNull('latitude')),
    longitude: numberIn('longitude', orNull('longitude')),
    gln: orNull('gln'),
  });
}

function numberIn(column: string, cell: string | null): number | null {
  if (cell === null) return null;
  if (/^-?\d{1,3}(\.\d{1,15})?$/.test(cell)) return Number(cell);
  throw invalid('NUMBER_INVALID', `${column} must be a number such as 43.817071, not ${cell}`, `/${column}`);
}

/** The cells of one line (RFC 4180). A quoted cell ends on its own line: what spans two is refused, as both of them. */
function cellsOf(text: string): string[] {
  try {
    // A carriage return at the end belongs to the line break.
    const [cells = []] = parse(text.replace(/\r$/, ''), { relax_column_count: true, record_delimiter: '\n' });
    return cells;
  } catch (error) {
    throw invalid('CSV_INVALID', `the line is not CSV: ${(error as Error).message}`);
  }
}
