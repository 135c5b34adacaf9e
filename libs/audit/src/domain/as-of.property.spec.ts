import * as fc from 'fast-check';
import { expectEqual } from '../../../../test/support/expect-equal';
import { judgeAsOf, type JudgedTrail } from './box-trail';
import type { Finding } from './finding';
import { naiveReplay } from './testing/naive-replay';
import { record, trailsOf } from './testing/log';
import { play } from './testing/random-history';
import { delays, plans } from './testing/random-plan';
import { contentOf, type StepRef } from './trail-step';

/** Two candidate moments: of an event time or record time, exactly or a millisecond before. */
const moments = fc.record({
  at: fc.option(fc.record({ pick: fc.nat(10_000), before: fc.boolean() })),
  knownAt: fc.option(fc.record({ pick: fc.nat(10_000), before: fc.boolean() })),
});

const pickFrom = (times: readonly string[], by: { pick: number; before: boolean } | null) => {
  const time = by === null ? undefined : times[by.pick % times.length];
  if (by?.before !== true || time === undefined) return time;
  return new Date(Date.parse(time) - 1).toISOString();
};

/** A trail without the numbers that identify its steps in the log. */
function told(trail: JudgedTrail | null | undefined) {
  if (trail === null || trail === undefined) return null;
  const counting = trail.steps.filter(
    ({ step, correctedBy }) => correctedBy === null && step.kind !== 'corrected',
  );
  if (counting.length === 0) return null;
  const name = (ref: StepRef | null) => ref && [ref.position, ref.kind, ref.occurredAt];
  const finding = ({ kind, severity, words, placeGln, at, after, closedBy }: Finding) => [
    ...[kind, severity, words, placeGln, name(at), name(after), name(closedBy), closedBy?.resolution],
  ];
  return {
    status: trail.status,
    holder: trail.holder,
    since: trail.state.since,
    steps: counting.map(({ step, before, after }) => [step.position, contentOf(step), before, after]),
    findings: trail.findings.map(finding),
    open: trail.state.open.map(finding),
    moves: trail.moves.map(({ ordinal: _, ...move }) => move),
  };
}

describe('a trail at a moment in two times', () => {
  it('given late and corrected facts, then it equals a naive replay of the log known at that time', () => {
    fc.assert(
      fc.property(plans, delays, fc.array(moments, { minLength: 1, maxLength: 6 }), (plan, late, picked) => {
        const log = record(play(plan).happenings, late);
        const trails = trailsOf(log);
        for (const { at, knownAt } of picked) {
          const moment = {
            at: pickFrom(
              log.map(({ event }) => event.occurredAt),
              at,
            ),
            knownAt: pickFrom(
              log.map(({ recordedAt }) => recordedAt),
              knownAt,
            ),
          };
          const naive = naiveReplay(log, moment);
          for (const [sscc, steps] of trails) {
            expectEqual(told(judgeAsOf(steps, moment)), told(naive.get(sscc)));
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
