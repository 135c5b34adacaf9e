import { readKey, whatIsWrong, type Gs1Key } from '@boxtrail/kernel';

/** The key that somebody typed or scanned. Throws what is wrong with it. */
export function keyOf(kind: Gs1Key, text: string): string {
  const key = readKey(kind, text);
  const wrong = whatIsWrong(kind, key);
  if (wrong !== undefined) throw new Error(wrong);
  return key;
}
