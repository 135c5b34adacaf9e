import { resolve } from 'node:path';

/** A path as whoever typed it means it: relative to their folder, which is not where npm runs a script. */
export const fromCaller = (path: string): string =>
  resolve(process.env['BOXTRAIL_CALLER_FOLDER'] ?? process.cwd(), path);
