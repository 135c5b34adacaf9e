import { widthOf, type DomainEvent } from '@boxtrail/kernel';
import * as fc from 'fast-check';
import { judge } from './box-trail';
import { record, trailsOf } from './testing/log';
import * as one from './testing/one-box';
import { play } from './testing/random-history';
import { delays, plans } from './testing/random-plan';
import { timeline } from './timeline';

const { bench, city, district, drop } = one;
const names = new Map<string, string>([
  [bench, '欧亚卖场'],
  [city, '长春市'],
  [district, '南关区'],
  [drop, '曙光社区'],
]);
const nameOf = (gln: string) => names.get(gln) ?? gln;
const lines = (...log: readonly DomainEvent[]) => `\n${timeline(one.judged(...log), nameOf).join('\n')}\n`;

describe('the timeline', () => {
  it('given a whole trail, then it reads like this', () => {
    expect(
      lines(
        one.packed(0),
        one.sealed(0),
        one.dispatched(1, 'L1', bench, city),
        one.received(2, 'L1', city),
        one.outForDelivery(3, city),
        one.failed(4, city),
        one.handedOver(5, city),
      ),
    ).toBe(`
box 002000000000000017: delivered to resident resident-1
  happened (+08:00)   recorded       what                   where             custody             actor pass
  2026-03-20 08:00:00 03-20 08:00:00 packed                 欧亚卖场          欧亚卖场            key-1
  2026-03-20 08:00:00 03-20 08:00:00 sealed seal-1          欧亚卖场          欧亚卖场            key-1
  2026-03-20 09:00:00 03-20 09:00:00 dispatched             欧亚卖场 > 长春市 load L1             key-1 pass-v pass-d
  2026-03-20 10:00:00 03-20 10:00:00 received               长春市            长春市              key-1
  2026-03-20 11:00:00 03-20 11:00:00 out for delivery       长春市            team team-1         key-1
  2026-03-20 12:00:00 03-20 12:00:00 failed: not-at-home    长春市            team team-1         key-1
  2026-03-20 13:00:00 03-20 13:00:00 handed over, in-person 长春市            resident resident-1 key-1
complete: delivered to resident resident-1
`);
  });

  it('given a trail with findings, then they are under their steps', () => {
    expect(
      lines(
        one.packed(0),
        one.received(4, 'L1', city, ['damaged']),
        one.dispatched(6, 'L2', city, district),
        one.checkpoint(7, 'L2', 'expired', district),
        one.sealBroken(8, district),
        one.missing(9, 'L2', district),
        one.sealed(1),
        one.found(20, district),
        one.lost(21, district, 'van \u001b[31mburnt'),
        one.resolved(22, 'damaged'),
      ),
    ).toBe(`
box 002000000000000017: lost
  happened (+08:00)   recorded        what                where           custody  actor pass
  2026-03-20 08:00:00 03-20 08:00:00  packed              欧亚卖场        欧亚卖场 key-1
  2026-03-20 09:00:00 03-20 09:00:00* sealed seal-1       欧亚卖场        欧亚卖场 key-1
  2026-03-20 12:00:00 03-20 12:00:00  received            长春市          长春市   key-1
    !! gap: received at 长春市 with load L1 on 2026-03-20 12:00:00, but no dispatch was recorded; station 欧亚卖场 had the box since
       2026-03-20 08:00:00
    ok damaged: declared damaged when received at 长春市 with load L1; station 欧亚卖场 had the box since 2026-03-20 08:00:00 - answered
       by resolved 2026-03-21 06:00:00: asked the driver
  2026-03-20 14:00:00 03-20 14:00:00  dispatched          长春市 > 南关区 load L2  key-1 pass-v pass-d
  2026-03-20 15:00:00 03-20 15:00:00  checkpoint: expired 南关区          load L2  key-1 pass-v
    ? pass-not-valid: checkpoint gate-1 found pass pass-v expired, with load L2
  2026-03-20 16:00:00 03-20 16:00:00  seal broken         南关区          load L2  key-1
    ? seal-broken: seal found broken at 南关区; load L2 had the box since 2026-03-20 14:00:00
  2026-03-20 17:00:00 03-20 17:00:00  missing             南关区          load L2  key-1
    ok missing: not on load L2 when it was received at 南关区 on 2026-03-20 17:00:00; load L2 had the box since 2026-03-20 14:00:00 -
       answered by found 2026-03-21 04:00:00
  2026-03-21 04:00:00 03-21 04:00:00  found               南关区          南关区   key-1
    ? overdue-step: load L2 had the box for 14 h, from 2026-03-20 14:00:00 until 2026-03-21 04:00:00; 12 h are allowed
  2026-03-21 05:00:00 03-21 05:00:00  lost                南关区          nobody   key-1
    !! lost: reported lost at 南关区 (van \\u001b[31mburnt); station 南关区 had the box since 2026-03-21 04:00:00
  2026-03-21 06:00:00 03-21 06:00:00  resolved: damaged                   nobody   key-1
* recorded after a later event
breaks after sealed at 欧亚卖场 2026-03-20 09:00:00, until received at 长春市 2026-03-20 12:00:00 (gap), 1 more break, 3 open questions
`);
  });
});

describe('the timeline, over random histories', () => {
  it('given any trail, then no line exceeds 140 columns, and the last line is the verdict', () => {
    fc.assert(
      fc.property(plans, delays, (plan, late) => {
        const { happenings, expected } = play(plan);
        for (const [sscc, steps] of trailsOf(record(happenings, late))) {
          const text = timeline(judge(steps), () => '一个名字很长很长的社区居民委员会服务站点');
          expect(text.filter((line) => widthOf(line) > 140)).toEqual([]);
          const breaks = expected.get(sscc)?.breaks !== null;
          expect(text.findLast((line) => !line.startsWith(' '))).toMatch(
            breaks ? /^(breaks |broken, explained: breaks )/ : /^(complete: |no gap so far; )/,
          );
        }
      }),
    );
  });
});
