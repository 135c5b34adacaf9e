import type { Schemas } from '@boxtrail/api-client';

/** What a box of a type holds, in words: `白菜 2 kg, 土豆 5 斤`. */
export const contentsInWords = (contents: Schemas['BoxType']['contents'], comma: string): string =>
  contents.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`).join(comma);
