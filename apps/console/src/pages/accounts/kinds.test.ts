import { describe, expect, it } from 'vitest';
import { accountPath, kindIn, kinds } from './kinds';

describe('the path of an account', () => {
  it('given a holder of each kind, then a station has its own page, and others one by kind and id', () => {
    expect(kinds.map((kind) => accountPath({ kind, id: '队 1/2' }))).toEqual([
      '/accounts/load/%E9%98%9F%201%2F2',
      '/accounts/carrier/%E9%98%9F%201%2F2',
      '/accounts/team/%E9%98%9F%201%2F2',
      '/stations/队 1/2',
    ]);
  });

  it('given a text that names no kind, then there is none', () => {
    expect([kindIn('load'), kindIn('Load'), kindIn(undefined)]).toEqual(['load', undefined, undefined]);
  });
});
