import type { QueryConfig } from 'pg';
import type { EncodedEvent } from '../port/encode';
import { separator } from './schema';

/** Events for one stream, decided on a revision. */
export interface ToAppend {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EncodedEvent[];
}

/** What became of one append of a batch. */
export interface OutcomeRow {
  readonly outcome: 'appended' | 'repeated' | 'conflict';
  readonly o_revision: number;
  readonly o_position: string;
}

/** An array of values that need no quotes. */
const list = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

/**
 * Writes a batch in which every append is expected to win; answers the position before it, or null when a revision was
 * lost: then nothing of it is stored. Puts the appends of existing streams first: positions follow the order in which
 * the batch stands after this call.
 */
export function appendAll(batch: ToAppend[]): QueryConfig {
  const [only] = batch;
  if (only !== undefined && batch.length === 1 && only.events.length === 1) return appendOne(only);
  batch.sort((a, b) => Number(a.expected === 0) - Number(b.expected === 0));
  const offsets: number[] = [];
  const append: number[] = [];
  const revisions: number[] = [];
  const streams: string[] = [];
  const events: EncodedEvent[] = [];
  batch.forEach((waiting, i) => {
    offsets.push(events.length);
    for (const [k, event] of waiting.events.entries()) {
      append.push(i + 1);
      revisions.push(waiting.expected + k + 1);
      streams.push(waiting.stream);
      events.push(event);
    }
  });
  return {
    name: 'log.try_append_all',
    text: 'SELECT log.try_append_all($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) AS base',
    values: [
      events.length,
      batch.filter(({ expected }) => expected !== 0).length,
      batch.map(({ stream }) => stream),
      list(batch.map(({ expected }) => expected)),
      list(batch.map((waiting) => waiting.events.length)),
      list(offsets),
      list(append),
      list(revisions),
      streams.join(separator),
      list(events.map(({ id }) => id)),
      list(events.map(({ type }) => type)),
      list(events.map(({ version }) => version)),
      list(events.map(({ occurredAt }) => occurredAt)),
      events.map(({ metadata }) => metadata).join(separator),
      events.map(({ data }) => data).join(separator),
    ],
  };
}

function appendOne({ stream, expected, events }: ToAppend): QueryConfig {
  const [event] = events;
  return {
    name: 'log.try_append_one',
    text: 'SELECT log.try_append_one($1, $2, $3, $4, $5, $6, $7, $8) AS base',
    values: [
      stream,
      expected,
      event?.id,
      event?.type,
      event?.version,
      event?.occurredAt,
      event?.metadata,
      event?.data,
    ],
  };
}

/** Judges the appends of a batch one by one; answers an `OutcomeRow` for each. */
export function appendEach(batch: readonly ToAppend[]): QueryConfig {
  const events = batch.flatMap((waiting, a) =>
    waiting.events.map((event, o) => ({ ...event, a: a + 1, o: o + 1 })),
  );
  return {
    name: 'log.append',
    text: 'SELECT * FROM log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    values: [
      batch.map(({ stream }) => stream),
      batch.map(({ expected }) => expected),
      batch.map((waiting) => waiting.events.length),
      events.map((e) => e.a),
      events.map((e) => e.o),
      events.map((e) => e.id),
      events.map((e) => e.type),
      events.map((e) => e.version),
      events.map((e) => e.occurredAt),
      events.map((e) => e.metadata),
      events.map((e) => e.data),
    ],
  };
}
