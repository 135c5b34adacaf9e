import { createRequire } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import type { IHeaders, KafkaMessage } from 'kafkajs';
import { Bytes } from './bytes';
import { decompress } from './codecs';
import { crc32, crc32c } from './crc32';

/** Records of a topic that cannot be read, all of a range of offsets. */
export interface UnreadableRecords {
  readonly firstOffset: string;
  readonly lastOffset: string;
  readonly reason: string;
  /** The batch as it came. */
  readonly bytes: Buffer;
}

/** What kafkajs looks at of a batch to leave out the records of aborted transactions. */
interface BatchContext {
  readonly producerId?: string;
  readonly inTransaction?: boolean;
}

/** A record as kafkajs hands it on, or one that stands for a range of records that cannot be read. */
export type ReadRecord = KafkaMessage & {
  readonly isControlRecord: boolean;
  readonly batchContext: BatchContext;
  readonly unreadable?: UnreadableRecords;
};

/** What this message stands for when it is no message: records that cannot be read. */
export const unreadableOf = (message: KafkaMessage): UnreadableRecords | undefined =>
  (message as Partial<ReadRecord>).unreadable;

/**
 * How much of one answer of a broker is unpacked at a time. What is left over is asked for again: memory holds this and
 * one batch more, however far the batches are compressed.
 */
export class Budget {
  private bytes = 67_108_864;
  private records = 100_000;

  get isSpent(): boolean {
    return this.bytes <= 0 || this.records <= 0;
  }

  spend(bytes: number, records: number): void {
    this.bytes -= bytes;
    this.records -= records;
  }
}

/** Records of one batch, at most. One of a fact takes some 200 bytes. */
const maxRecords = 100_000;
/** Records decoded before others have their turn. */
const recordsPerTurn = 5_000;
/** Offset, length, leader epoch and magic: the same place in all formats. */
const prefixBytes = 17;
/** Of a batch in format 2, behind its length, before its records. */
const headerBytes = 49;

/**
 * Reads what a broker has of one partition (format 2, KIP-98; formats 0 and 1 by kafkajs). A batch that cannot be read
 * becomes one message that says so: kafkajs alone would throw, and ask for the same batch for ever.
 */
export async function readRecords(records: Buffer, budget: Budget): Promise<ReadRecord[]> {
  const found: ReadRecord[] = [];
  for (let at = 0; records.length - at >= prefixBytes && !budget.isSpent;) {
    const length = records.readInt32BE(at + 8);
    if (length < prefixBytes - 12) throw new Error(`a batch of ${length} bytes: the topic is damaged`);
    // The last batch may be cut: it comes whole when it is the first.
    if (records.length - at - 12 < length) break;
    const batch = records.subarray(at, (at += 12 + length));
    for (const record of await readBatch(batch, budget)) found.push(record);
  }
  return found;
}

async function readBatch(batch: Buffer, budget: Budget): Promise<ReadRecord[]> {
  const magic = batch.readInt8(16);
  if (magic === 2) return readCurrent(batch, budget);
  const offset = batch.readBigInt64BE(0);
  try {
    if (magic !== 0 && magic !== 1) throw new Error(`format ${magic} is unknown`);
    if (batch.readUInt32BE(12) !== crc32(batch.subarray(16)))
      throw new Error('its checksum (CRC-32) is wrong');
    const messages = await messageSet(new Decoder(batch), batch.length);
    if (messages.length === 0) throw new Error('it has no messages');
    budget.spend(
      messages.reduce((sum, { value }) => sum + (value?.length ?? 0), batch.length),
      messages.length,
    );
    return messages.map((message) => ({
      ...message,
      headers: {},
      isControlRecord: false,
      batchContext: {},
    })) as ReadRecord[];
  } catch (error) {
    return [unreadable(batch, {}, offset, offset, error)];
  }
}

async function readCurrent(batch: Buffer, budget: Budget): Promise<ReadRecord[]> {
  const firstOffset = batch.readBigInt64BE(0);
  const found: ReadRecord[] = [];
  let next = firstOffset;
  let lastOffset = firstOffset;
  let batchContext: BatchContext = {};
  try {
    if (batch.length < 12 + headerBytes) throw new Error('its header breaks off');
    const bytes = new Bytes(batch, prefixBytes);
    const crc = bytes.uint32();
    const attributes = bytes.int16();
    lastOffset = firstOffset + BigInt(Math.max(0, bytes.int32()));
    const firstTimestamp = bytes.int64();
    const maxTimestamp = bytes.int64();
    batchContext = { producerId: String(bytes.int64()), inTransaction: (attributes & 0x10) !== 0 };
    bytes.take(6);
    const isControlRecord = (attributes & 0x20) !== 0;
    const count = bytes.int32();
    if (crc !== crc32c(batch.subarray(21))) throw new Error('its checksum (CRC-32C) is wrong');
    if (count > maxRecords) throw new Error(`it has ${count} records; ${maxRecords} are read together`);
    const codec = attributes & 0x07;
    const plain = new Bytes(codec === 0 ? bytes.rest() : await decompress(codec, bytes.rest()));
    budget.spend(plain.left, Math.max(1, count));
    for (let i = 0; i < count; i += 1) {
      if (i % recordsPerTurn === recordsPerTurn - 1) await turn();
      const { delta, offsetDelta, ...record } = readRecord(new Bytes(plain.take(plain.varint())));
      const offset = firstOffset + BigInt(offsetDelta);
      if (offset < next || offset > lastOffset) throw new Error('a record has an offset of another batch');
      next = offset + 1n;
      const timestamp = (attributes & 0x08) === 0 ? firstTimestamp + BigInt(delta) : maxTimestamp;
      found.push({
        ...record,
        offset: String(offset),
        timestamp: String(timestamp),
        isControlRecord,
        batchContext,
      });
    }
    // A compacted topic may have lost the last records, or all: kafkajs has to pass over their offsets.
    if (next <= lastOffset) found.push(standIn(lastOffset, { isControlRecord: true, batchContext }));
  } catch (error) {
    if (found.length === 0) budget.spend(batch.length, 1);
    found.push(unreadable(batch, batchContext, next < lastOffset ? next : lastOffset, lastOffset, error));
  }
  return found;
}

interface RawRecord {
  readonly attributes: number;
  readonly delta: number;
  readonly offsetDelta: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders;
}

function readRecord(bytes: Bytes): RawRecord {
  const attributes = bytes.int8();
  const delta = bytes.varint();
  const offsetDelta = bytes.varint();
  const key = bytes.nullable(bytes.varint());
  const value = bytes.nullable(bytes.varint());
  // Without a prototype, so that a header of any name is one.
  const headers = Object.create(null) as Record<string, Buffer | Buffer[] | undefined>;
  for (let left = bytes.varint(); left > 0; left -= 1) {
    const name = bytes.take(bytes.varint()).toString();
    // A header without a value says as much as none.
    const one = bytes.nullable(bytes.varint());
    if (one === null) continue;
    const before = headers[name];
    if (before === undefined) headers[name] = one;
    else if (Array.isArray(before)) before.push(one);
    else headers[name] = [before, one];
  }
  return { attributes, delta, offsetDelta, key, value, headers };
}

const unreadable = (
  bytes: Buffer,
  batchContext: BatchContext,
  firstOffset: bigint,
  lastOffset: bigint,
  error: unknown,
): ReadRecord =>
  standIn(lastOffset, {
    isControlRecord: false,
    batchContext,
    unreadable: {
      firstOffset: String(firstOffset),
      lastOffset: String(lastOffset),
      reason: (error as Error).message,
      bytes,
    },
  });

const standIn = (
  offset: bigint,
  rest: Pick<ReadRecord, 'isControlRecord' | 'batchContext' | 'unreadable'>,
): ReadRecord => ({
  attributes: 0,
  key: null,
  value: null,
  headers: {},
  timestamp: '0',
  offset: String(offset),
  ...rest,
});

const kafkajs = createRequire(__filename);
const Decoder = kafkajs('kafkajs/src/protocol/decoder') as new (bytes: Buffer) => object;
const messageSet = kafkajs('kafkajs/src/protocol/messageSet/decoder') as (
  decoder: object,
  bytes: number,
) => Promise<KafkaMessage[]>;
