import { isUtf8 } from 'node:buffer';
import type { KafkaMessage } from 'kafkajs';
import type { Message } from '../port/message';
import type { ToPark } from '../port/parked-messages';
import { unreadableOf } from './kafkajs-workarounds/record-batches';

/** Where a message stands among those of its partition. */
export interface PartitionPosition {
  readonly position: number;
  /** The position of the one before it in the same partition; 0 for the first. */
  readonly previous: number;
  readonly type: string;
  readonly key: string;
}

/** Kept of what is no message of the log: bytes of its body, headers, characters of a header's name and of its value. */
const keptBytes = 65_536;
const keptHeaders = 64;
const keptCharacters = 1_000;
/** Bytes of a key of the log, at most: what events are about has 200 characters. */
const maxKeyBytes = 1_000;

/** The place a message claims; undefined when it is none that a relay sent to this partition. */
export function positionOf(message: KafkaMessage, partition: number): PartitionPosition | undefined {
  const { key, value } = message;
  if (key === null || value === null || key.length > maxKeyBytes || !isUtf8(key)) return undefined;
  if (header(message, 'ce_specversion') !== '1.0') return undefined;
  if (header(message, 'ce_partition') !== String(partition)) return undefined;
  const position = number(header(message, 'ce_position'));
  const previous = number(header(message, 'ce_previous'));
  const type = header(message, 'ce_type');
  if (!(position > previous) || type === undefined) return undefined;
  return { position, previous, type, key: key.toString() };
}

/** The whole message. Text that is not UTF-8 has U+FFFD in its place: no attribute of ours contains that. */
export function messageOfKafka({ key, headers = {}, value }: KafkaMessage): Message {
  // Without a prototype, so that a header of any name is one.
  const texts = Object.create(null) as Record<string, string>;
  for (const name in headers) texts[name] = String(headers[name]);
  return {
    key: String(key ?? ''),
    headers: texts,
    body: value ?? Buffer.alloc(0),
  };
}

/** A message that is none of the log, or records that cannot be read, as it is kept for a person to look at. */
export function strangerOf(topic: string, partition: number, message: KafkaMessage): ToPark {
  const unreadable = unreadableOf(message);
  if (unreadable === undefined)
    return {
      place: `${topic}/${partition}@${message.offset}`,
      reason: 'NotUnderstood: not a CloudEvent that a relay of Boxtrail sent here',
      message: beginningOf(message),
    };
  const { firstOffset, lastOffset, reason, bytes } = unreadable;
  return {
    place: `${topic}/${partition}@${firstOffset}-${lastOffset}`,
    reason: `NotUnderstood: these records cannot be read: ${reason}`,
    message: { key: '', headers: {}, body: bytes.subarray(0, keptBytes) },
  };
}

function beginningOf(message: KafkaMessage): Message {
  const whole = messageOfKafka(message);
  const headers = Object.entries(whole.headers)
    .slice(0, keptHeaders)
    .map((texts) => texts.map((text) => text.slice(0, keptCharacters)));
  return {
    key: whole.key.slice(0, 500),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: whole.body.subarray(0, keptBytes),
  };
}

const header = ({ headers }: KafkaMessage, name: string): string | undefined => {
  const value = headers?.[name];
  return value instanceof Buffer ? value.toString() : undefined;
};

const number = (text: string | undefined): number =>
  text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
