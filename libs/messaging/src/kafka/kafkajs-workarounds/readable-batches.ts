import { createRequire } from 'node:module';
import { CompressionCodecs } from 'kafkajs';
import { Bytes } from './bytes';
import { decompress } from './codecs';
import { Budget, readRecords } from './record-batches';

/**
 * kafkajs 2.2.4 has no codec for snappy, lz4 and zstd, checks no checksum, bounds nothing that it unpacks, and asks for
 * a batch that it cannot read for ever: one message would stop its partition. Here its answers to a fetch are read by
 * `record-batches.ts`. https://github.com/tulios/kafkajs/issues/501
 */
async function decode(answer: Buffer): Promise<object> {
  const bytes = new Bytes(answer);
  const budget = new Budget();
  const clientSideThrottleTime = bytes.int32();
  const errorCode = bytes.int16();
  const sessionId = bytes.int32();
  const responses = [];
  for (let topics = bytes.int32(); topics > 0; topics -= 1) {
    const topicName = bytes.take(bytes.int16()).toString();
    const partitions = [];
    for (let left = bytes.int32(); left > 0; left -= 1) partitions.push(await readPartition(bytes, budget));
    responses.push({ topicName, partitions });
  }
  // As kafkajs has it: the broker did not wait, it asks the client to.
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}

/** Fetch response, version 11: https://kafka.apache.org/protocol#The_Messages_Fetch */
async function readPartition(bytes: Bytes, budget: Budget): Promise<object> {
  const partition = bytes.int32();
  const errorCode = bytes.int16();
  const highWatermark = String(bytes.int64());
  const lastStableOffset = String(bytes.int64());
  const lastStartOffset = String(bytes.int64());
  const abortedTransactions = [];
  for (let left = bytes.int32(); left > 0; left -= 1)
    abortedTransactions.push({ producerId: String(bytes.int64()), firstOffset: String(bytes.int64()) });
  const preferredReadReplica = bytes.int32();
  const records = bytes.take(Math.max(0, bytes.int32()));
  const messages = await readRecords(records, budget);
  return {
    partition,
    errorCode,
    highWatermark,
    lastStableOffset,
    lastStartOffset,
    abortedTransactions,
    preferredReadReplica,
    messages,
  };
}

const kafkajs = createRequire(__filename);
Object.assign(kafkajs('kafkajs/src/protocol/requests/fetch/v11/response') as object, { decode });

// Formats 0 and 1, and brokers older than 2.3, are read by kafkajs itself.
for (const codec of [1, 2, 3, 4] as const)
  CompressionCodecs[codec] = () => ({
    compress: () => Promise.reject(new Error('Boxtrail sends nothing compressed')),
    decompress: (bytes: Buffer) => decompress(codec, bytes),
  });
