import { definitionOf, eventProblem, readStored } from '@boxtrail/contracts';
import type { DomainEvent, EventMetadata, RecordedEvent } from '@boxtrail/kernel';
import {
  InvalidEvent,
  maxEventBytes,
  maxEventsPerAppend,
  UnreadableEvent,
  type NewEvent,
} from './event-store';

/** An event as the adapters store it: the exact JSON text, beside what the log needs to know about it. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly metadata: string;
  readonly data: string;
}

/** Longest name of a stream, in characters. None of them may be a control character. */
const streamName = /^[^\p{Cc}]{1,200}$/u;

/** Proves each event against its schema and writes it down. Throws `InvalidEvent`; then none is stored. */
export function encode(stream: string, events: readonly NewEvent[]): EncodedEvent[] {
  if (!streamName.test(stream))
    throw new InvalidEvent(`${JSON.stringify(stream)} cannot be the name of a stream`);
  if (events.length === 0 || events.length > maxEventsPerAppend) {
    throw new InvalidEvent(`an append takes 1 to ${maxEventsPerAppend} events, not ${events.length}`);
  }
  return events.map(({ id, event, metadata }) => {
    const problem = eventProblem(event);
    if (problem !== undefined) throw new InvalidEvent(problem);
    const data = JSON.stringify(event.data);
    // No character takes more than three bytes in UTF-8: short text need not be measured.
    if (data.length * 3 > maxEventBytes && Buffer.byteLength(data) > maxEventBytes) {
      throw new InvalidEvent(`${event.type} is larger than ${maxEventBytes} bytes`);
    }
    return {
      id,
      type: event.type,
      version: definitionOf(event.type).version,
      occurredAt: event.occurredAt,
      metadata: JSON.stringify(metadata),
      data,
    };
  });
}

/** Where and when the log took an event. */
interface Place {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
}

/**
 * Reads a stored event of any released version as the current one.
 * @throws UnreadableEvent
 */
export function decode(stored: EncodedEvent & Place): RecordedEvent {
  const { position, stream, revision, id, recordedAt, type } = stored;
  let event: DomainEvent | undefined;
  try {
    event = {
      type,
      occurredAt: stored.occurredAt,
      data: readStored(type, stored.version, JSON.parse(stored.data)),
    };
    const metadata = readMetadata(JSON.parse(stored.metadata));
    return { position, stream, revision, id, recordedAt, metadata, event };
  } catch (error) {
    const bare = event && { position, revision, event };
    throw new UnreadableEvent(stored, (error as Error).message, bare);
  }
}

/** Metadata as they were stored. Throws, in words, when they are none. */
export function readMetadata(stored: unknown): EventMetadata {
  const metadata = stored as Partial<EventMetadata> | null;
  if (typeof metadata?.actor !== 'string' || typeof metadata.commandId !== 'string')
    throw new Error('its metadata name no actor or no command');
  return metadata as EventMetadata;
}
