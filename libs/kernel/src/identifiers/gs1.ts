import { quoted } from '../values/quoted';
import { invalid } from '../refusals/refusal';

/**
 * GS1 check digit of a numeric key without it.
 * Source: GS1 General Specifications, section 7.9 (weights 3 and 1 from the right).
 */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const weight = (digits.length - i) % 2 === 1 ? 3 : 1;
    sum += weight * (digits.charCodeAt(i) - 48);
  }
  return (10 - (sum % 10)) % 10;
}

/** Name and length of one GS1 key. */
interface KeyFormat {
  readonly name: string;
  readonly length: number;
}

const formats = {
  sscc: { name: 'SSCC', length: 18 },
  gtin: { name: 'GTIN', length: 14 },
  gln: { name: 'GLN', length: 13 },
} satisfies Record<string, KeyFormat>;

export type Gs1Key = keyof typeof formats;

/** Digits of a complete key. */
export const keyLength = (kind: Gs1Key): number => formats[kind].length;

/** Describes the problem of an invalid key; undefined when the key is valid. */
export function whatIsWrong(kind: Gs1Key, value: string): string | undefined {
  const { name, length } = formats[kind];
  const wanted = `${name} must be ${length} digits`;
  if (value === '') return `${wanted}; it is empty`;
  const at = value.search(/[^0-9]/);
  if (at === 0) return `${wanted}, not ${quoted(value)}`;
  if (at > 0) {
    const character = quoted(String.fromCodePoint(value.codePointAt(at) ?? 0));
    return `${wanted}; character ${at + 1} of ${quoted(value)} is ${character}`;
  }
  if (value.length !== length) return `${wanted}; ${quoted(value)} has ${value.length}`;
  const expected = checkDigit(value.slice(0, -1));
  const found = value.charCodeAt(length - 1) - 48;
  return expected === found ? undefined : `${name} ${value} has check digit ${found}, expected ${expected}`;
}

/** Completes a key from its digits without the check digit. Throws `invalid` when the length is wrong. */
export function completeKey(kind: Gs1Key, digits: string): string {
  const { name, length } = formats[kind];
  if (!/^\d+$/.test(digits) || digits.length !== length - 1) {
    throw invalid('INPUT_INVALID', `${name} needs ${length - 1} digits before its check digit`);
  }
  return `${digits}${checkDigit(digits)}`;
}
