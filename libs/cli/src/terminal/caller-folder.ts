import { resolve } from 'node:path';

/** Resolves a path from the caller's folder: npm runs scripts in the project's folder. */
export const fromCaller = (path: string): string =>
  resolve(process.env['BOXTRAIL_CALLER_FOLDER'] ?? process.cwd(), path);
