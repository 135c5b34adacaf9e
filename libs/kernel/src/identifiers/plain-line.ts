/** Zero-width characters and left-to-right marks: programs add them around copied text. */
export const unseenMarks = /[\u200b-\u200f\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff]/gu;

/** Control and format characters (bidirectional marks and zero-width characters among them), and line separators. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
/** Letters without a visible glyph. */
const fillers = /[\u115f\u1160\u3164\uffa0]/gu;
/** The decoder's replacement character for undecodable bytes. */
const replacement = '\ufffd';

/** One line of text in Unicode's composed form (NFC), trimmed. */
export const tidyLine = (text: string): string => text.normalize('NFC').trim();

/**
 * Why a name or an address is not a readable line, as a predicate that follows the field name; undefined when it is
 * one. All scripts, digits, punctuation and symbols are allowed; at least one letter or digit is required.
 */
export function lineProblem(text: string, longest: number): string | undefined {
  if (text === '') return 'must not be blank';
  if (text.length > longest) return `must be at most ${longest} characters long`;
  const found = invisible.exec(text)?.[0];
  if (found !== undefined) {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `must be one line of visible characters; remove U+${code}`;
  }
  if (text.includes(replacement))
    return 'contains a character that could not be decoded (\ufffd); enter it again';
  if (!/[\p{L}\p{N}]/u.test(text.replace(fillers, ''))) return 'must contain a letter or a digit';
  return undefined;
}
