import { eventProblem } from '@boxtrail/contracts';
import * as fc from 'fast-check';
import { expectEqual } from '../../../../test/support/expect-equal';
import { judge, type JudgedTrail } from './box-trail';
import { advance, follows } from './advance';
import { unheardOf } from './box-state';
import type { CustodyState } from './box-state';
import { canonicalTrail } from './canonical';
import { isCorrection } from './corrections';
import type { Finding } from './finding';
import { storedState } from './open-findings';
import { whereItBreaks } from './open-questions';
import { record, stepsOfLog, trailsOf } from './testing/log';
import { play } from './testing/random-history';
import { delays, plans } from './testing/random-plan';
import { type TrailStep } from './trail-step';
import { compareSteps } from './step-order';

describe('a box trail, over random histories', () => {
  it('given any history, then its events fit their schemas', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(
          play(plan)
            .happenings.map(({ event }) => eventProblem(event))
            .filter(Boolean),
        ).toEqual([]);
      }),
    );
  });

  it('given incidents, then exactly their findings, and a break at the first open one', () => {
    fc.assert(
      fc.property(plans, delays, (plan, late) => {
        const { happenings, expected } = play(plan);
        const found = [...trailsOf(record(happenings, late))].map(([sscc, steps]) => {
          const trail = judge(steps);
          const findings = trail.findings.map(({ kind }) => kind).sort();
          const breaks = whereItBreaks(trail)?.finding.kind ?? null;
          return [sscc, { findings, status: trail.status, breaks }] as const;
        });
        expectEqual(new Map(found), expected);
      }),
      { numRuns: 500 },
    );
  });

  // The second history has two receipts of one load, each corrected, recorded in either order.
  it.each([undefined, 937_267_984])(
    'given the same facts in any order of arrival, then the canonical trail is the same (%p)',
    (seed) => {
      fc.assert(
        fc.property(plans, delays, delays, (plan, late, later) => {
          const { happenings } = play(plan);
          const texts = [late, later].map((by) =>
            [...trailsOf(record(happenings, by))]
              .map(([sscc, steps]) => canonicalTrail(sscc, judge(steps)))
              .sort(),
          );
          expect(texts[0]).toEqual(texts[1]);
        }),
        { numRuns: 300, ...(seed !== undefined && { seed }) },
      );
    },
  );

  it('given steps in any order, then judging equals advancing in order', () => {
    fc.assert(
      fc.property(plans, delays, (plan, late) => {
        for (const [sscc, steps] of trailsOf(record(play(plan).happenings, late))) {
          const trail = judge(steps);
          expectEqual(judge([...steps].reverse()), trail);
          const counting = trail.steps.filter(
            ({ correctedBy, step }) => correctedBy === null && !isCorrection(step),
          );
          const { corrected } = trail.state;
          const begun = fresh(sscc);
          const one = counting
            .map(({ step }) => step)
            .reduce(grow, { ...begun, state: { ...begun.state, corrected } });
          expectEqual(one, { state: trail.state, findings: trail.findings, moves: trail.moves });
        }
      }),
    );
  });

  it('given the log in batches, then advancing and judging the rest equals judging all', () => {
    fc.assert(
      fc.property(plans, delays, (plan, late) => {
        const known = new Map<string, TrailStep[]>();
        const live = new Map<string, Live>();
        const lateOnes = new Map<string, boolean[]>();
        for (const step of [...stepsOfLog(record(play(plan).happenings, late))].flat()) {
          const { sscc } = step;
          const steps = [...(known.get(sscc) ?? []), step];
          known.set(sscc, steps);
          const before = live.get(sscc) ?? fresh(sscc);
          if (follows(before.state, step)) {
            live.set(sscc, grow(before, step));
            lateOnes.set(sscc, [...(lateOnes.get(sscc) ?? []), false]);
          } else {
            const { state, findings, moves, steps: judged } = judge(steps);
            live.set(sscc, { state, findings, moves });
            lateOnes.set(
              sscc,
              judged.map((one) => one.late),
            );
          }
        }
        for (const [sscc, steps] of known) {
          const { state, findings, moves, steps: judged } = judge(steps);
          expectEqual(live.get(sscc), { state, findings, moves });
          expectEqual(
            lateOnes.get(sscc),
            judged.map((one) => one.late),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('given states with one open finding of each kind, then the next steps are judged the same', () => {
    fc.assert(
      fc.property(plans, delays, (plan, late) => {
        for (const [sscc, steps] of trailsOf(record(play(plan).happenings, late))) {
          let [whole, bounded] = [unheardOf(sscc), unheardOf(sscc)];
          for (const step of [...steps].sort(compareSteps).filter((one) => !isCorrection(one))) {
            const [one, other] = [advance(whole, step), advance(bounded, step)];
            expectEqual([other.findings, other.custody], [one.findings, one.custody]);
            whole = one.state;
            // What the stored state left out is needed: the trail is judged again.
            const again = bounded.moreFindings && (step.kind === 'resolved' || other.closed.length > 0);
            bounded = storedState(again ? one.state : other.state);
            const { moreFindings } = bounded;
            expectEqual(bounded, { ...storedState(whole), moreFindings });
          }
        }
      }),
    );
  });

  it('given any trail, then a step is late exactly when a later one was recorded before it', () => {
    fc.assert(
      fc.property(plans, delays, (plan, late) => {
        for (const steps of trailsOf(record(play(plan).happenings, late)).values()) {
          for (const judged of judge(steps).steps) {
            const { occurredAt, position } = judged.step;
            expectEqual(
              judged.late,
              steps.some((s) => s.occurredAt > occurredAt && s.position < position),
            );
          }
        }
      }),
    );
  });
});

interface Live {
  readonly state: CustodyState;
  readonly findings: readonly Finding[];
  readonly moves: JudgedTrail['moves'];
}
const fresh = (sscc: string): Live => ({ state: unheardOf(sscc), findings: [], moves: [] });

function grow({ state, findings, moves }: Live, step: TrailStep): Live {
  const next = advance(state, step);
  const same = (a: Finding, b: Finding) =>
    a.kind === b.kind && a.at.position === b.at.position && a.at.ordinal === b.at.ordinal;
  const kept = findings.map((finding) => next.closed.find((closed) => same(closed, finding)) ?? finding);
  return {
    state: next.state,
    findings: [...kept, ...next.findings],
    moves: next.custody === null ? moves : [...moves, next.custody],
  };
}
