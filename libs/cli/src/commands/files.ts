import { createWriteStream, existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Throws when the file exists and may not be overwritten. */
export function mayOverwrite(out: string, force: boolean): void {
  if (existsSync(out) && !force) throw new Error(`the file ${out} exists; --force overwrites it`);
}

/** Writes the file; returns its length in bytes. An interrupted answer leaves no partial file. */
export async function saveFile(body: Readable, out: string, force: boolean): Promise<number> {
  const file = createWriteStream(out, { flags: force ? 'w' : 'wx' });
  try {
    await pipeline(body, file);
  } catch (error) {
    if (file.bytesWritten > 0) await rm(out, { force: true });
    throw error;
  }
  return file.bytesWritten;
}

/** Writes to standard output. */
export async function printFile(body: Readable): Promise<void> {
  try {
    // `head` and similar programs close the output early: not an error.
    await pipeline(body, process.stdout, { end: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
