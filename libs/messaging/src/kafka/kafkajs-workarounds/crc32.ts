const tableOf = (polynomial: number): Uint32Array =>
  Uint32Array.from({ length: 256 }, (_, n) => {
    let crc = n;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc >>> 0;
  });

function crc(table: Uint32Array, bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) sum = (table[(sum ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const castagnoli = tableOf(0x82f63b78);
const ieee = tableOf(0xedb88320);

/** CRC-32C (RFC 3720, appendix B.4), which guards a batch of records in format 2. */
export const crc32c = (bytes: Uint8Array): number => crc(castagnoli, bytes);

/** CRC-32 (RFC 1952), which guards a message in formats 0 and 1. */
export const crc32 = (bytes: Uint8Array): number => crc(ieee, bytes);
