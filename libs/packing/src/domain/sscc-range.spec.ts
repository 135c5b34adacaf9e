import * as fc from 'fast-check';
import { SsccRangeAllocated, type SsccRange, type SsccRangeEvent } from '@boxtrail/contracts';
import { fold, whatIsWrong } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { firstOf, lastOf, serialOf, ssccsOf } from './sscc-range';
import { ssccRangeDecider, type AllocateSsccRange } from './sscc-range.decider';

const at = '2026-03-16T01:00:00.000Z';
const supplierGln = '2900000000018';
const asked = {
  ...{ supplierGln, rangeId: 'monday', benchRef: 'bench-1', companyPrefix: '2900000' },
  ...{ extensionDigit: 3, count: 3 },
};
const allocate = (more: Partial<AllocateSsccRange> = {}): AllocateSsccRange => ({
  ...{ type: 'AllocateSsccRange', occurredAt: at, highestUsed: undefined },
  ...asked,
  ...more,
});
const allocated = (firstSerial: number, more: Partial<SsccRange> = {}) =>
  SsccRangeAllocated.of(at, { ...asked, firstSerial, ...more });

describe('a range of box numbers', () => {
  it('has consecutive numbers with check digits, from the company prefix of the supplier', () => {
    given(ssccRangeDecider).when(allocate()).then(allocated(0));
    expect(ssccsOf(allocated(0).data)).toEqual([
      '329000000000000002',
      '329000000000000019',
      '329000000000000026',
    ]);
    expect([firstOf(allocated(7).data), lastOf(allocated(7).data)]).toEqual([
      '329000000000000071',
      '329000000000000095',
    ]);
  });

  it('begins after every other range, also after one of a longer prefix or another supplier', () => {
    given(ssccRangeDecider, allocated(0))
      .when(allocate({ rangeId: 'tuesday' }))
      .then(allocated(3, { rangeId: 'tuesday' }));
    // Its numbers are 2900000|00 0000 005 to 009 of the shorter prefix.
    const longer = allocated(5, { rangeId: 'x', companyPrefix: '290000000', count: 5 });
    given(ssccRangeDecider, longer).when(allocate()).then(allocated(10));
    given(ssccRangeDecider, allocated(0))
      .when(allocate({ rangeId: 'x', companyPrefix: '290000000' }))
      .then(allocated(3, { rangeId: 'x', companyPrefix: '290000000' }));
  });

  it('has an own space for each extension digit', () => {
    given(ssccRangeDecider, allocated(0))
      .when(allocate({ rangeId: 'x', extensionDigit: 4 }))
      .then(allocated(0, { rangeId: 'x', extensionDigit: 4 }));
  });

  it('begins after the numbers that the supplier gave itself', () => {
    given(ssccRangeDecider, allocated(0))
      .when(allocate({ rangeId: 'x', highestUsed: 99 }))
      .then(allocated(100, { rangeId: 'x' }));
  });

  it('is allocated once', () => {
    given(ssccRangeDecider, allocated(0)).when(allocate()).thenNothing();
    given(ssccRangeDecider, allocated(0))
      .when(allocate({ highestUsed: 500 }))
      .thenNothing();
    given(ssccRangeDecider, allocated(0))
      .when(allocate({ count: 4 }))
      .thenRefused('RANGE_EXISTS');
  });

  it('is refused with a prefix of somebody else, and when too few numbers are left', () => {
    given(ssccRangeDecider)
      .when(allocate({ companyPrefix: '2900001' }))
      .thenRefused('COMPANY_PREFIX_WRONG');
    const long = { companyPrefix: '290000000001', rangeId: 'x' };
    given(ssccRangeDecider)
      .when(allocate({ ...long, highestUsed: 9_996 }))
      .then(allocated(9_997, long));
    given(ssccRangeDecider)
      .when(allocate({ ...long, highestUsed: 9_997 }))
      .thenRefused('RANGE_EXHAUSTED');
  });

  it('shares no number with another one, whatever prefixes and suppliers they have', () => {
    const one = fc.record({
      digits: fc.integer({ min: 7, max: 12 }),
      extensionDigit: fc.integer({ min: 0, max: 1 }),
      count: fc.integer({ min: 1, max: 40 }),
      gln: fc.constantFrom('2900000000018', '2900000000100', '2900000100005'),
      used: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 25 }), (ranges) => {
        const events: SsccRangeEvent[] = [];
        for (const [i, { digits, gln, used, ...rest }] of ranges.entries()) {
          const companyPrefix = gln.slice(0, digits);
          const command = { ...rest, companyPrefix, supplierGln: gln, rangeId: `r-${i}`, highestUsed: used };
          events.push(...ssccRangeDecider.decide(allocate(command), fold(ssccRangeDecider, events)));
        }
        const numbers = events.flatMap(({ data }) => ssccsOf(data));
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(numbers.filter((sscc) => whatIsWrong('sscc', sscc) !== undefined)).toEqual([]);
        for (const { data } of events) expect(serialOf(data, firstOf(data))).toBe(data.firstSerial);
      }),
      { numRuns: 200 },
    );
  });
});
