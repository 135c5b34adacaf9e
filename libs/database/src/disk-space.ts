import { statfsSync } from 'node:fs';

/**
 * Bytes below which nothing new is taken in, by default. What was taken in before has to find room: views,
 * the log's partitions, and a PostgreSQL that cannot write its WAL (segments of 16 MB) stops serving readers as well.
 */
export const reservedBytes = 134_217_728;

/** Bytes an account that is not root may still write where `path` lies; `Infinity` where that is unknown. */
export function freeBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Bytes are asked for this often, at most. */
const lookEveryMs = 100;

/** Tells whether more may be stored where `path` lies. Always, where that is not known. */
export function roomAt(path: string | undefined, reserved = reservedBytes): () => boolean {
  if (path === undefined || reserved === 0) return () => true;
  let looked = -lookEveryMs;
  let room = true;
  return () => {
    const now = performance.now();
    if (now - looked >= lookEveryMs) {
      looked = now;
      room = freeBytes(path) >= reserved;
    }
    return room;
  };
}
