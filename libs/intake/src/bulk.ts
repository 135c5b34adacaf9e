import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { StreamableFile } from '@nestjs/common';
import { invalid, Refusal } from '@boxtrail/kernel';
import { decodeText } from '@boxtrail/input';
import { EventLoopSlices } from '@boxtrail/async';
import { HttpProblem, type ProblemCode } from '@boxtrail/http';

/** Bytes of a bulk body, and of one of its lines, at most. */
const maxBulkBytes = 67_108_864;
const maxLineBytes = 262_144;
/** Lines handled together: few statements for many lines. */
const linesPerBatch = 500;

/** How long the rest of a body that is not handled is taken in, in ms. */
const discardMs = 5_000;

/** One line as it came. */
export interface Line {
  /** 1, 2, 3 ... as an editor shows it. */
  readonly line: number;
  readonly raw: Buffer;
  /** When it happened, as what brought it says; for a body that does not say so itself. UTC. */
  readonly time?: string;
  /** `topic/partition@offset`, where it came by a broker. */
  readonly place?: string;
}

/** What became of a line: it is in, it was in before, or it is in quarantine and why. */
export type LineAnswer =
  | {
      readonly line: number;
      readonly status: 'accepted' | 'duplicate';
      readonly id: string;
      readonly position: number;
    }
  | {
      readonly line: number;
      readonly status: 'quarantined';
      readonly code: ProblemCode;
      readonly detail: string;
    }
  | { readonly line: number; readonly status: 'failed'; readonly code: ProblemCode; readonly detail: string };

/** Splits a stream into lines, bounded. Empty lines are passed over. Throws `BODY_TOO_LARGE` beyond the bound. */
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

/** Reads one line; a line that cannot be read is an answer, not an exception. */
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
 * Handles a bulk body batch by batch and answers line by line as NDJSON, closed by a summary line. Memory holds one
 * batch, whatever the length; a slow reader slows the handling down.
 */
export function answerLines(
  body: unknown,
  handle: (batch: readonly Line[]) => Promise<readonly LineAnswer[]>,
): StreamableFile {
  if (!(body instanceof Readable)) {
    throw invalid('BODY_EMPTY', 'a body of lines is expected (application/x-ndjson or text/csv)');
  }
  return new StreamableFile(Readable.from(answers(body, handle)), { type: 'application/x-ndjson' });
}

async function* answers(
  body: Readable,
  handle: (batch: readonly Line[]) => Promise<readonly LineAnswer[]>,
): AsyncGenerator<string> {
  const summary = { accepted: 0, duplicate: 0, quarantined: 0, failed: 0 };
  let position = 0;
  let error: { code: ProblemCode; detail: string } | undefined;
  try {
    for await (const batch of batches(linesOf(body.iterator({ destroyOnReturn: false })))) {
      const answered = await handle(batch);
      for (const answer of answered) {
        summary[answer.status] += 1;
        if ('position' in answer) position = Math.max(position, answer.position);
      }
      yield answered.map((answer) => JSON.stringify(answer) + '\n').join('');
    }
  } catch (caught) {
    // The lines answered so far stand; the rest is named as not handled.
    await discardRest(body);
    error = {
      code: caught instanceof Refusal || caught instanceof HttpProblem ? caught.code : 'NOT_HANDLED',
      detail: (caught as Error).message,
    };
  }
  yield JSON.stringify({ summary, position, ...(error && { error }) }) + '\n';
}

/**
 * Takes in the rest of a body and forgets it, for some seconds: a client that still sends when its answer is complete
 * can lose the answer with the connection.
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
    // The lines before the one that cannot be read are as good as any.
    broken = { cause };
  }
  if (batch.length > 0) yield batch;
  if (broken !== undefined) throw broken.cause;
}
