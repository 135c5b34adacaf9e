import { readStored } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { escapeLiteral, type Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { readMetadata } from '../port/encode';
import { StoreUnavailable, type BareEvent } from '../port/event-store';
import { isoOf } from './event-row';

/** A page of the log, and the positions of what has to be looked at one by one. */
export interface CopiedPage {
  readonly events: BareEvent[];
  readonly doubtful: number[];
}

/** Text after which a page ends, about: events are some hundred bytes, but one may be 4 MB. */
const pageBytes = 16_777_216;

const bareLine = `'[' || position || ',' || revision || ',' || version || ',"' || occurred_at || '","' || type || '",' || data`;
const wholeLine = `${bareLine} || ',"' || id || '","' || recorded_at || '",' || to_json(stream) || ',' || metadata`;

/** A line as it is parsed; the last four are not in a bare one. */
type Line = readonly [
  position: number,
  revision: number,
  version: number,
  occurredAt: string,
  type: string,
  data: unknown,
  id: string,
  recordedAt: string,
  stream: string,
  metadata: unknown,
];

/**
 * The events of these types in a stretch of the log. The server writes each as a line of JSON and sends lines while it
 * reads on (COPY); here those that came together are parsed together, which costs half of what reading rows does.
 *
 * A page of large events ends early: `upTo` says where.
 *
 * @param types wire names of the catalogue: letters and dots.
 */
export async function copyPage(
  pool: Pool,
  [after, upTo]: readonly [number, number],
  types: readonly string[],
  bare: boolean,
): Promise<CopiedPage & { readonly upTo: number }> {
  const lines = `SELECT ${bare ? bareLine : wholeLine} || ']' FROM log.events
    WHERE position > ${after} AND position <= ${upTo} AND type = ANY(${escapeLiteral(`{${types.join(',')}}`)})
    ORDER BY position`;
  const page: CopiedPage = { events: [], doubtful: [] };
  let bytes = 0;
  for await (const text of copyOut(pool, lines)) {
    readLines(text, bare ? bareOf : wholeOf, page);
    bytes += text.length;
    const last = Math.max(page.events.at(-1)?.position ?? 0, page.doubtful.at(-1) ?? 0);
    if (bytes > pageBytes && last < upTo) return { ...page, upTo: last };
  }
  return { ...page, upTo };
}

/** What a query gives, its rows as lines of text: whole lines, as many as came together. */
async function* copyOut(pool: Pool, query: string): AsyncGenerator<string> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new StoreUnavailable(error);
  });
  let failure: Error | undefined = new Error('it was not read to its end');
  const copy = client.query(copyTo(`COPY (${query}) TO STDOUT`));
  try {
    let begun: Buffer[] = [];
    for await (const chunk of copy as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf('\n') + 1;
      if (end > 0) {
        yield Buffer.concat([...begun, chunk.subarray(0, end)]).toString();
        begun = [];
      }
      begun.push(chunk.subarray(end));
    }
    failure = undefined; // else, also where nobody wants the rest, the connection is of no use any more
  } catch (error) {
    failure = error as Error;
    throw new StoreUnavailable(error);
  } finally {
    // Here pg stops the clock of its query timeout; a stream never calls it, and the clock would keep the process alive.
    (copy as { callback?: () => void }).callback?.();
    client.release(failure);
  }
}

/** Reads lines as COPY writes them. One that cannot be read spoils no other: the reader gets its position. */
export function readLines(text: string, eventOf: (line: Line) => BareEvent, page: CopiedPage): void {
  // A line break inside a line is escaped: what is left are the ends of lines.
  const parsed = parse(`[${unescape(text.slice(0, -1).replaceAll('\n', ','))}]`) as Line[] | undefined;
  if (parsed?.length === countLines(text) && take(parsed, eventOf, page)) return;
  for (const line of text.slice(0, -1).split('\n')) {
    const alone = parse(unescape(line)) as Line;
    if (!take([alone], eventOf, page)) page.doubtful.push(Number(/^\[(\d+),/.exec(line)?.[1]));
  }
}

/** Adds all of them to the page, or none and answers false. */
function take(lines: readonly Line[], eventOf: (line: Line) => BareEvent, { events }: CopiedPage): boolean {
  const before = events.length;
  try {
    for (const line of lines) events.push(eventOf(line));
    return true;
  } catch {
    events.length = before;
    return false;
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = -1; (at = text.indexOf('\n', at + 1)) !== -1;) count += 1;
  return count;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

const unescape = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/g, (_, char: string) => escapes[char] ?? char) : text;

/** Its columns, and no more: what stands in a column must not be taken for several. */
function columnsOf(line: Line, count: number): Line {
  if (!Array.isArray(line) || line.length !== count) throw new Error('not a line of the log');
  return line;
}

export function bareOf(line: Line): BareEvent {
  const [position, revision, version, at, type, data] = columnsOf(line, 6);
  return {
    position,
    revision,
    event: { type, occurredAt: isoOf(at), data: readStored(type, version, data) },
  };
}

function wholeOf(line: Line): RecordedEvent {
  const [position, revision, version, at, type, data, id, recordedAt, stream, metadata] = columnsOf(line, 10);
  return {
    position,
    stream,
    revision,
    id,
    recordedAt: isoOf(recordedAt),
    metadata: readMetadata(metadata),
    event: { type, occurredAt: isoOf(at), data: readStored(type, version, data) },
  };
}
