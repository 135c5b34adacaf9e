import type { RecordedEvent } from '@boxtrail/kernel';
import { types, type CustomTypesConfig } from 'pg';
import { decode } from '../port/encode';
import { UnreadableEvent, type BareEvent } from '../port/event-store';

/** A row of `log.events`, read with `asText`. */
export interface EventRow {
  position: string;
  stream: string;
  revision: number;
  id: string;
  type: string;
  version: number;
  occurred_at: string;
  recorded_at: string;
  metadata: string;
  data: string;
}

/** The columns of an `EventRow`. */
export const columns =
  'position, stream, revision, id, type, version, occurred_at, recorded_at, metadata, data';

const timestamptz = 1184;

/** Leaves times as the text the server sent: a Date that is only printed again is most of what a read costs. */
export const asText: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === timestamptz ? (text: string) => text : types.getTypeParser(oid, format)) as never,
};

/** RFC 3339 in UTC with milliseconds, of a time as PostgreSQL prints it: `2026-03-16 01:02:03.004567+00`. */
export function isoOf(text: string): string {
  if (!text.endsWith('+00') || text.length < 22 || text.charAt(10) !== ' ') return otherwise(text);
  const fraction = text.slice(20, -3).padEnd(3, '0').slice(0, 3);
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}

/** Of another session's time zone, or no moment at all: then it stays as it is. */
function otherwise(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}

/** @throws UnreadableEvent */
export function toEvent(row: EventRow): RecordedEvent {
  return decode({
    id: row.id,
    type: row.type,
    version: row.version,
    metadata: row.metadata,
    data: row.data,
    stream: row.stream,
    revision: row.revision,
    position: Number(row.position),
    occurredAt: isoOf(row.occurred_at),
    recordedAt: isoOf(row.recorded_at),
  });
}

/** What stands at a position: an event, or one that cannot be read. */
export type Entry<Event extends BareEvent = RecordedEvent> = Event | UnreadableEvent;

export function toEntry(row: EventRow): Entry {
  try {
    return toEvent(row);
  } catch (error) {
    if (error instanceof UnreadableEvent) return error;
    throw error;
  }
}
