import { describe, expect, it } from 'vitest';
import { byPlace, markOf, matches, streetsOf, withStates, type Account, type PlaceState } from './network';

const account = (gln: string, held: number, unproved = 0): Account => ({
  gln,
  name: gln,
  tier: 'community',
  in: held + unproved,
  out: 0,
  held,
  writtenOff: 0,
  settled: 0,
  missing: 0,
  unproved,
  balanced: unproved === 0,
});
const station = (gln: string, street: string | null = null) => ({ gln, name: `name of ${gln}`, street });
const place = (gln: string) => ({ gln, name: gln });

describe('the state of places', () => {
  it('given stations, accounts and findings, then each station gets its own, in the order of the stations', () => {
    const findings = byPlace([
      { place: place('2'), severity: 'question' },
      { place: place('2'), severity: 'breaks' },
      { place: null, severity: 'breaks' },
    ]);
    const accounts = new Map([['1', account('1', 3)]]);
    accounts.set('2', account('2', 0));
    expect(withStates([station('2'), station('1')], accounts, findings)).toEqual([
      { ...station('2'), account: account('2', 0), findings: { count: 2, breaks: 1 } },
      { ...station('1'), account: account('1', 3), findings: { count: 0, breaks: 0 } },
    ]);
    expect(withStates([station('1')], accounts, undefined)[0]?.findings).toBeUndefined();
  });

  it('given a station whose account is not told, then neither are its findings', () => {
    const findings = byPlace([{ place: place('2'), severity: 'breaks' }]);
    for (const gln of ['1', '2'])
      expect(withStates([station(gln)], new Map(), findings)[0]?.findings).toBeUndefined();
  });

  const state = (more: Partial<PlaceState>): PlaceState => ({
    ...station('1'),
    account: undefined,
    findings: undefined,
    ...more,
  });

  it('given what a role may not know, then the mark says so, and never that there is nothing', () => {
    for (const metric of ['held', 'findings', 'balance'] as const)
      expect(markOf(state({}), metric)).toEqual({ sign: 'unknown', full: 0, text: '?' });
  });

  it('given boxes, findings or an account, then the mark has a colour and a sign of each', () => {
    const held = (count: number) => markOf(state({ account: account('1', count) }), 'held');
    expect([held(0), held(1), held(25), held(26), held(101), held(1_000)].map(({ full }) => full)).toEqual([
      0, 1, 1, 2, 3, 3,
    ]);
    expect([held(0).text, held(7).text, held(1_000).text]).toEqual(['', '7', '1k+']);
    const found = (count: number, breaks: number) =>
      markOf(state({ findings: { count, breaks } }), 'findings');
    expect([found(0, 0), found(4, 0), found(4, 1)].map(({ sign, text }) => `${sign} ${text}`)).toEqual([
      'plain ',
      'open 4',
      'broken 4',
    ]);
    const balance = (unproved: number) => markOf(state({ account: account('1', 2, unproved) }), 'balance');
    expect([balance(0), balance(1)].map(({ sign, text }) => `${sign} ${text}`)).toEqual([
      'plain ✓',
      'open !',
    ]);
  });
});

describe('places by street', () => {
  it('given places of several streets, then each street has all of its places', () => {
    const places = withStates(
      [station('1', 'a'), station('2', 'b'), station('3', 'a'), station('4')],
      new Map(),
      undefined,
    );
    expect(streetsOf(places).map(({ name, places: rows }) => [name, rows.map(({ gln }) => gln)])).toEqual([
      ['a', ['1', '3']],
      ['b', ['2']],
      [null, ['4']],
    ]);
  });
});

describe('the filter by name', () => {
  const one = { gln: '2401020010013', name: 'North 社区', street: '南岭街道' };
  it.each(['', ' ', 'north', '社区', '南岭', '0010013'])('given %j, then the place matches', (text) =>
    expect(matches(one, text)).toBe(true),
  );
  it.each(['south', '北岭', '%'])('given %j, then it does not', (text) =>
    expect(matches(one, text)).toBe(false),
  );
});
