import { completeKey, invalid } from '@boxtrail/kernel';

/** Provinces by the first two digits of their statistical codes (GB/T 2260), in order. */
const provinces = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42'],
  ...['43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82'],
];

/** GS1 prefixes for restricted circulation (GS1 General Specifications, section 1.4): licensed to nobody. */
const prefixes = ['02', '04', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29'];

/**
 * Derives the GLN of a station without a licensed one from its statistical code of 4 to 12 digits. The same code always
 * gives the same GLN, for use within this system only.
 * - Two digits: the prefix at the province's index modulo 12.
 * - Ten digits: the rest of the code, padded with zeros on the right.
 * - The check digit.
 * 34 provinces share 12 prefixes, and trailing zeros are lost, so two codes can give the same GLN. Within one city they
 * do not; across cities the second station is refused (`STATION_CODE_FIXED`) and needs a GLN of its own. Throws
 * `INPUT_INVALID`.
 */
export function glnOfStation(code: string): string {
  const province = provinces.indexOf(code.slice(0, 2));
  const prefix = prefixes[province % prefixes.length];
  if (prefix === undefined || !/^\d{4,12}$/.test(code)) {
    const message = `${code} is not a statistical code: 4 to 12 digits, the first two of which name a province`;
    throw invalid('INPUT_INVALID', message, '/code');
  }
  return completeKey('gln', `${prefix}${code.slice(2).padEnd(10, '0')}`);
}
