const shownCharacters = 30;

/**
 * Untrusted text for an error message: quoted, truncated to 30 characters, with every control, format and private-use
 * character escaped, so that it can affect neither a terminal nor the text direction.
 */
export function quoted(text: string): string {
  const characters = [...text.slice(0, 2 * shownCharacters)];
  const start = characters.slice(0, shownCharacters).join('');
  const escaped = start.replace(/["\\]|\p{C}/gu, (c) =>
    c === '"' || c === '\\' ? `\\${c}` : `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${escaped}${start.length < text.length ? '…' : ''}"`;
}
