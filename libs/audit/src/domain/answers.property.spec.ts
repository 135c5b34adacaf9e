import { FindingResolved, findingOutcomes, type FindingOutcome } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import * as fc from 'fast-check';
import { expectEqual } from '../../../../test/support/expect-equal';
import { findingsAt, judge, type JudgedTrail } from './box-trail';
import type { Finding } from './finding';
import { answersNothing, isBroken } from './open-questions';
import { record, recorded, trailsOf } from './testing/log';
import { play } from './testing/random-history';
import { delays, plans } from './testing/random-plan';

/** Where in the log somebody answers, which of the open findings, and with which outcomes. */
const answering = fc.record({
  /** Share of the log that is recorded by then, in percent. */
  share: fc.integer({ min: 10, max: 100 }),
  picks: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
  outcomes: fc.array(fc.constantFrom(...findingOutcomes), { minLength: 1, maxLength: 12 }),
});

interface Given {
  readonly finding: Finding;
  readonly outcome: FindingOutcome;
  readonly occurredAt: string;
}

/** The log with answers after a share of it: later events move on by the number of answers. */
function withAnswers(
  log: readonly RecordedEvent[],
  {
    share,
    picks,
    outcomes,
  }: { share: number; picks: readonly boolean[]; outcomes: readonly FindingOutcome[] },
) {
  const known = log.slice(0, Math.ceil((log.length * share) / 100));
  const open = [...trailsOf(known).values()].flatMap((steps) => judge(steps).state.open);
  const end = known.at(-1);
  const answers = open
    .filter((_, i) => picks[i % picks.length])
    .map((finding, i): Given => {
      const occurredAt = [finding.at.occurredAt, end?.event.occurredAt ?? ''].sort().at(-1) ?? '';
      return { finding, outcome: outcomes[i % outcomes.length] ?? 'lost', occurredAt };
    });
  const said = answers.map(({ finding: { sscc, kind, at }, outcome, occurredAt }, i) => {
    const { position, ordinal } = at;
    const data = { sscc, kind, position, ordinal, outcome, words: 'asked' };
    return recorded(known.length + 1 + i, FindingResolved.of(occurredAt, data), end?.recordedAt);
  });
  const rest = log.slice(known.length).map((event) => ({ ...event, position: event.position + said.length }));
  const moved = (position: number) => (position > known.length ? position + said.length : position);
  return { answers, moved, answered: [...known, ...said, ...rest] };
}

const nameOf = ({ kind, at }: Finding, moved = (position: number) => position): string =>
  `${moved(at.position)} ${at.ordinal} ${kind}`;
const movesOf = ({ moves }: JudgedTrail) => moves.map(({ position: _, ...move }) => move);

describe('answers to findings, over random histories', () => {
  it('given any of them, then each closes the finding it names, mends nothing, and changes nothing else', () => {
    fc.assert(
      fc.property(plans, delays, answering, (plan, late, given) => {
        const log = record(play(plan).happenings, late);
        const { answers, moved, answered } = withAnswers(log, given);
        const before = trailsOf(log);
        for (const [sscc, steps] of trailsOf(answered)) {
          const [told, plain] = [judge(steps), judge(before.get(sscc) ?? [])];
          expectEqual(
            [told.status, told.holder, movesOf(told)],
            [plain.status, plain.holder, movesOf(plain)],
          );
          expectEqual(isBroken(told), isBroken(plain));
          const own = new Map(
            answers
              .filter(({ finding }) => finding.sscc === sscc)
              .map((answer) => [nameOf(answer.finding), answer]),
          );
          // A later fact mends an explained break; of a question the answer stays.
          expectEqual(
            told.findings.map((finding) => {
              const { severity, closedBy } = finding;
              return [nameOf(finding), severity, closedBy?.kind ?? null, closedBy?.outcome ?? null];
            }),
            plain.findings.map((finding) => {
              const { severity, closedBy } = finding;
              const answer = own.get(nameOf(finding, moved));
              const comesFirst = closedBy === null || (answer?.occurredAt ?? '') < closedBy.occurredAt;
              const counts =
                comesFirst && (severity === 'question' || closedBy === null || closedBy.kind === 'resolved');
              const closing =
                answer !== undefined && counts
                  ? ['resolved', answer.outcome]
                  : [closedBy?.kind ?? null, null];
              return [nameOf(finding, moved), severity, ...closing];
            }),
          );
          const names = new Set(plain.findings.map((finding) => nameOf(finding, moved)));
          for (const { step } of told.steps) {
            if (step.answers === undefined || step.kind !== 'resolved') continue;
            const { position, ordinal } = step.answers;
            const exists = names.has(`${position} ${ordinal} ${step.details.finding}`);
            expectEqual(answersNothing(told.findings, step), !exists);
            expectEqual(findingsAt(told, step.answers).length > 0 || !exists, true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
