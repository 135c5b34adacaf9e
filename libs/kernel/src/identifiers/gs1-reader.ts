import { unseenMarks } from './plain-line';
import { checkDigit, keyLength, whatIsWrong, type Gs1Key } from './gs1';

/** Maximum length of an identifier in any form, in characters. */
export const longestIdentifier = 500;

/** Group separator: how scanners send FNC1 (GS1 General Specifications, section 7.8). */
const fnc1 = '\u001d';

/** Application identifiers of each key, including the older names of GS1 Digital Link 1.0. */
const identifiersOf: Record<Gs1Key | 'lot', readonly string[]> = {
  sscc: ['00', 'sscc'],
  gtin: ['01', '02', 'gtin'],
  // Location numbers with a role: ship to, bill to, purchased from, ship for, physical, invoicing, production, party.
  gln: ['414', '410', '411', '412', '413', '415', '416', '417', 'gln', 'party'],
  lot: ['10', 'lot'],
};

/**
 * Reads a key as people, scanners and partner systems send it, and returns its digits:
 * - bare digits, also in groups; a GTIN-8, -12 or -13 is padded to 14 digits (General Specifications, 3.3.2);
 * - element strings, with a symbology identifier (`]C1`, `]d2`, `]Q3`; section 5.10.3), with or without brackets, and
 *   FNC1 between them;
 * - a GS1 Digital Link URI with any further keys and attributes (GS1 Digital Link 1.2, section 4);
 * - an EPC URN (EPC Tag Data Standard 2.0, section 6.3): `urn:epc:id:sscc:...`, `sgtin`, `lgtin`, `sgln`, `pgln`.
 *
 * Text that is none of these is returned as it is: `whatIsWrong` then names the fault. Check digits are not checked.
 */
export function readKey(kind: Gs1Key, text: string): string {
  if (text.length > longestIdentifier) return text;
  const value = cleaned(text);
  const data = scanned(value);
  const found = bareKey(kind, data) ?? elementOf(kind, data) ?? epcKey(kind, data);
  return found === undefined ? value : (bareKey(kind, found) ?? found);
}

/**
 * Reads a lot number: bare, or under AI (10) in an element string or Digital Link. Text that is none of these is
 * returned as it is. Bare text is not taken apart, so `10A` is the lot 10A, unless it begins with a whole GTIN under (01).
 */
export function readLot(text: string): string {
  if (text.length > longestIdentifier) return text;
  const value = cleaned(text);
  const data = scanned(value);
  const followsGtin = /^01\d{14}/.test(data) && whatIsWrong('gtin', data.slice(2, 16)) === undefined;
  const isMarked = data !== value || followsGtin || /^\(\d{2,4}\)/.test(data) || isLink(data);
  return (isMarked ? elementOf('lot', data) : undefined) ?? value;
}

/** GS1 AI encodable character set 82 (General Specifications, figure 7.11-1), 1 to 20 characters as in AI (10). */
export const lotPattern = `^[!"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}$`;

/**
 * Removes invisible characters that cannot change digits (not U+202E, which reorders them when shown), and the STX and
 * ETX that some scanners send around a code.
 */
function cleaned(text: string): string {
  const value = text.normalize('NFKC').replace(unseenMarks, '').trim();
  const start = value.startsWith('\u0002') ? 1 : 0;
  const end = value.endsWith('\u0003') ? value.length - 1 : value.length;
  return value.slice(start, end).trim();
}

/** The characters by which scanners and keyboards represent FNC1. */
const shownFnc1 = /<GS>|\{GS\}|<FNC1>|\{FNC1\}|\\x1d|\^\]|\\u001d|\u241d/gi;

/** Strips the symbology identifier and a leading FNC1. */
function scanned(value: string): string {
  const data = value.replace(shownFnc1, fnc1).replace(/^\][A-Za-z][0-9]/, '');
  return data.startsWith(fnc1) ? data.slice(1) : data;
}

/** Digits, grouped or not, with the length of a key. */
function bareKey(kind: Gs1Key, text: string): string | undefined {
  const digits = text.replace(/[ \-\u2010-\u2015\u2212]/g, '');
  if (!/^[0-9]+$/.test(digits)) return undefined;
  if (kind === 'gtin' && [8, 12, 13].includes(digits.length)) return digits.padStart(14, '0');
  return digits.length === keyLength(kind) ? digits : undefined;
}

/** The value of the first element whose identifier belongs to the key. */
function elementOf(kind: Gs1Key | 'lot', data: string): string | undefined {
  if (isLink(data)) return inLink(kind, data);
  const elements = /^\(\d{2,4}\)/.test(data) ? bracketed(data) : concatenated(data);
  return elements.find(({ ai }) => identifiersOf[kind].includes(ai))?.value;
}

const isLink = (value: string): boolean => /^https?:\/\//i.test(value);

/** The value that follows one of the identifiers in the path or query of a link. */
function inLink(kind: Gs1Key | 'lot', link: string): string | undefined {
  const [, path = '', query = ''] = /^https?:\/\/[^/?#]*([^?#]*)\??([^#]*)/i.exec(link) ?? [];
  const steps = path.split('/').slice(1);
  const inPath = steps.map((name, i) => [name, steps[i + 1] ?? ''] as const);
  const inQuery = query.split(/[&;]/).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  // From the right: the stem of a link may contain anything, including numbers.
  return [...inQuery, ...inPath]
    .reverse()
    .filter(([name]) => identifiersOf[kind].includes(name.toLowerCase()))
    .map(([, value]) => decoded(value))
    .find((value) => kind === 'lot' || /^[0-9]{8,18}$/.test(value));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

interface Element {
  readonly ai: string;
  readonly value: string;
}

function bracketed(data: string): readonly Element[] {
  return [...data.matchAll(/\((\d{2,4})\)([^(]*(?:\((?!\d{2,4}\))[^(]*)*)/g)].map(
    ([, ai = '', value = '']) => ({
      ai,
      value: value.replaceAll(fnc1, '').trim(),
    }),
  );
}

/** Lengths of elements, identifier included, by its first two digits (General Specifications, figure 7.8.5-2). */
const predefinedLengths: Readonly<Record<string, number>> = {
  '00': 20, '01': 16, '02': 16, '03': 16, '04': 18, '11': 8, '12': 8, '13': 8, '14': 8, '15': 8, '16': 8, '17': 8,
  '18': 8, '19': 8, '20': 4, '31': 10, '32': 10, '33': 10, '34': 10, '35': 10, '36': 10, '41': 16,
}; // prettier-ignore

/** Parses elements without brackets; returns none when the string does not divide exactly. */
function concatenated(data: string): readonly Element[] {
  const elements: Element[] = [];
  for (let rest = data.replace(/ /g, ''); rest !== '';) {
    const length = predefinedLengths[rest.slice(0, 2)];
    const end = rest.indexOf(fnc1);
    const element = rest.slice(0, length ?? (end < 0 ? undefined : end));
    const ai = element.slice(0, identifierLength(element));
    if (!/^[0-9]{2,4}$/.test(ai) || (length !== undefined && element.length < length)) return [];
    elements.push({ ai, value: element.slice(ai.length) });
    rest = rest.slice(element.length);
    if (rest.startsWith(fnc1)) rest = rest.slice(1);
  }
  return elements;
}

/** Digits of an application identifier, by its first two (General Specifications, section 3.2). */
function identifierLength(element: string): number {
  const first = element.slice(0, 2);
  if (/^(?:23|24|25|40|41|42|71)$/.test(first)) return 3;
  if (/^(?:3[1-69]|43|7[02]|8[012])$/.test(first)) return 4;
  return 2;
}

/** `urn:epc:` schemes that hold a key, and how many digits they have without the check digit. */
const epcSchemes: Record<Gs1Key, RegExp> = {
  sscc: /^urn:epc:(?:id:sscc:|tag:sscc-96:\d[:.])(\d{6,12})\.(\d{5,11})$/i,
  gtin: /^urn:epc:(?:(?:id|idpat):sgtin:|class:lgtin:|tag:sgtin-(?:96|198):\d[:.])(\d{6,12})\.(\d{1,7})(?:\.\S*)?$/i,
  gln: /^urn:epc:(?:(?:id|idpat):sgln:|id:pgln:|tag:sgln-(?:96|195):\d[:.])(\d{6,12})\.(\d{0,6})(?:\.\S*)?$/i,
};

/** Joins company prefix and reference of an EPC URN and appends the check digit. */
function epcKey(kind: Gs1Key, value: string): string | undefined {
  const [, prefix, reference] = epcSchemes[kind].exec(value) ?? [];
  if (prefix === undefined || reference === undefined) return undefined;
  const digits = kind === 'gln' ? prefix + reference : reference.slice(0, 1) + prefix + reference.slice(1);
  return digits.length === keyLength(kind) - 1 ? `${digits}${checkDigit(digits)}` : undefined;
}
