import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { compress as zstd, isLoaded } from '@foxglove/wasm-zstd';
import { compressFrameSync } from 'lz4-napi';
import { compressSync } from 'snappy';
import { maxBatchBytes } from './codecs';
import { crc32, crc32c } from './crc32';
import './readable-batches';
import { Budget, readRecords, unreadableOf } from './record-batches';

const kafkajs = createRequire(__filename);
interface Encoder {
  readonly buffer: Buffer;
}
const encodeBatch = kafkajs('kafkajs/src/protocol/recordBatch/v0') as {
  RecordBatch: (batch: object) => Promise<Encoder>;
};
const encodeRecord = kafkajs('kafkajs/src/protocol/recordBatch/record/v0') as (record: object) => Encoder;
const encodeSet = kafkajs('kafkajs/src/protocol/messageSet') as (set: object) => Encoder;

interface Sent {
  readonly key?: string | null;
  readonly value: string | null;
  readonly headers?: Record<string, string | string[]>;
}

/** A batch as kafkajs would send it, its records changed by `wrap`; `codec` is what its attributes say. */
async function batchOf(
  records: readonly Sent[],
  { codec = 0, wrap = (plain: Buffer) => plain, firstOffset = 100, attributes = 0 } = {},
): Promise<Buffer> {
  const { buffer } = await encodeBatch.RecordBatch({
    firstOffset,
    firstTimestamp: 1_000,
    maxTimestamp: 2_000,
    producerId: 7,
    lastOffsetDelta: records.length - 1,
    records: records.map((record, offsetDelta) =>
      encodeRecord({ key: null, headers: {}, ...record, offsetDelta, timestampDelta: offsetDelta }),
    ),
  });
  const packed = Buffer.concat([buffer.subarray(0, 61), wrap(buffer.subarray(61))]);
  packed.writeInt16BE(codec | attributes, 21);
  return sealed(packed);
}

/** With the length and the checksum that its bytes have. */
function sealed(batch: Buffer): Buffer {
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeUInt32BE(crc32c(batch.subarray(21)), 17);
  return batch;
}

const read = async (...batches: Buffer[]) => readRecords(Buffer.concat(batches), new Budget());
const values = async (...batches: Buffer[]) =>
  (await read(...batches)).map((record) => {
    const broken = unreadableOf(record);
    return broken === undefined
      ? `${record.offset}:${String(record.value)}`
      : `${broken.firstOffset}-${broken.lastOffset}: ${broken.reason}`;
  });

/** Blocks behind a header, as Java's clients send them. */
function xerial(plain: Buffer): Buffer {
  const blocks = [];
  for (let at = 0; at < plain.length; at += 50) {
    const block = compressSync(plain.subarray(at, at + 50));
    const length = Buffer.alloc(4);
    length.writeInt32BE(block.length);
    blocks.push(length, block);
  }
  return Buffer.concat([Buffer.from('\x82SNAPPY\0\0\0\0\x01\0\0\0\x01', 'latin1'), ...blocks]);
}

const packings: [string, number, (plain: Buffer) => Buffer][] = [
  ['none', 0, (plain) => plain],
  ['gzip', 1, (plain) => gzipSync(plain)],
  ['snappy, raw', 2, (plain) => compressSync(plain)],
  ['snappy, in blocks (xerial)', 2, xerial],
  ['lz4', 3, (plain) => compressFrameSync(plain)],
  [
    'lz4 with checksums',
    3,
    (plain) => compressFrameSync(plain, { contentChecksum: true, blockChecksums: true }),
  ],
  ['zstd', 4, (plain) => zstd(plain)],
];

describe('batches of records', () => {
  beforeAll(() => isLoaded);

  it('given the check values of CRC-32C and CRC-32, then they are found', () => {
    expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });

  describe.each(packings)('packed with %s', (_, codec, wrap) => {
    const records = Array.from({ length: 20 }, (_, i) => ({ key: `k${i}`, value: `value ${i}` }));

    it('given a batch, then its records are read', async () => {
      expect(await values(await batchOf(records, { codec, wrap }))).toEqual(
        records.map(({ value }, i) => `${100 + i}:${value}`),
      );
    });

    it('given one that was changed on the way, then it stands for its offsets, and those beside it are read', async () => {
      const batch = await batchOf(records, { codec, wrap });
      batch[70] = (batch[70] ?? 0) ^ 0xff;
      const before = await batchOf([{ value: 'before' }], { firstOffset: 99 });
      const after = await batchOf([{ value: 'after' }], { firstOffset: 120 });
      expect(await values(before, batch, after)).toEqual([
        '99:before',
        '100-119: its checksum (CRC-32C) is wrong',
        '120:after',
      ]);
    });

    it('given one whose packed bytes break off, then it stands for the offsets that are not read', async () => {
      const cut = await batchOf(records, {
        codec,
        wrap: (plain) => wrap(plain).subarray(0, -15),
      });
      const found = await values(cut, await batchOf([{ value: 'after' }], { firstOffset: 120 }));
      expect(found.at(-2)).toMatch(/^1\d\d-119: /);
      expect(found.at(-1)).toBe('120:after');
    });
  });

  it.each(packings.slice(1))(
    'given a bomb packed with %s, then it is refused before it takes the memory',
    async (_, codec, wrap) => {
      const bomb = await batchOf([{ value: 'x' }], {
        codec,
        wrap: () => wrap(Buffer.alloc(wrap === xerial ? 100 : 2 * maxBatchBytes)),
      });
      if (wrap === xerial) bomb[81] = 0xff; // the first block says that it is larger
      const [found] = await values(sealed(bomb));
      expect(found).toMatch(/^100-100: cannot be decompressed with \w+ to at most 33554432 bytes: /);
    },
    60_000,
  );

  const broken: [string, (batch: Buffer) => Buffer, RegExp][] = [
    [
      'an unknown codec',
      (b) => (b.writeInt16BE(5, 21), sealed(b)),
      /^100-101: compressed with the unknown codec 5$/,
    ],
    [
      'gzip that is none',
      (b) => (b.writeInt16BE(1, 21), sealed(b)),
      /^100-101: cannot be decompressed with gzip/,
    ],
    [
      'snappy that is none',
      (b) => (b.writeInt16BE(2, 21), sealed(b)),
      /^100-101: cannot be decompressed with snappy/,
    ],
    [
      'lz4 that is none',
      (b) => (b.writeInt16BE(3, 21), sealed(b)),
      /^100-101: cannot be decompressed with lz4/,
    ],
    [
      'zstd that is none',
      (b) => (b.writeInt16BE(4, 21), sealed(b)),
      /^100-101: cannot be decompressed with zstd/,
    ],
    ['more records than it has', (b) => (b.writeInt32BE(3, 57), sealed(b)), /^101-101: it breaks off$/],
    [
      'millions of records',
      (b) => (b.writeInt32BE(5_000_000, 57), sealed(b)),
      /^100-101: it has 5000000 records/,
    ],
    [
      'a record that is longer than the batch',
      (b) => ((b[61] = 0x7e), sealed(b)),
      /^100-101: it breaks off$/,
    ],
    ['a record of a negative length', (b) => ((b[61] = 0x01), sealed(b)), /^100-101: a length is -1$/],
    [
      'a record of another offset',
      (b) => ((b[64] = 0x40), sealed(b)),
      /^100-101: a record has an offset of another batch$/,
    ],
    ['a format of the future', (b) => ((b[16] = 3), b), /^100-100: format 3 is unknown$/],
    ['a checksum of another batch', (b) => (b.writeUInt32BE(1, 17), b), /^100-101: its checksum/],
  ];

  it.each(broken)(
    'given a batch with %s, then it stands for its offsets, and the next is read',
    async (_, change, words) => {
      const batch = change(await batchOf([{ value: 'one' }, { value: 'two' }]));
      const found = await values(batch, await batchOf([{ value: 'next' }], { firstOffset: 102 }));
      expect(found.at(-2)).toMatch(words);
      expect(found.at(-1)).toBe('102:next');
    },
  );

  it('given null keys and values, repeated headers or odd names, then they are as they came', async () => {
    const [record, tombstone] = await read(
      await batchOf([
        { key: null, value: 'v', headers: { a: ['1', '2'], constructor: 'c', toString: 't' } },
        { key: 'k', value: null },
      ]),
    );
    expect(Object.entries(record?.headers ?? {}).map(([name, value]) => [name, String(value)])).toEqual([
      ['a', '1,2'],
      ['constructor', 'c'],
      ['toString', 't'],
    ]);
    expect([record?.key, tombstone?.value, tombstone?.timestamp]).toEqual([null, null, '1001']);
  });

  it('given a record with 100,000 headers, then it is read in little time', async () => {
    const headers = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`h${i}`, '']));
    const batch = await batchOf([{ value: 'v', headers }]);
    const before = performance.now();
    const [record] = await read(batch);
    expect(Object.keys(record?.headers ?? {})).toHaveLength(100_000);
    // kafkajs takes minutes.
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  it('given a batch that compaction cut at its end or emptied, then its offsets are passed over', async () => {
    const shortened = await batchOf([{ value: 'one' }]);
    shortened.writeInt32BE(4, 23);
    const empty = await batchOf([], { firstOffset: 105 });
    empty.writeInt32BE(9, 23);
    const found = await read(sealed(shortened), sealed(empty));
    expect(found.map(({ offset, isControlRecord }) => [offset, isControlRecord])).toEqual([
      ['100', false],
      ['104', true],
      ['114', true],
    ]);
  });

  it('given the marker of a transaction, then it is told from records', async () => {
    const [marker] = await read(await batchOf([{ key: '\0\0\0\x01', value: '' }], { attributes: 0x30 }));
    expect(marker).toMatchObject({
      isControlRecord: true,
      batchContext: { inTransaction: true, producerId: '7' },
    });
  });

  it('given a last batch that is cut, then it is left for the next time', async () => {
    const second = await batchOf([{ value: 'two' }], { firstOffset: 101 });
    expect(await values(await batchOf([{ value: 'one' }]), second.subarray(0, -1))).toEqual(['100:one']);
    expect(await values(second.subarray(0, 10))).toEqual([]);
  });

  it('given more than may be unpacked at a time, then the rest is left for the next time', async () => {
    const large = { codec: 4, wrap: (plain: Buffer) => zstd(plain) };
    const batches = [];
    for (let i = 0; i < 6; i += 1)
      batches.push(await batchOf([{ value: 'x'.repeat(30_000_000) }], { ...large, firstOffset: i }));
    expect((await read(...batches)).map(({ offset }) => offset)).toEqual(['0', '1', '2']);
  }, 60_000);

  it.each([0, 1])('given message format %d, then its messages are read', async (messageVersion) => {
    const entries = [
      { key: 'k', value: 'one' },
      { key: null, value: null },
    ];
    const { buffer } = encodeSet({ messageVersion, entries });
    const set = buffer;
    const found = await read(set);
    expect(
      found.map(({ key, value }) => [key, value].map((part) => (part === null ? null : String(part)))),
    ).toEqual([
      ['k', 'one'],
      [null, null],
    ]);
    const changed = Buffer.from(set);
    changed[20] = 0xff;
    const [broken, next] = await values(changed);
    expect(broken).toMatch(/^(0|-1)-\1: its checksum \(CRC-32\) is wrong$/);
    expect(next).toMatch(/:null$/);
  });
});
