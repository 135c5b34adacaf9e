import { beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Search from './search';

describe('what a searched text may mean', () => {
  let candidatesOf: typeof Search.candidatesOf;
  beforeAll(async () => {
    vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' } });
    ({ candidatesOf } = await import('./search'));
  });
  const kinds = (text: string) => candidatesOf(text).candidates.map(({ kind, name }) => `${kind} ${name}`);

  it('given a name of one word, then it is a reference of any kind, or a part of the name of a station', () => {
    expect(kinds(' 南关 ')).toEqual(['load 南关', 'pass 南关', 'round 南关', 'job 南关', 'door-round 南关']);
    expect(candidatesOf(' 南关 ').stationName).toBe('南关');
  });

  it('given a name of several words, then it is no reference', () => {
    expect(kinds('north depot')).toEqual([]);
    expect(candidatesOf('north depot').stationName).toBe('north depot');
  });

  it('given an identifier, whole or mistyped, then it names no station', () => {
    expect(kinds('2401020000007')).toEqual(['station 2401020000007']);
    for (const text of ['2401020000007', '2401020000008', ''])
      expect(candidatesOf(text).stationName).toBeUndefined();
  });
});
