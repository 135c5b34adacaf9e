import { isUtf8 } from 'node:buffer';
import type { KafkaMessage } from 'kafkajs';
import type { Message } from '../message';

/** Where a message stands among those of its partition. */
export interface Place {
  readonly position: number;
  /** The position of the one before it in the same partition; 0 for the first. */
  readonly previous: number;
  readonly type: string;
  readonly key: string;
}

/** Bytes kept of a body that is no message of the log. */
const keptBytes = 65_536;

/** The place a message claims; undefined when it is none that a relay sent to this partition. */
export function placeOf(message: KafkaMessage, partition: number): Place | undefined {
  const { key, value } = message;
  if (key === null || value === null || !isUtf8(key)) return undefined;
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
  const texts = Object.entries(headers).map(([name, bytes]) => [name, String(bytes)]);
  return {
    key: String(key ?? ''),
    headers: Object.fromEntries(texts) as Record<string, string>,
    body: value ?? Buffer.alloc(0),
  };
}

/** A message that is none of the log, as it is kept for a person to look at. */
export function strangerOf(message: KafkaMessage): Message {
  const whole = messageOfKafka(message);
  return { ...whole, key: whole.key.slice(0, 500), body: whole.body.subarray(0, keptBytes) };
}

const header = ({ headers }: KafkaMessage, name: string): string | undefined => {
  const value = headers?.[name];
  return value instanceof Buffer ? value.toString() : undefined;
};

const number = (text: string | undefined): number =>
  text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : NaN;
