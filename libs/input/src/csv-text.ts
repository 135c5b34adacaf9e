import { isAscii, isUtf8 } from 'node:buffer';
import { invalid } from '@boxtrail/kernel';
import { EventLoopSlices } from '@boxtrail/async';

/** Sample size for detecting the encoding, in bytes from the first non-ASCII byte. */
const sampleBytes = 65_536;
/** Maximum bytes buffered for one line. A longer line is passed through, so that its reader refuses it. */
const maxHeldBytes = 262_145;
/** Maximum lines of one record: beyond it the quotation mark counts as unclosed. */
const maxLinesOfRecord = 20;

const lineFeed = 10;
const quote = 34;

/**
 * Decodes a CSV file to UTF-8, one record per line, as spreadsheets of any locale write it: UTF-8, UTF-16, GBK or
 * GB18030; lines that end in LF, CRLF or CR; quoted cells with line breaks, each of which becomes a blank. Undecodable
 * bytes are passed through. Every record keeps the number of the line on which it begins in the file.
 *
 * Memory holds one chunk of the body and the sample. Throws `HEADER_INVALID` for an Excel workbook.
 */
export async function* csvText(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { encoding, chunks } = await byItsStart(body);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    yield* oneLineEach(wholeLines(fromUtf16(chunks, encoding)));
  } else {
    const lines = wholeLines(chunks);
    yield* oneLineEach(encoding === 'utf-8' ? lines : toUtf8(lines));
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'unknown';

async function byItsStart(
  body: AsyncIterable<Buffer>,
): Promise<{ encoding: Encoding; chunks: AsyncGenerator<Buffer> }> {
  const rest = body[Symbol.asyncIterator]();
  let start: Buffer = Buffer.alloc(0);
  while (start.length < 4) {
    const next = await rest.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  async function* chunks(): AsyncGenerator<Buffer> {
    if (start.length > 0) yield start;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  }
  return { encoding: encodingOf(start), chunks: chunks() };
}

/** Detects UTF-16 by the byte order mark, or by the zero bytes beside the ASCII letters of a header. */
function encodingOf(start: Buffer): Encoding {
  const [a, b, c, d] = start;
  const hex = start.subarray(0, 4).toString('hex');
  if (hex === '504b0304' || hex === 'd0cf11e0') {
    const message =
      'the file is an Excel workbook: save it as "CSV UTF-8 (comma delimited)" and send that file';
    throw invalid('HEADER_INVALID', message);
  }
  if (hex.startsWith('efbbbf')) return 'utf-8';
  if (hex.startsWith('fffe')) return 'utf-16le';
  if (hex.startsWith('feff')) return 'utf-16be';
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return 'unknown';
}

async function* fromUtf16(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Blocks that end where a line ends, and lines that end in a line feed. */
async function* wholeLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    // A carriage return at the end of a chunk may be the first half of CRLF.
    const open = text.at(-1) === 13 ? text.length - 1 : text.length;
    const read = withLineFeeds(text.subarray(0, open));
    const end =
      read.length > maxHeldBytes && !read.includes(lineFeed) ? read.length : read.lastIndexOf(lineFeed) + 1;
    if (end > 0) yield read.subarray(0, end);
    rest = Buffer.concat([read.subarray(end), text.subarray(open)]);
  }
  if (rest.length > 0) yield withLineFeeds(rest);
}

function withLineFeeds(bytes: Buffer): Buffer {
  if (!bytes.includes(13)) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/\r\n?/g, '\n'), 'latin1');
}

/** Decodes UTF-8 or GB18030; a sample decides which. */
async function* toUtf8(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let sample: Buffer[] = [];
  let sampled = 0;
  let read: Reader | undefined;
  for await (const block of blocks) {
    if (read !== undefined) yield await read(block);
    else if (sampled === 0 && isAscii(block)) yield block;
    else {
      sample.push(block);
      sampled += block.length;
      if (sampled < sampleBytes) continue;
      const held = Buffer.concat(sample);
      read = await readerFor(held);
      yield await read(held);
      sample = [];
    }
  }
  const held = Buffer.concat(sample);
  if (held.length > 0) yield await (await readerFor(held))(held);
}

type Reader = (block: Buffer) => Buffer | Promise<Buffer>;

/** The majority of lines decides: one broken line must not turn a UTF-8 file into mojibake. */
async function readerFor(sample: Buffer): Promise<Reader> {
  const asItIs = (block: Buffer) => block;
  if (isUtf8(sample)) return asItIs;
  let [inUtf8, inGb] = [0, 0];
  const slices = new EventLoopSlices();
  for (const line of linesIn(sample)) {
    if (slices.isOver) await slices.next();
    if (isAscii(line)) continue;
    if (isUtf8(line)) inUtf8 += 1;
    else if (fromGb18030(line) !== undefined) inGb += 1;
  }
  return inGb > inUtf8 ? readGb18030 : asItIs;
}

const gb18030 = new TextDecoder('gb18030', { fatal: true });

function fromGb18030(bytes: Buffer): Buffer | undefined {
  try {
    return Buffer.from(gb18030.decode(bytes));
  } catch {
    return undefined;
  }
}

/** A line that is not valid GB18030 stays unchanged. */
async function readGb18030(block: Buffer): Promise<Buffer> {
  const whole = fromGb18030(block);
  if (whole !== undefined) return whole;
  const lines: Buffer[] = [];
  const slices = new EventLoopSlices();
  for (const line of linesIn(block)) {
    if (slices.isOver) await slices.next();
    lines.push(fromGb18030(line) ?? line);
  }
  return Buffer.concat(lines);
}

/** With their line feeds. */
function linesIn(block: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < block.length;) {
    const end = block.indexOf(lineFeed, start);
    const next = end < 0 ? block.length : end + 1;
    lines.push(block.subarray(start, next));
    start = next;
  }
  return lines;
}

/** A line, and whether a quoted cell is open at its end: if it was closed at the start, and if it was open. */
class QuotedLine {
  private readonly known = new Map<boolean, boolean>();

  constructor(readonly bytes: Buffer) {}

  /** Memoized: a line may be read several times. */
  endsInside(beginsInside: boolean): boolean {
    let ends = this.known.get(beginsInside);
    if (ends === undefined) this.known.set(beginsInside, (ends = endsInQuotes(beginsInside, this.bytes)));
    return ends;
  }
}

/** Joins the lines of a record and appends empty lines, so that later records keep their line numbers. */
async function* oneLineEach(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const slices = new EventLoopSlices();
  let held: QuotedLine[] = [];
  for await (const block of blocks) {
    if (held.length === 0 && !block.includes(quote)) {
      yield block;
      continue;
    }
    const done: Buffer[] = [];
    for (const line of linesIn(block)) {
      held = takeLine(held, new QuotedLine(line), done);
      if (slices.isOver) await slices.next();
    }
    if (done.length > 0) yield Buffer.concat(done);
  }
  for (const line of held) yield line.bytes;
}

/** Appends finished records to `done`; returns the lines of the unfinished one. */
function takeLine(record: QuotedLine[], line: QuotedLine, done: Buffer[]): QuotedLine[] {
  record.push(line);
  if (!record.reduce((inside, each) => each.endsInside(inside), false)) {
    done.push(joined(record.map(({ bytes }) => bytes)));
    return [];
  }
  if (record.length <= maxLinesOfRecord) return record;
  // Unclosed quote: its first line is a record by itself, and the following lines are read without it.
  const [first, ...rest] = record;
  if (first !== undefined) done.push(first.bytes);
  return rest.reduce<QuotedLine[]>((open, each) => takeLine(open, each, done), []);
}

function joined(record: readonly Buffer[]): Buffer {
  const [first] = record;
  if (first !== undefined && record.length === 1) return first;
  const text = record.map((line) => line.toString('latin1').replace(/\n$/, '')).join(' ');
  return Buffer.from(text + '\n'.repeat(record.length), 'latin1');
}

/** Whether a quoted cell is open at the end of a line (RFC 4180, with any of the usual delimiters). */
function endsInQuotes(inside: boolean, line: Buffer): boolean {
  const text = line.toString('latin1');
  const cellStart = /(?:^|[,;\t|]) *(")?/g;
  let at = 0;
  let open = inside;
  while (at < text.length) {
    if (open) {
      const end = text.indexOf('"', at);
      if (end < 0) return true;
      open = text[end + 1] === '"'; // a doubled quotation mark is an escaped one
      at = open ? end + 2 : end + 1;
    } else {
      cellStart.lastIndex = at;
      const next = cellStart.exec(text);
      if (next === null) return false;
      open = next[1] !== undefined;
      at = Math.max(cellStart.lastIndex, at + 1);
    }
  }
  return open;
}
