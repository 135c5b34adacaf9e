import { createHash } from 'node:crypto';

/** A UUID derived from text: version 8 (RFC 9562, section 5.8), SHA-256. */
export const nameBasedUuid = (name: string): string => uuidOf(createHash('sha256').update(name).digest());

/** The first 16 bytes of a digest as a UUID of version 8. */
export function uuidOf(digest: Buffer): string {
  const hex = digest.toString('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
