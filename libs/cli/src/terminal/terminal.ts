/** Thrown when the output was closed by its reader: the command stops without an error. */
export class OutputClosed extends Error {}

let isClosed = false;
let isWatched = false;

/** Handles EPIPE: `head` and similar programs close the output early, and the next write would end the process. */
export function tolerateClosedOutput(): void {
  if (isWatched) return;
  isWatched = true;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isClosed = true;
  });
}

/** Characters that move the cursor, change colours or text direction, or break a line. */
const active = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Untrusted text, safe for a terminal: line feeds are kept, every other control, format and separator character is
 * written as `\uXXXX`. In JSON such characters occur in strings only, where the escape denotes the same string.
 */
export function printable(text: string): string {
  return text.replace(active, (character) =>
    character === '\n'
      ? character
      : [...Array(character.length).keys()]
          .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
          .join(''),
  );
}

/** Prints a line to standard output. Throws `OutputClosed` when its reader closed it. */
export function print(text: string): void {
  if (isClosed) throw new OutputClosed();
  process.stdout.write(`${printable(text)}\n`);
}

/** Prints a line to standard error. */
export function complain(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}

/** Prints JSON: an answer as a person reads it. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));
