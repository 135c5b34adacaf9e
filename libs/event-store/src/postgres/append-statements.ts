import type { QueryConfig } from 'pg';
import type { EncodedEvent } from '../port/encode';
import { separator } from './schema';

/** Events for one stream, decided on a revision. */
export interface ToAppend {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EncodedEvent[];
}

/** The answer to one append: its last event, or the stream's present revision without a position when it lost. */
export interface AppendRow {
  readonly o_revision: number;
  readonly o_position: string | null;
}

/** An array of values that need no quotes. */
const list = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

/** Writes one event alone. When it lost, the answer does not tell the present revision. */
export function appendOne({ stream, expected }: ToAppend, event: EncodedEvent): QueryConfig {
  return {
    name: 'log.append_one',
    text: 'SELECT $2::integer + 1 AS o_revision, log.append_one($1, $2, $3, $4, $5, $6, $7, $8) AS o_position',
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

/** Writes the appends of a batch that are decided on the present revision; answers an `AppendRow` for each append. */
export function appendAll(batch: readonly ToAppend[]): QueryConfig {
  const events = batch.flatMap((waiting) => waiting.events);
  const perEvent = <T>(of: (waiting: ToAppend, append: number, ordinal: number) => T): T[] =>
    batch.flatMap((waiting, i) => waiting.events.map((_, k) => of(waiting, i + 1, k + 1)));
  return {
    name: 'log.append',
    text: 'SELECT * FROM log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    values: [
      batch.map(({ stream }) => stream),
      list(batch.map(({ expected }) => expected)),
      list(batch.map((waiting) => waiting.events.length)),
      list(perEvent((_, append) => append)),
      list(perEvent((_, __, ordinal) => ordinal)),
      perEvent(({ stream }) => stream).join(separator),
      list(events.map(({ id }) => id)),
      list(events.map(({ type }) => type)),
      list(events.map(({ version }) => version)),
      list(events.map(({ occurredAt }) => occurredAt)),
      events.map(({ metadata }) => metadata).join(separator),
      events.map(({ data }) => data).join(separator),
    ],
  };
}
