import { isUtf8 } from 'node:buffer';
import { catalogue, definitionOf, upcast } from '@boxtrail/contracts';
import type { EventMetadata, RecordedEvent } from '@boxtrail/kernel';

/** An event on its way: a CloudEvent 1.0 in binary mode, its attributes in the headers, its data the body. */
export interface Message {
  /** What it is about - a box, load, round, pass or station. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A message that this program cannot read. */
export class NotUnderstood extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotUnderstood';
  }
}

/** The part of a wire name before its dot. */
export const contextOf = (type: string): string => type.slice(0, type.indexOf('.'));

/** Contexts that have events. */
export const publishingContexts: readonly string[] = [...new Set([...catalogue.keys()].map(contextOf))];

export const keyOf = ({ event }: RecordedEvent): string => definitionOf(event.type).key(event.data);

const schemaUri = (type: string, version: number): string => `urn:boxtrail:${type}:${version}`;

/** Extension attributes that carry what the log recorded with the event. */
const metadataAttributes = {
  ce_actor: 'actor',
  ce_role: 'role',
  ce_commandid: 'commandId',
  ce_correlationid: 'correlationId',
  ce_causationid: 'causationId',
} as const satisfies Record<string, keyof EventMetadata>;
/** Those that only some events have. */
const optionalAttributes = [
  ['ce_backdatedbecause', 'backDatedBecause'],
  ['ce_recordedafterwards', 'recordedAfterwards'],
] as const satisfies readonly (readonly [string, keyof EventMetadata])[];
const attributesOfMetadata = Object.entries(metadataAttributes);

/** Writes an event of the log as a message (CloudEvents 1.0, Kafka binding 3.2). */
export function messageOf(recorded: RecordedEvent): Message {
  const { id, event, position, stream, revision, recordedAt, metadata } = recorded;
  const { key, version } = definitionOf(event.type);
  const about = key(event.data);
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: id,
    ce_source: `/boxtrail/${contextOf(event.type)}`,
    ce_type: event.type,
    ce_subject: about,
    ce_time: event.occurredAt,
    ce_dataschema: schemaUri(event.type, version),
    'content-type': 'application/json',
    ce_position: String(position),
    ce_stream: stream,
    ce_revision: String(revision),
    ce_recordedtime: recordedAt,
  };
  for (const [attribute, field] of attributesOfMetadata) headers[attribute] = metadata[field];
  for (const [attribute, field] of optionalAttributes) {
    const value = metadata[field];
    if (value !== undefined) headers[attribute] = value;
  }
  if (metadata.traceparent !== undefined) headers['ce_traceparent'] = metadata.traceparent;
  return { key: about, headers, body: Buffer.from(JSON.stringify(event.data)) };
}

/**
 * Reads a message as the event of the log it was written from.
 * @throws NotUnderstood its attributes, its type, its version or its data are not those of an event this program
 * knows, or its key is not what it is about.
 */
export function eventOf({ key, headers, body }: Message): RecordedEvent {
  const attribute = (name: string): string => {
    const value = headers[name];
    if (value === undefined) throw new NotUnderstood(`the attribute ${name} is missing`);
    // What stands for bytes that are no text: no attribute of ours contains it.
    if (value.includes('\uFFFD')) throw new NotUnderstood(`the attribute ${name} is not UTF-8`);
    return value;
  };
  const number = (name: string): number => {
    const text = attribute(name);
    if (!/^[1-9]\d{0,15}$/.test(text)) throw new NotUnderstood(`${name} is no positive whole number`);
    return Number(text);
  };
  const moment = (name: string): string => {
    const text = attribute(name);
    if (!/^\d{4}-\d\d-\d\dT.*Z$/.test(text) || Number.isNaN(Date.parse(text)))
      throw new NotUnderstood(`${name} is no time in UTC (RFC 3339)`);
    return text;
  };
  const type = attribute('ce_type');
  const definition = catalogue.get(type);
  if (definition === undefined) throw new NotUnderstood(`unknown event type ${type}`);
  const data = readData(type, attribute('ce_dataschema'), attribute('content-type'), body);
  const problem = definition.problem(data);
  if (problem !== undefined) throw new NotUnderstood(`${type}${problem}`);
  const about = definition.key(data);
  if (about !== key)
    throw new NotUnderstood(`its key is ${JSON.stringify(key)}, but it is about ${JSON.stringify(about)}`);
  const metadata = { commandHash: '' } as Record<keyof EventMetadata, string>;
  for (const [name, field] of attributesOfMetadata) metadata[field] = attribute(name);
  for (const [name, field] of optionalAttributes) {
    if (headers[name] !== undefined) metadata[field] = attribute(name);
  }
  const traceparent = headers['ce_traceparent'];
  return {
    position: number('ce_position'),
    stream: attribute('ce_stream'),
    revision: number('ce_revision'),
    id: attribute('ce_id'),
    recordedAt: moment('ce_recordedtime'),
    metadata: traceparent === undefined ? metadata : Object.assign(metadata, { traceparent }),
    event: { type, occurredAt: moment('ce_time'), data },
  };
}

function readData(type: string, schema: string, contentType: string, body: Buffer): unknown {
  if (contentType !== 'application/json')
    throw new NotUnderstood(`its content type is ${contentType}, not application/json`);
  const version = Number(/^urn:boxtrail:(.+):([1-9]\d{0,3})$/.exec(schema)?.[2]);
  if (Number.isNaN(version) || schema !== schemaUri(type, version))
    throw new NotUnderstood(`ce_dataschema ${schema} names no version of ${type}`);
  if (!isUtf8(body)) throw new NotUnderstood('its body is not UTF-8');
  try {
    return upcast(type, version, JSON.parse(body.toString()));
  } catch (error) {
    throw new NotUnderstood((error as Error).message);
  }
}
