import { raw } from 'bwip-js';
import { LRUCache } from 'lru-cache';

/** Widths of bars and spaces by turns, in modules; the first is a bar. */
export type Bars = readonly number[];

/** Dark modules of a square code, row by row. */
export interface Modules {
  readonly side: number;
  readonly dark: readonly number[];
}

/** An SSCC as GS1-128 with AI (00), without quiet zones (GS1 General Specifications, 5.4). */
export function gs1Code128(sscc: string): Bars {
  const [symbol] = raw('gs1-128', `(00)${sscc}`) as readonly { readonly sbs: number[] }[];
  return symbol?.sbs ?? [];
}

/** Boxes of one order follow each other and have the same payment code. */
const drawn = new LRUCache<string, Modules>({ max: 50 });

/** A QR code of level M, without its quiet zone (ISO/IEC 18004). */
export function qrCode(text: string): Modules {
  const known = drawn.get(text);
  if (known !== undefined) return known;
  // Kanji mode would encode Chinese text as Shift JIS, which many readers show as other characters.
  const [symbol] = raw('qrcode', text, 'eclevel=M suppresskanjimode') as readonly {
    readonly pixs: number[];
    readonly pixx: number;
  }[];
  const modules = { side: symbol?.pixx ?? 0, dark: symbol?.pixs ?? [] };
  drawn.set(text, modules);
  return modules;
}

/** The GS1 Digital Link of a box (GS1 Digital Link URI syntax 1.2): what a telephone opens. */
export const digitalLink = (sscc: string): string => `https://id.gs1.org/00/${sscc}`;
