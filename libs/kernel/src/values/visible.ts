/**
 * Characters that are not seen, or change how others are seen: controls and line breaks, format characters (bidi
 * overrides, isolates and marks), private-use characters and halves of surrogate pairs (Unicode category C), zero-width
 * and other ignorable characters, and the one blank pattern of Braille.
 */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * A text of one line that looks like what it is: each character that would not be seen, or would move or hide others,
 * is written as `\u202e`. In JSON such characters stand in strings only, where this is the same string. Texts that
 * people wrote go through here before people read them.
 */
export const visible = (text: string): string =>
  text.replace(unseen, (character) =>
    Array.from(
      { length: character.length },
      (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
