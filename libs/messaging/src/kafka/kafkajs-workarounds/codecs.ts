import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { decompress as unzstd, isLoaded as zstdIsLoaded } from '@foxglove/wasm-zstd';
import { decompressFrame } from 'lz4-napi';
import { uncompress } from 'snappy';

/** Bytes that one compressed batch may become. The largest batch that Boxtrail itself sends has 17 MB. */
export const maxBatchBytes = 33_554_432;

interface Codec {
  readonly name: string;
  /** Throws when the result would be larger than `maxBatchBytes`: that is known before the memory is taken. */
  decompress(compressed: Buffer): Promise<Buffer>;
}

/** By their number in the attributes of a batch. 0 is no compression. */
const codecs: Readonly<Record<number, Codec>> = {
  1: { name: 'gzip', decompress: (bytes) => promisify(gunzip)(bytes, { maxOutputLength: maxBatchBytes }) },
  2: { name: 'snappy', decompress: unsnappy },
  3: { name: 'lz4', decompress: unlz4 },
  4: {
    name: 'zstd',
    decompress: async (bytes) => {
      await zstdIsLoaded;
      return unzstd(bytes, maxBatchBytes);
    },
  },
};

/** Decompresses the records of a batch. @throws Error naming the codec, which is unknown, or the data are broken or too large. */
export async function decompress(codecNumber: number, compressed: Buffer): Promise<Buffer> {
  const codec = codecs[codecNumber];
  if (codec === undefined) throw new Error(`compressed with the unknown codec ${codecNumber}`);
  try {
    return await codec.decompress(compressed);
  } catch (error) {
    const words = (error as Error).message;
    throw new Error(`cannot be decompressed with ${codec.name} to at most ${maxBatchBytes} bytes: ${words}`, {
      cause: error,
    });
  }
}

/** Java's clients cut the data into blocks behind a header (xerial snappy-java); others send one raw block. */
const xerialMagic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0]);
const xerialHeaderBytes = 16;

async function unsnappy(bytes: Buffer): Promise<Buffer> {
  const blocks: Buffer[] = [];
  if (bytes.subarray(0, xerialMagic.length).equals(xerialMagic)) {
    for (let at = xerialHeaderBytes; at < bytes.length;) {
      const start = at + 4;
      const length = bytes.readUInt32BE(at);
      if (start + length > bytes.length) throw new Error('a block breaks off');
      at = start + length;
      blocks.push(bytes.subarray(start, at));
    }
  } else blocks.push(bytes);
  refuseLarger(blocks.reduce((sum, block) => sum + snappyLength(block), 0));
  const plain: Buffer[] = [];
  for (const block of blocks) plain.push((await uncompress(block, { asBuffer: true })) as Buffer);
  return Buffer.concat(plain);
}

/** A snappy block begins with the length of what it becomes, as a varint. */
function snappyLength(block: Buffer): number {
  let length = 0;
  for (let i = 0; i < 5; i += 1) {
    const byte = block.readUInt8(i);
    length += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return length;
  }
  throw new Error('a block has no length');
}

function unlz4(frame: Buffer): Promise<Buffer> {
  refuseLarger(lz4Bound(frame));
  return decompressFrame(frame);
}

/** What an LZ4 frame can become at most, by the sizes of its blocks (LZ4 Frame Format 1.6). */
function lz4Bound(frame: Buffer): number {
  if (frame.readUInt32LE(0) !== 0x184d2204) throw new Error('no LZ4 frame');
  const flags = frame.readUInt8(4);
  const has = (flag: number) => (flags & flag) !== 0;
  const maxBlockBytes = 2 ** (8 + 2 * ((frame.readUInt8(5) >> 4) & 7));
  let bound = 0;
  for (let at = 7 + (has(8) ? 8 : 0) + (has(1) ? 4 : 0); ;) {
    const size = frame.readUInt32LE(at);
    if (size === 0) return bound;
    const length = size & 0x7fffffff;
    const isStored = size >= 0x80000000;
    bound += isStored ? length : Math.min(maxBlockBytes, 255 * length);
    at += 4 + length + (has(16) ? 4 : 0);
  }
}

function refuseLarger(bytes: number): void {
  if (bytes > maxBatchBytes) throw new Error(`it would become ${bytes} bytes`);
}
