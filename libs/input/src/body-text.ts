import { invalid } from '@boxtrail/kernel';
import { jsonProblem } from './strict-json';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes bytes as UTF-8 text without NUL. Throws `ENCODING_INVALID`: other text cannot be stored. */
export function decodeText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw invalid('ENCODING_INVALID', 'the body is not valid UTF-8');
  }
  if (text.includes('\0')) throw invalid('ENCODING_INVALID', 'the body contains a NUL character');
  return text;
}

/**
 * Parses JSON text; undefined for blank text. Throws `JSON_INVALID`, also for repeated and forbidden keys, for text
 * that cannot be stored, and for input beyond the bounds of `jsonProblem`.
 */
export function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  const problem = jsonProblem(text);
  if (problem !== undefined) throw invalid('JSON_INVALID', `the body cannot be accepted: ${problem}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('JSON_INVALID', `the body is not valid JSON: ${(error as Error).message}`);
  }
}
