import type { EventData, RecordedEvent as Found } from '@eventstore/db-client';
import type { RecordedEvent } from '@boxtrail/kernel';
import { decode, type EncodedEvent } from '../port/encode';
import {
  StoreUnavailable,
  UnreadableEvent,
  type Batch,
  type NewEvent,
  type ReadOptions,
} from '../port/event-store';

/** What stands in an event's metadata before what the caller gave. */
interface Described {
  readonly version: number;
  readonly occurredAt: string;
}

/** As it is sent: the client writes the data as the same text that `encode` proved. */
export function toData(encoded: EncodedEvent, { event }: NewEvent): EventData {
  const { version, occurredAt } = encoded;
  const metadata = { version, occurredAt, ...(JSON.parse(encoded.metadata) as object) };
  const { id, type } = encoded;
  return { id, type, contentType: 'application/json', data: event.data as Record<string, unknown>, metadata };
}

/** Largest position that a number holds exactly: a log of 8 PiB. */
const largest = BigInt(Number.MAX_SAFE_INTEGER);

/** Its place in the transaction log, in bytes. For what is written over gRPC, commit and prepare are the same. */
export function positionOf({ position, streamId }: Found): number {
  if (position === undefined || position.commit > largest)
    throw new StoreUnavailable(`no position for an event of ${streamId}: a server from 22.6 on gives one`);
  return Number(position.commit);
}

/** The position of an event, as the client takes it. */
export const at = (position: number) => ({ commit: BigInt(position), prepare: BigInt(position) });

/** @throws UnreadableEvent */
export function toRecorded(prefix: string, found: Found): RecordedEvent {
  const { id, type, created } = found;
  const place = {
    position: positionOf(found),
    stream: found.streamId.slice(prefix.length),
    revision: Number(found.revision) + 1,
    recordedAt: created.toISOString(),
  };
  const { version, occurredAt, ...metadata } = (found.metadata ?? {}) as Partial<Described>;
  if (typeof version !== 'number' || typeof occurredAt !== 'string')
    throw new UnreadableEvent(
      { ...place, type, occurredAt: null },
      'its metadata name no version or no time',
    );
  return decode({
    ...place,
    id,
    type,
    version,
    occurredAt,
    metadata: JSON.stringify(metadata),
    data: textOf(found.data),
  });
}

/** The client leaves data as text that it could not parse, and as bytes what was not called JSON. */
function textOf(data: Found['data']): string {
  if (typeof data === 'string') return data;
  return data instanceof Uint8Array ? Buffer.from(data).toString() : JSON.stringify(data);
}

/** What stands at a position: an event, or one that cannot be read. */
export type Entry = RecordedEvent | UnreadableEvent;

export function toEntry(prefix: string, found: Found): Entry {
  try {
    return toRecorded(prefix, found);
  } catch (error) {
    if (error instanceof UnreadableEvent) return error;
    throw error;
  }
}

const typeOf = (entry: Entry): string => (entry instanceof UnreadableEvent ? entry.type : entry.event.type);

/**
 * The batches of one page of the log. Unless the reader is tolerant, throws an unreadable event after the events before it.
 */
export function* batchesOf(
  entries: readonly Entry[],
  { types, tolerant = false }: ReadOptions,
): Generator<Batch> {
  const events: RecordedEvent[] = [];
  const unreadable: UnreadableEvent[] = [];
  let position: number | undefined;
  for (const entry of entries) {
    if (types === undefined || types.includes(typeOf(entry))) {
      if (!(entry instanceof UnreadableEvent)) events.push(entry);
      else if (tolerant) unreadable.push(entry);
      else {
        if (position !== undefined) yield { events, position };
        throw entry;
      }
    }
    position = entry.position;
  }
  if (position !== undefined) yield { events, position, ...(unreadable.length > 0 && { unreadable }) };
}
