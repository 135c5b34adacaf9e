/** Reads Kafka's encodings from a buffer, in order. Throws a RangeError where the buffer ends too early. */
export class Bytes {
  constructor(
    private readonly buffer: Buffer,
    private at = 0,
  ) {}

  get left(): number {
    return this.buffer.length - this.at;
  }

  int8(): number {
    return this.buffer.readInt8(this.step(1));
  }

  int16(): number {
    return this.buffer.readInt16BE(this.step(2));
  }

  int32(): number {
    return this.buffer.readInt32BE(this.step(4));
  }

  uint32(): number {
    return this.buffer.readUInt32BE(this.step(4));
  }

  int64(): bigint {
    return this.buffer.readBigInt64BE(this.step(8));
  }

  /** A varint or varlong in zigzag encoding; exact up to 2^53. */
  varint(): number {
    let raw = 0;
    for (let i = 0; i < 10; i += 1) {
      const byte = this.buffer.readUInt8(this.step(1));
      raw += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return raw % 2 === 0 ? raw / 2 : -(raw + 1) / 2;
    }
    throw new RangeError('a varint has more than ten bytes');
  }

  /** Without a copy. */
  take(length: number): Buffer {
    if (!(length >= 0)) throw new RangeError(`a length is ${length}`);
    const start = this.step(length);
    return this.buffer.subarray(start, this.at);
  }

  rest(): Buffer {
    return this.take(this.left);
  }

  /** A field of the given length; -1 stands for null. */
  nullable(length: number): Buffer | null {
    return length === -1 ? null : this.take(length);
  }

  private step(length: number): number {
    const start = this.at;
    if (length > this.left) throw new RangeError('it breaks off');
    this.at += length;
    return start;
  }
}
