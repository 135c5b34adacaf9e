import { beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Search from './search';

describe('what a searched text may mean', () => {
  let search: typeof Search;
  beforeAll(async () => {
    vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' }, addEventListener: vi.fn() });
    search = await import('./search');
  });
  const kinds = (text: string) =>
    search.candidatesOf(text).candidates.map(({ kind, name }) => `${kind} ${name}`);

  it('given a name of one word, then it is a reference, a plate, or a part of a name', () => {
    const references = ['load', 'pass', 'round', 'need', 'household', 'job', 'door-round', 'actor'];
    expect(kinds(' 南关 ')).toEqual([...references, 'plate'].map((kind) => `${kind} 南关`));
    expect(search.candidatesOf(' 南关 ').placeName).toBe('南关');
  });

  it('given a name of several words, then it is no reference', () => {
    expect(kinds('north depot, second hall')).toEqual([]);
    expect(search.candidatesOf('north depot').placeName).toBe('north depot');
  });

  it('given a plate as people write it, then it is looked up in its canonical form', () => {
    expect(kinds('吉a·１２３４５')).toEqual(['plate 吉A12345']);
  });

  it.each([
    '020123450100000451',
    '00020123450100000451',
    '(00)020123450100000451',
    ']C100020123450100000451',
    '0201 2345 0100 0004 51',
    'https://id.example.org/00/020123450100000451',
    'urn:epc:id:sscc:0201234.5010000045',
  ])('given %s, then it is one box', (text) => {
    expect(kinds(text)).toEqual([expect.stringMatching(/^box \d{18}$/)]);
  });

  it('given an identifier, whole or mistyped, then it names no place', () => {
    expect(kinds('2401020000007')).toEqual(['station 2401020000007', 'supplier 2401020000007']);
    for (const text of ['2401020000007', '2401020000008', ''])
      expect(search.candidatesOf(text).placeName).toBeUndefined();
  });

  it('given a wrong digit, then the digit and what it should be are among what may have been meant', () => {
    const slips = search.candidatesOf('020123450109000451').slips?.all ?? [];
    expect(slips).toContainEqual({ key: '020123450100000451', digit: 12, typed: '9', meant: '0' });
    // One correction for each digit, and neighbours that changed places.
    expect(slips.filter(({ typed }) => typed.length === 1)).toHaveLength(18);
  });

  it('given two neighbours that changed places, then they are named', () => {
    expect(search.candidatesOf('020123540100000451').slips?.all).toContainEqual({
      key: '020123450100000451',
      digit: 7,
      typed: '54',
      meant: '45',
    });
  });

  it('given a right number, or one of another length, then nothing is mistyped', () => {
    for (const text of ['020123450100000451', '240102000000', '24010200000000045'])
      expect(search.candidatesOf(text).slips).toBeUndefined();
  });
});
