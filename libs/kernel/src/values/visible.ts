/**
 * Invisible characters, and characters that affect the display of others: controls and line breaks, format characters
 * (bidi overrides, isolates and marks), private-use characters and lone surrogates (Unicode category C), zero-width and
 * other ignorable characters, and the blank Braille pattern.
 */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * One line of text, safe to display: each character that is invisible, or would move or hide others, is written as
 * `\u202e`. In JSON such characters occur in strings only, where the escape denotes the same string. Apply it to
 * user-supplied text before display.
 */
export const visible = (text: string): string =>
  text.replace(unseen, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
