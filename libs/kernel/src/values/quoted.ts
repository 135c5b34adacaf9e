const shownCharacters = 30;

/**
 * Foreign text as an error shows it: in quotation marks, at most 30 characters, with every control, format and
 * private-use character escaped, so that it can change neither a terminal nor the direction of the sentence around it.
 */
export function quoted(text: string): string {
  const characters = [...text.slice(0, 2 * shownCharacters)];
  const start = characters.slice(0, shownCharacters).join('');
  const escaped = start.replace(/["\\]|\p{C}/gu, (c) =>
    c === '"' || c === '\\' ? `\\${c}` : `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${escaped}${start.length < text.length ? '…' : ''}"`;
}
