import { invalid } from '../refusal';

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

/** Shape and check digit of one GS1 key. `ai` is its GS1 application identifier. */
interface KeyFormat {
  readonly name: string;
  readonly length: number;
  readonly ai: string;
}

const formats = {
  sscc: { name: 'SSCC', length: 18, ai: '00' },
  gtin: { name: 'GTIN', length: 14, ai: '01' },
  gln: { name: 'GLN', length: 13, ai: '414' },
} satisfies Record<string, KeyFormat>;

export type Gs1Key = keyof typeof formats;

/** What is wrong with a would-be key, in words; undefined when it is right. */
export function whatIsWrong(kind: Gs1Key, value: string): string | undefined {
  const { name, length } = formats[kind];
  if (!/^\d+$/.test(value) || value.length !== length) return `${name} must be ${length} digits`;
  const expected = checkDigit(value.slice(0, -1));
  const found = value.charCodeAt(length - 1) - 48;
  return expected === found ? undefined : `${name} ${value} has check digit ${found}, expected ${expected}`;
}

/**
 * Reads a key as people and scanners give it: bare digits, `(00)...` with the application identifier, or a
 * GS1 Digital Link URI (`https://id.example/00/...`; GS1 Digital Link 1.2, section 4.3).
 * Text that is none of these is returned as it is, for the validation to name what is wrong.
 */
export function readKey(kind: Gs1Key, text: string): string {
  const { ai, length } = formats[kind];
  const value = text.trim();
  const link = new RegExp(`^https?://[^\\s?#]+/${ai}/(\\d{${length}})(?:[/?#].*)?$`).exec(value);
  if (link?.[1] !== undefined) return link[1];
  const bracketed = new RegExp(`^\\(${ai}\\)(\\d{${length}})$`).exec(value);
  return bracketed?.[1] ?? value;
}

/** Completes a key from its digits without the check digit. Throws `invalid` when the length is wrong. */
export function completeKey(kind: Gs1Key, digits: string): string {
  const { name, length } = formats[kind];
  if (!/^\d+$/.test(digits) || digits.length !== length - 1) {
    throw invalid('KEY_MALFORMED', `${name} needs ${length - 1} digits before its check digit`);
  }
  return `${digits}${checkDigit(digits)}`;
}
