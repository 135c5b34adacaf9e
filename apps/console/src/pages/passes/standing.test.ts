import { describe, expect, it } from 'vitest';
import { affectedFirst, told } from './standing';

const validFrom = '2026-03-16T05:00:00.000Z';
const validUntil = '2026-03-16T10:00:00.000Z';
const pass: Parameters<typeof told>[0] = { status: 'issued', validFrom, validUntil, withdrawn: null };

describe('the sentence about a pass', () => {
  it('until when it is valid, or from when on it will be', () => {
    expect(told(pass, Date.parse(validFrom))).toEqual({ is: 'valid', at: validUntil });
    expect(told(pass, Date.parse(validFrom) - 1)).toEqual({ is: 'early', at: validFrom });
    expect(told({ ...pass, status: 'expired' }, Date.parse(validUntil))).toEqual({
      is: 'expired',
      at: validUntil,
    });
  });

  it('since when it is suspended or revoked', () => {
    const withdrawn = {
      at: '2026-03-16T07:00:00.000Z',
      status: 'suspended',
      reason: 'r',
      actor: 'a',
    } as const;
    expect(told({ ...pass, status: 'suspended', withdrawn }, Date.parse(validUntil))).toEqual({
      is: 'suspended',
      at: '2026-03-16T07:00:00.000Z',
    });
  });
});

describe('the loads of a pass', () => {
  it('begin with those on the road under a withdrawn pass', () => {
    const loads = [
      { loadId: 'a', onTheRoad: false, affected: null },
      { loadId: 'b', onTheRoad: true, affected: null },
      { loadId: 'c', onTheRoad: false, affected: 'before-use' },
      { loadId: 'd', onTheRoad: true, affected: 'on-the-road' },
    ] as const;
    expect(affectedFirst(loads).map(({ loadId }) => loadId)).toEqual(['d', 'c', 'b', 'a']);
  });
});
