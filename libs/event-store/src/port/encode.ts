import { definitionOf, eventProblem, readStored } from '@boxtrail/contracts';
import { isMoment, type DomainEvent, type EventMetadata, type RecordedEvent } from '@boxtrail/kernel';
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

/** Length of a stream's name in characters, and what they may not be: control characters and lone surrogates. */
const streamName = /^[^\p{Cc}\p{Cs}]{1,200}$/u;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** JSON text in which a string holds NUL or a lone surrogate: no database keeps those as text. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;
/** Revisions are 32-bit integers in every store. */
const lastRevision = 2_147_483_647;
/** Length of an event's metadata as JSON, in characters, at most. */
const maxMetadata = 8_192;

/** Whether a stream of this name can exist. */
export const isStreamName = (name: string): boolean => streamName.test(name);

/**
 * Checks everything that a store might reject, and writes the events down. Throws `InvalidEvent`; then none is stored.
 * Adapters gather the appends of many callers: what this lets through must be storable, or one caller fails the others.
 */
export function encode(stream: string, expected: number, events: readonly NewEvent[]): EncodedEvent[] {
  if (!isStreamName(stream))
    throw new InvalidEvent(`${JSON.stringify(stream)} cannot be the name of a stream`);
  if (events.length === 0 || events.length > maxEventsPerAppend) {
    throw new InvalidEvent(`an append takes 1 to ${maxEventsPerAppend} events, not ${events.length}`);
  }
  if (!Number.isInteger(expected) || Math.abs(expected) > lastRevision - events.length)
    throw new InvalidEvent(`${expected} cannot be the revision of a stream`);
  return events.map(({ id, event, metadata }) => {
    if (!uuid.test(id))
      throw new InvalidEvent(`${JSON.stringify(id)} cannot be the id of an event: a UUID is`);
    const problem = eventProblem(event);
    if (problem !== undefined) throw new InvalidEvent(problem);
    if (!isMoment(event.occurredAt)) {
      throw new InvalidEvent(
        `${event.type}: occurredAt ${JSON.stringify(event.occurredAt)} is no moment of 1970 to 9999 in UTC with milliseconds`,
      );
    }
    const data = storable(event.data, event.type);
    // No character takes more than three bytes in UTF-8: short text need not be measured.
    if (data.length * 3 > maxEventBytes && Buffer.byteLength(data) > maxEventBytes) {
      throw new InvalidEvent(`${event.type} is larger than ${maxEventBytes} bytes`);
    }
    return {
      id,
      type: event.type,
      version: definitionOf(event.type).version,
      occurredAt: event.occurredAt,
      metadata: encodeMetadata(metadata),
      data,
    };
  });
}

function encodeMetadata(metadata: EventMetadata): string {
  try {
    readMetadata(metadata);
  } catch (error) {
    throw new InvalidEvent((error as Error).message);
  }
  const text = storable(metadata, 'metadata');
  if (text.length > maxMetadata) throw new InvalidEvent(`metadata are longer than ${maxMetadata} characters`);
  return text;
}

/** The value as JSON. Throws `InvalidEvent` when one of its strings cannot be stored. */
function storable(value: unknown, what: string): string {
  const text = JSON.stringify(value);
  if (text.includes('\\u') && unstorable.test(text))
    throw new InvalidEvent(`${what}: a text holds NUL or half of a surrogate pair`);
  return text;
}

/** Where and when the log took an event. */
interface LogEntry {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly recordedAt: string;
}

/**
 * Reads a stored event of any released version as the current one.
 * @throws UnreadableEvent
 */
export function decode(
  stored: Omit<EncodedEvent, 'metadata'> & LogEntry & { readonly metadata: string | object },
): RecordedEvent {
  const { position, stream, revision, id, recordedAt, type } = stored;
  let event: DomainEvent | undefined;
  try {
    event = {
      type,
      occurredAt: stored.occurredAt,
      data: readStored(type, stored.version, JSON.parse(stored.data)),
    };
    const given = stored.metadata;
    const metadata = readMetadata(typeof given === 'string' ? JSON.parse(given) : given);
    return { position, stream, revision, id, recordedAt, metadata, event };
  } catch (error) {
    const bare = event && { position, revision, event };
    throw new UnreadableEvent(stored, (error as Error).message, bare);
  }
}

/** An event as it leaves the log: the hash of the command stays in it. */
export interface PublishedEvent extends Omit<RecordedEvent, 'metadata'> {
  readonly metadata: Omit<EventMetadata, 'commandHash'>;
  /** Of a line of a replay in event time: where to resume it. */
  readonly cursor?: string;
}

/** The event without what stays in the log. */
export function published(recorded: RecordedEvent): PublishedEvent {
  const { commandHash: _, ...metadata } = recorded.metadata;
  return { ...recorded, metadata };
}

/** Metadata as they were stored. Throws, in words, when they are none. */
export function readMetadata(stored: unknown): EventMetadata {
  const metadata = stored as Partial<EventMetadata> | null;
  if (typeof metadata?.actor !== 'string' || typeof metadata.commandId !== 'string')
    throw new Error('its metadata name no actor or no command');
  return metadata as EventMetadata;
}
