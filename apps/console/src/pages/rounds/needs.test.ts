import type { Schemas } from '@boxtrail/api-client';
import { describe, expect, it } from 'vitest';
import { shortagesFirst } from './needs';

const shortage = [{ gtin: '02000000001005', missing: 1, reason: 'sold out' }];
const needs: readonly Pick<Schemas['Need'], 'needId' | 'status' | 'shortages'>[] = [
  { needId: 'a', status: 'delivered', shortages: [] },
  { needId: 'b', status: 'cancelled', shortages: [] },
  { needId: 'c', status: 'undelivered', shortages: [] },
  { needId: 'd', status: 'packed', shortages: [] },
  { needId: 'e', status: 'partly-delivered', shortages: shortage },
];

describe('the needs of a round', () => {
  it('begin with those that will not get all, then those not delivered; withdrawn ones come last', () => {
    expect(shortagesFirst(needs).map(({ needId }) => needId)).toEqual(['e', 'c', 'a', 'd', 'b']);
  });

  it('are those of one status when one is chosen', () => {
    expect(shortagesFirst(needs, 'packed').map(({ needId }) => needId)).toEqual(['d']);
  });
});
