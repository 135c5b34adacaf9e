import { createRequire } from 'node:module';

/*
 * The defects of kafkajs that this folder works around, each shown on the library as it is installed. A test that fails
 * after an update says that its workaround can go.
 */

interface Encoder {
  readonly buffer: Buffer;
}
type Decoder = object;

// No workaround is imported here: jest gives each spec file its own modules, and these are as installed.
const kafkajs = createRequire(__filename);
const installed = <Exported>(file: string) => kafkajs(`kafkajs/${file}`) as Exported;

const { CompressionCodecs } = installed<{ CompressionCodecs: Record<number, () => unknown> }>('index.js');
const RequestQueue = installed<new (options: object) => RequestQueue>('src/network/requestQueue');
const { RecordBatch } = installed<{ RecordBatch: (batch: object) => Promise<Encoder> }>(
  'src/protocol/recordBatch/v0',
);
const encodeRecord = installed<(record: object) => Encoder>('src/protocol/recordBatch/record/v0');
const decodeBatch = installed<(bytes: Decoder) => Promise<{ records: readonly { value: Buffer }[] }>>(
  'src/protocol/recordBatch/v0/decoder',
);
const decoderOf = installed<new (bytes: Buffer) => Decoder>('src/protocol/decoder');

interface RequestQueue {
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

describe('kafkajs as it is installed', () => {
  it('is the version that was examined', () => {
    expect(installed<{ version: string }>('package.json').version).toBe('2.2.4');
  });

  // readable-batches.ts, codecs.ts: https://github.com/tulios/kafkajs/issues/501
  it.each([
    [2, 'snappy'],
    [3, 'lz4'],
    [4, 'zstd'],
  ])('has no codec %i (%s)', (codec) => {
    expect(() => CompressionCodecs[codec]?.()).toThrow('not implemented');
  });

  // record-batches.ts, crc32.ts
  it('reads a batch whose checksum is wrong', async () => {
    const record = { key: null, value: 'before', headers: {}, offsetDelta: 0, timestampDelta: 0 };
    const { buffer } = await RecordBatch({ lastOffsetDelta: 0, records: [encodeRecord(record)] });
    const damaged = Buffer.from(buffer.toString('latin1').replace('before', 'behind'), 'latin1');
    const { records } = await decodeBatch(new decoderOf(damaged));
    expect(records.map(({ value }) => String(value))).toEqual(['behind']);
  });

  // quiet-queue.ts: https://github.com/tulios/kafkajs/issues/1704
  it('looks for requests on a connection that has none', () => {
    const queue = new RequestQueue({
      maxInFlightRequests: 1,
      requestTimeout: 1_000,
      logger: { debug: () => {} },
    });
    queue.scheduleCheckPendingRequests();
    const timer = queue.throttleCheckTimeoutId;
    clearTimeout(timer ?? undefined);
    expect(timer).not.toBeNull();
  });
});
