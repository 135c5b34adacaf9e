/** Thrown when nobody reads the output any more: the work ends, and that is no error. */
export class OutputClosed extends Error {}

let isClosed = false;

/** `head` and the like close the output when they have seen enough. Without this, the next write ends the process. */
export function tolerateClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isClosed = true;
  });
}

/** Characters that move the cursor, change colours or the direction of text, or break a line. */
const active = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Foreign text, safe for a terminal: line feeds stay, every other control, format and separator character is shown as
 * `\uXXXX`. In JSON such characters stand in strings only, where this is the same string.
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

/** Prints a line to standard output. Throws `OutputClosed` when nobody reads it any more. */
export function print(text: string): void {
  if (isClosed) throw new OutputClosed();
  process.stdout.write(`${printable(text)}\n`);
}

/** Says a line on standard error. */
export function complain(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}
