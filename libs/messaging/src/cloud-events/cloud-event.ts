import { isUtf8 } from 'node:buffer';
import { invalid } from '@boxtrail/kernel';
import { decodeText, parseJson, readMoment } from '@boxtrail/input';

/** A message of a broker, as any client may have sent it. */
export interface Incoming {
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>> | undefined;
}

/** What Boxtrail takes of a CloudEvent 1.0. */
export interface CloudEvent {
  readonly source: string;
  readonly type: string;
  /** UTC; undefined when the event does not say when it happened. */
  readonly time: string | undefined;
  /** The extension attribute `signature`; undefined without it. */
  readonly signature: string | undefined;
  /** Its data, JSON that is not parsed yet. */
  readonly data: Buffer;
}

/** Bytes of the data of one event, at most: as of a line over REST. */
export const maxDataBytes = 262_144;
/** Bytes of a message that carries whole events in its body. */
const maxStructuredBytes = 1_048_576;
/** Events in one message. */
const maxEvents = 1_000;
/** A source is a URI reference; it becomes the actor on the trail. */
const sourcePattern = /^[\x21-\x7e]{1,200}$/;
const jsonType = /^(application|text)\/([\w.-]+\+)?json$/;
const structured = 'application/cloudevents+json';
const batched = 'application/cloudevents-batch+json';

const refuse = (detail: string) => invalid('CLOUDEVENT_INVALID', detail);

/**
 * The CloudEvents of a message, each as a function that reads it: in binary mode, in structured mode as JSON, or as a
 * JSON batch (CloudEvents 1.0.2; Kafka Protocol Binding 1.0.2, JSON Event Format sections 3 and 4).
 * @throws Refusal `CLOUDEVENT_INVALID` or `JSON_INVALID` it has none. The functions throw the same for one event.
 */
export function cloudEventsOf({ value, headers }: Incoming): (() => CloudEvent)[] {
  if (value === null) throw refuse('it has no body (a tombstone): a fact cannot be deleted');
  const header = headerReader(headers);
  const [mediaType = '', ...parameters] = (header('content-type') ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (charset !== undefined && !/^"?(utf-?8|us-ascii)"?$/.test(charset))
    throw refuse('content-type must name the charset utf-8, or none');
  if (mediaType === batched) return eventsIn(value);
  if (mediaType === structured) return [() => eventIn(parsed(value))];
  if (mediaType.startsWith('application/cloudevents'))
    throw refuse(`content-type must be application/json, ${structured} or ${batched}`);
  if (header('ce_specversion') === undefined && holdsEvent(value)) return [() => eventIn(parsed(value))];
  return [() => binaryEvent(header, mediaType, value)];
}

type Header = (name: string) => string | undefined;

/**
 * Headers by the names the binding gives them. Other clients write `CE-Source`, `cloudEvents:source` or `Content_Type`;
 * a header without a value counts as none.
 */
function headerReader(headers: Incoming['headers']): Header {
  const byName = new Map<string, Buffer[]>();
  for (const [name, value] of Object.entries(headers ?? {})) {
    const plain = name
      .trim()
      .toLowerCase()
      .replace(/^(ce[-_:]|cloudevents[-_:])/, 'ce_')
      .replace(/^content[-_]?type$|^ce_datacontenttype$/, 'content-type');
    const values = [value ?? []].flat().map((each) => Buffer.from(each));
    const before = byName.get(plain);
    if (before === undefined) byName.set(plain, values);
    else for (const each of values) before.push(each);
  }
  return (name) => {
    const [first, ...others] = byName.get(name) ?? [];
    if (first === undefined || first.length === 0) return undefined;
    if (others.some((other) => !other.equals(first))) throw refuse(`${name} has two values`);
    if (!isUtf8(first)) throw refuse(`${name} is not UTF-8`);
    return first.toString();
  };
}

function binaryEvent(header: Header, mediaType: string, value: Buffer): CloudEvent {
  if (header('ce_specversion') !== '1.0')
    throw refuse(
      `not a CloudEvent 1.0: send ce_specversion 1.0 and the other attributes as headers, or the whole event as ${structured}`,
    );
  if (mediaType !== '' && !jsonType.test(mediaType)) throw refuse('content-type must be application/json');
  const attribute = (name: string) => header(`ce_${name}`);
  return checked(attribute, 'ce_', value);
}

/** Whether a body without any attribute beside it is itself a CloudEvent: some senders can set no headers. */
function holdsEvent(value: Buffer): boolean {
  if (value.length > maxStructuredBytes || !value.includes('"specversion"')) return false;
  try {
    return Object.hasOwn(parsed(value) as object, 'specversion');
  } catch {
    return false;
  }
}

function eventsIn(value: Buffer): (() => CloudEvent)[] {
  const events = parsed(value);
  if (!Array.isArray(events)) throw refuse(`a body of ${batched} must be an array of events`);
  if (events.length > maxEvents) throw refuse(`a message may hold ${maxEvents} events, not ${events.length}`);
  if (events.length === 0) throw refuse('it holds no event');
  return events.map((event) => () => eventIn(event));
}

function eventIn(event: unknown): CloudEvent {
  if (typeof event !== 'object' || event === null || Array.isArray(event))
    throw refuse('a CloudEvent must be a JSON object');
  const fields = event as Readonly<Record<string, unknown>>;
  const attribute = (name: string) => {
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? undefined) : undefined;
    if (value !== undefined && typeof value !== 'string') throw refuse(`${name} must be a string`);
    return value;
  };
  if (attribute('specversion') !== '1.0') throw refuse('not a CloudEvent 1.0: specversion must be "1.0"');
  const type = attribute('datacontenttype')?.split(';')[0]?.trim().toLowerCase() ?? 'application/json';
  if (!jsonType.test(type)) throw refuse('datacontenttype must be application/json');
  return checked(attribute, '', dataOf(fields, attribute('data_base64')));
}

function dataOf(fields: Readonly<Record<string, unknown>>, base64: string | undefined): Buffer {
  if (base64 !== undefined) {
    if (fields['data'] !== undefined) throw refuse('it must have data or data_base64, not both');
    const data = Buffer.from(base64, 'base64');
    if (data.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, ''))
      throw refuse('data_base64 is not Base64');
    return data;
  }
  if (fields['data'] === undefined) throw refuse('it has no data');
  return Buffer.from(JSON.stringify(fields['data']));
}

function checked(attribute: Header, prefix: string, data: Buffer): CloudEvent {
  if (attribute('id') === undefined) throw refuse(`${prefix}id is missing`);
  const source = attribute('source') ?? '';
  if (!sourcePattern.test(source))
    throw refuse(`${prefix}source must be a URI reference of 1 to 200 visible ASCII characters`);
  const time = attribute('time');
  const moment = time === undefined ? undefined : readMoment(time);
  if (time !== undefined && moment === undefined)
    throw refuse(`${prefix}time must be a date and time with an offset, as in 2026-03-16T09:30:00+08:00`);
  if (data.length > maxDataBytes) throw refuse(`its body is larger than ${maxDataBytes} bytes`);
  return { source, type: attribute('type') ?? '', time: moment, signature: attribute('signature'), data };
}

function parsed(value: Buffer): unknown {
  if (value.length > maxStructuredBytes)
    throw refuse(`a message that holds whole events may be ${maxStructuredBytes} bytes long`);
  try {
    return parseJson(decodeText(value));
  } catch (error) {
    if (error instanceof RangeError) throw refuse('it is nested too deeply');
    throw error;
  }
}
