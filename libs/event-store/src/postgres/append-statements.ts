import type { QueryConfig } from 'pg';
import type { EncodedEvent } from '../port/encode';
import { separator } from './schema';

/** Events for one stream, decided on a revision. */
export interface ToAppend {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EncodedEvent[];
}

/** What became of a batch: its appends stand one after the other behind `base`, without those that lost. */
export interface AppendRow {
  readonly base: string;
  /** By number of the append, from 1: the stream's revision, and the position if the append was written before. */
  readonly lost: Readonly<Record<string, readonly [revision: number, repeated: number | null]>> | null;
}

/** An array of values that need no quotes. */
const list = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

/** Writes one event alone; answers the position before it, and null when its revision was lost. */
export function appendOne({ stream, expected }: ToAppend, event: EncodedEvent): QueryConfig {
  return {
    name: 'log.append_one',
    text: 'SELECT log.append_one($1, $2, $3, $4, $5, $6, $7, $8) AS base',
    values: [
      stream,
      expected,
      event.id,
      event.type,
      event.version,
      event.occurredAt,
      event.metadata,
      event.data,
    ],
  };
}

/** Writes those appends of a batch that were decided on the present revision; answers an `AppendRow`. */
export function appendAll(batch: readonly ToAppend[]): QueryConfig {
  const events: EncodedEvent[] = [];
  const streams: string[] = [];
  const [offsets, appends, ordinals]: [number[], number[], number[]] = [[], [], []];
  for (const [i, waiting] of batch.entries()) {
    offsets.push(events.length);
    for (const [k, event] of waiting.events.entries()) {
      appends.push(i + 1);
      ordinals.push(k + 1);
      streams.push(waiting.stream);
      events.push(event);
    }
  }
  return {
    name: 'log.append',
    text: 'SELECT base, lost FROM log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)',
    values: [
      batch.map(({ stream }) => stream),
      list(batch.map(({ expected }) => expected)),
      list(batch.map((waiting) => waiting.events.length)),
      list(offsets),
      list(appends),
      list(ordinals),
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
