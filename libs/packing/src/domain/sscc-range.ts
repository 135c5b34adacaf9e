import type { SsccRange, SsccRangeEvent } from '@boxtrail/contracts';
import { completeKey, GrowingMap } from '@boxtrail/kernel';

/** A GS1 Company Prefix and the extension digit before it: together with a serial reference they make a number. */
export type NumberSpace = Pick<SsccRange, 'companyPrefix' | 'extensionDigit'>;

/** Ranges of suppliers whose GLN begin with the same seven digits: shorter and longer company prefixes can meet there. */
export interface RangesState {
  /** By `rangeKey`. */
  readonly ranges: GrowingMap<string, SsccRange>;
}

export const initial: RangesState = { ranges: GrowingMap.empty() };

export const rangeKey = ({ supplierGln, rangeId }: Pick<SsccRange, 'supplierGln' | 'rangeId'>): string =>
  `${supplierGln} ${rangeId}`;

export const evolve = ({ ranges }: RangesState, { data }: SsccRangeEvent): RangesState => ({
  ranges: ranges.with(rangeKey(data), data),
});

/** Digits between the extension digit and the check digit: company prefix and serial reference. */
const digitsAfterExtension = 16;

const serialDigits = ({ companyPrefix }: NumberSpace): number => digitsAfterExtension - companyPrefix.length;

/** Numbers of the space. */
export const sizeOf = (space: NumberSpace): number => 10 ** serialDigits(space);

const start = ({ extensionDigit, companyPrefix }: NumberSpace): string => `${extensionDigit}${companyPrefix}`;

const withoutCheckDigit = (space: NumberSpace, serial: number): string =>
  start(space) + String(serial).padStart(serialDigits(space), '0');

/** GS1 General Specifications, section 2.2.1: extension digit, company prefix, serial reference, check digit. */
const ssccOf = (space: NumberSpace, serial: number): string =>
  completeKey('sscc', withoutCheckDigit(space, serial));

export const firstOf = (range: SsccRange): string => ssccOf(range, range.firstSerial);
export const lastOf = (range: SsccRange): string => ssccOf(range, range.firstSerial + range.count - 1);

/** Every number of the range. */
export const ssccsOf = (range: SsccRange): string[] =>
  Array.from({ length: range.count }, (_, i) => ssccOf(range, range.firstSerial + i));

/** The lowest and the highest number that the space can have. */
export const boundsOf = (space: NumberSpace): readonly [lowest: string, highest: string] => [
  ssccOf(space, 0),
  ssccOf(space, sizeOf(space) - 1),
];

/** The serial reference of a number of the space; undefined for another one's. */
export const serialOf = (space: NumberSpace, sscc: string): number | undefined =>
  sscc.startsWith(start(space)) ? Number(sscc.slice(start(space).length, -1)) : undefined;

/** The last serial reference of the space that a range has; undefined when it has none. */
function lastIn(space: NumberSpace, range: SsccRange): number | undefined {
  const last = withoutCheckDigit(range, range.firstSerial + range.count - 1);
  const first = withoutCheckDigit(range, range.firstSerial);
  const [lowest, highest] = [withoutCheckDigit(space, 0), withoutCheckDigit(space, sizeOf(space) - 1)];
  if (last < lowest || first > highest) return undefined;
  return last > highest ? sizeOf(space) - 1 : Number(last.slice(start(space).length));
}

/** The first serial reference of the space above all ranges. */
export function nextSerial({ ranges }: RangesState, space: NumberSpace): number {
  let next = 0;
  for (const range of ranges.values()) next = Math.max(next, (lastIn(space, range) ?? -1) + 1);
  return next;
}
