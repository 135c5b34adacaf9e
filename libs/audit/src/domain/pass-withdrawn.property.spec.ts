import * as fc from 'fast-check';
import { expectEqual } from '../../../../test/support/expect-equal';
import { judge, judgeAsOf } from './box-trail';
import { canonicalTrail } from './canonical';
import { trailsOf } from './testing/log';
import {
  arrivals,
  box,
  expectedOf,
  logOf,
  other,
  passHistories,
  withdrawnIn,
} from './testing/pass-histories';

describe('loads under suspended, reinstated and revoked passes, over random histories', () => {
  it('given any order of arrival, then each use of an invalid pass is found once, and no other', () => {
    fc.assert(
      fc.property(passHistories, arrivals, (history, at) => {
        const log = logOf(history, at);
        const trails = trailsOf(log);
        for (const sscc of [box, other]) {
          const trail = judge(trails.get(sscc) ?? []);
          expectEqual(withdrawnIn(trail), expectedOf(log, history, sscc));
          const findings = trail.findings.filter(({ kind }) => kind === 'pass-withdrawn');
          expectEqual(findings.length, withdrawnIn(trail).length);
          for (const { severity } of findings) expectEqual(severity, 'question');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('given the same facts in two orders of arrival, then the canonical trails are the same', () => {
    fc.assert(
      fc.property(passHistories, arrivals, arrivals, (history, at, later) => {
        const [a, b] = [at, later].map((by) =>
          [...trailsOf(logOf(history, by))].map(([sscc, steps]) => canonicalTrail(sscc, judge(steps))),
        );
        expectEqual(a, b);
      }),
      { numRuns: 500 },
    );
  });

  it('given any moment, then the findings are those of the log until then', () => {
    fc.assert(
      fc.property(passHistories, arrivals, fc.nat(40), (history, at, upTo) => {
        const log = logOf(history, at);
        const known = log.slice(0, 2 + (upTo % (log.length - 1)));
        const knownAt = known.at(-1)?.recordedAt;
        for (const [sscc, steps] of trailsOf(log)) {
          const trail = judgeAsOf(steps, { knownAt: knownAt ?? '' });
          expectEqual(withdrawnIn(trail), expectedOf(known, history, sscc));
        }
      }),
      { numRuns: 500 },
    );
  });
});
