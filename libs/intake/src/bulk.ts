import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { StreamableFile } from '@nestjs/common';
import { invalid, Refusal } from '@boxtrail/kernel';
import { decodeText } from '@boxtrail/input';
import { EventLoopSlices } from '@boxtrail/async';
import { type Caller, HttpProblem, type ProblemCode, type RawProblem } from '@boxtrail/http';

/** Maximum bytes of a bulk body and of one line. */
const maxBulkBytes = 67_108_864;
const maxLineBytes = 262_144;
/** Batch size in lines: few statements for many lines. */
const linesPerBatch = 500;

/** How long the unprocessed rest of a body is drained, in ms. */
const discardMs = 5_000;

/** One input line. */
export interface Line {
  /** Line number from 1, as an editor shows it. */
  readonly line: number;
  readonly raw: Buffer;
  /** Time of the message, for a body without its own time. UTC. */
  readonly time?: string;
  /** `topic/partition@offset`, for messages from a broker. */
  readonly place?: string;
}

/** The result of a line: accepted, duplicate, or quarantined with a reason. */
export type LineAnswer =
  | {
      readonly line: number;
      readonly status: 'accepted' | 'duplicate';
      readonly id: string;
      readonly position: number;
      /** Where it was taken in, when that is not where it was sent to: the round of a late need. */
      readonly movedTo?: string;
    }
  | {
      readonly line: number;
      readonly status: 'quarantined';
      readonly code: ProblemCode;
      readonly detail: string;
    }
  | { readonly line: number; readonly status: 'failed'; readonly code: ProblemCode; readonly detail: string };

/** One line of the answer to a bulk body: the result of each line in order, then the summary. */
export type BulkAnswer = LineAnswer | BulkSummary;

/** The last line of the answer. */
interface BulkSummary {
  readonly summary: Readonly<Record<LineAnswer['status'], number>>;
  /** Log position of the last accepted line; 0 when there is none. */
  readonly position: number;
  /** Why the rest of the body was not processed. */
  readonly error?: { readonly code: ProblemCode; readonly detail: string };
}

/** Splits a stream into lines, bounded. Skips empty lines. Throws `BODY_TOO_LARGE` beyond the bound. */
async function* linesOf(body: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const slices = new EventLoopSlices();
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  let total = 0;
  const bounded = (length: number) => {
    if (length <= maxLineBytes) return;
    throw invalid('LINE_TOO_LONG', `line ${line + 1} is longer than ${maxLineBytes} bytes`);
  };
  for await (const chunk of body) {
    total += chunk.length;
    if (total > maxBulkBytes)
      throw new HttpProblem('BODY_TOO_LARGE', `a bulk body may be ${maxBulkBytes} bytes long`);
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
      bounded(end - start);
      line += 1;
      const raw = rest.subarray(start, end > start && rest[end - 1] === 13 ? end - 1 : end);
      start = end + 1;
      if (raw.length > 0) yield { line, raw };
      if (slices.isOver) await slices.next();
    }
    rest = rest.subarray(start);
    bounded(rest.length);
  }
  if (rest.length > 0) yield { line: line + 1, raw: rest };
}

/** Reads one line; an unreadable line gives a result, not an exception. */
export function readLine<T>(line: Line, read: (text: string) => T): T | Refusal {
  try {
    return read(decodeText(line.raw));
  } catch (error) {
    if (error instanceof Refusal) return error;
    if (error instanceof RangeError) return invalid('INPUT_INVALID', 'the line is nested too deeply');
    throw error;
  }
}

/**
 * Processes a bulk body batch by batch and answers line by line as NDJSON, ending with a summary line. Memory holds one
 * batch, independent of the length; a slow reader slows processing (backpressure).
 */
export function answerLines(
  body: unknown,
  { ended }: Pick<Caller, 'ended'>,
  handle: (batch: readonly Line[]) => Promise<readonly LineAnswer[]>,
): StreamableFile {
  if (!(body instanceof Readable)) {
    throw invalid('BODY_EMPTY', 'a body of lines is expected (application/x-ndjson or text/csv)');
  }
  return new StreamableFile(Readable.from(answers(body, ended, handle)), { type: 'application/x-ndjson' });
}

async function* answers(
  body: Readable,
  ended: AbortSignal | undefined,
  handle: (batch: readonly Line[]) => Promise<readonly LineAnswer[]>,
): AsyncGenerator<string> {
  const summary = { accepted: 0, duplicate: 0, quarantined: 0, failed: 0 };
  let position = 0;
  let error: BulkSummary['error'];
  try {
    const chunks: AsyncIterable<Buffer> = body.iterator({ destroyOnReturn: false });
    for await (const batch of batches(linesOf(ended === undefined ? chunks : untilEnded(chunks, ended)))) {
      // The key of the upload may have been revoked: no further line is handled.
      if (ended?.aborted === true) throw keyEnded(ended);
      const answered = await handle(batch);
      for (const answer of answered) {
        summary[answer.status] += 1;
        if ('position' in answer) position = Math.max(position, answer.position);
      }
      yield answered.map((answer) => JSON.stringify(answer) + '\n').join('');
    }
  } catch (caught) {
    // The answered lines stand; the summary reports the rest as not processed.
    await discardRest(body);
    error = {
      code: caught instanceof Refusal || caught instanceof HttpProblem ? caught.code : 'NOT_HANDLED',
      detail: (caught as Error).message,
    };
  }
  const last: BulkAnswer = { summary, position, ...(error && { error }) };
  yield JSON.stringify(last) + '\n';
}

/** The chunks of a body until the key it was sent with ends: then the reason of that is thrown. */
async function* untilEnded(chunks: AsyncIterable<Buffer>, ended: AbortSignal): AsyncGenerator<Buffer> {
  let stop = () => {};
  const end = new Promise<never>((_, reject) => {
    const fail = () => reject(keyEnded(ended));
    stop = () => ended.removeEventListener('abort', fail);
    ended.addEventListener('abort', fail);
    if (ended.aborted) fail();
  });
  end.catch(() => undefined); // also when the body is complete before
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), end]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    stop();
    // Else the rest of the body is read by nobody, and the next request of the connection waits behind it. A chunk that
    // is still waited for after the key has ended would be waited for here too.
    const released = iterator.return?.();
    if (!ended.aborted) await released;
  }
}

const keyEnded = ({ reason }: AbortSignal): HttpProblem => {
  const { code, detail } = reason as RawProblem;
  return new HttpProblem(code, detail);
};

/**
 * Drains the rest of a body for some seconds: a client that still sends when its answer is complete could lose the
 * answer with the connection.
 */
async function discardRest(body: Readable): Promise<void> {
  body.resume();
  const abort = new AbortController();
  const ended = finished(body, { writable: false, signal: abort.signal }).catch(() => undefined);
  await Promise.race([ended, pause(discardMs, undefined, { ref: false })]);
  abort.abort();
}

async function* batches(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  let broken: { cause: unknown } | undefined;
  try {
    for await (const line of lines) {
      batch.push(line);
      if (batch.length === linesPerBatch) {
        yield batch;
        batch = [];
      }
    }
  } catch (cause) {
    // The lines before the unreadable one are valid.
    broken = { cause };
  }
  if (batch.length > 0) yield batch;
  if (broken !== undefined) throw broken.cause;
}
