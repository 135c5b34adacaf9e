import { invalid } from '@boxtrail/kernel';

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

/** Bounds of one JSON text: far above the largest body of any route, far below the size that blocks the process. */
const bounds = { depth: 16, keys: 64, items: 10_000, values: 50_000, text: 10_000 } as const;

/** Keys with a special meaning in JavaScript. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Not storable: NUL, and lone surrogates, which only escapes can produce. */
const unstorable = /\0|\p{Surrogate}/u;

interface Open {
  /** Keys seen so far; undefined in an array. */
  readonly keys: Set<string> | undefined;
  items: number;
}

/**
 * Describes input that `JSON.parse` accepts and no route does: repeated and forbidden keys, text that cannot be stored,
 * and input beyond the bounds. Stops at the first problem, so it runs before `JSON.parse`, which takes 0.2 s to build
 * an object of 90,000 keys. `JSON.parse` checks the syntax: for invalid JSON the result may be undefined.
 */
function jsonProblem(text: string): string | undefined {
  const open: Open[] = [];
  let values = 0;
  let isKey = false;
  for (let i = 0; i < text.length; i += 1) {
    switch (text.charCodeAt(i)) {
      case 0x22: {
        const end = endOfString(text, i);
        if (end < 0) return undefined;
        if (end - i > bounds.text) return `a string is longer than ${bounds.text} characters`;
        const raw = text.slice(i + 1, end);
        const value = raw.includes('\\') ? unescaped(raw) : raw;
        if (value === undefined) return undefined;
        if (unstorable.test(value)) return 'a string contains a NUL or half a character';
        const problem = isKey ? keyProblem(value, open.at(-1)?.keys) : undefined;
        if (problem !== undefined) return problem;
        isKey = false;
        i = end;
        break;
      }
      case 0x7b: // {
      case 0x5b: // [
        isKey = text.charCodeAt(i) === 0x7b;
        open.push({ keys: isKey ? new Set() : undefined, items: 0 });
        if (open.length > bounds.depth) return `it is nested deeper than ${bounds.depth} levels`;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        open.pop();
        isKey = false;
        break;
      case 0x2c: {
        const around = open.at(-1);
        isKey = around?.keys !== undefined;
        values += 1;
        if (values >= bounds.values) return `it holds more than ${bounds.values} values`;
        if (around !== undefined && !isKey && (around.items += 1) >= bounds.items)
          return `a list is longer than ${bounds.items} items`;
      }
    }
  }
  return undefined;
}

function unescaped(raw: string): string | undefined {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return undefined;
  }
}

/** Index of the quote that closes the string opened at `start`; -1 when there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  for (; end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) break;
  }
  return end;
}

function keyProblem(key: string, keys: Set<string> | undefined): string | undefined {
  if (forbidden.has(key)) return `the key ${key} is not allowed`;
  if (keys?.has(key) === true) return `the key ${JSON.stringify(key.slice(0, 64))} is given twice`;
  keys?.add(key);
  return (keys?.size ?? 0) > bounds.keys ? `an object has more than ${bounds.keys} keys` : undefined;
}
