import { FindingResolved, type BoxAnswerEvent, type FindingOutcome } from '@boxtrail/contracts';
import { Refusal, ruleViolation, unknown, type Decider } from '@boxtrail/kernel';
import { evolve, initial, stepAndKind, type BoxAnswersState, type FindingName } from './box-answers';
import type { ClosedBy, Finding } from './finding';
import { boxAnswersRefusals } from './refusals';
import type { Holder } from './trail-step';

/** What the trail says of the finding that an answer names. */
export interface NamedFinding extends Pick<Finding, 'reportedBy' | 'seenBy' | 'concerns'> {
  readonly occurredAt: string;
  readonly closedBy: ClosedBy | null;
}

/** What the trails say at the head of the log. */
export interface FindingFacts {
  readonly isBoxKnown: boolean;
  /** Where the box was packed and where it belongs. */
  readonly home: readonly string[];
  /** Who has the box now, and the driver when that is a load. */
  readonly holder: Holder | null;
  readonly driverRef: string | null;
  /** Null when the box has no such finding. */
  readonly finding: NamedFinding | null;
  /** Another box has a finding of this name. */
  readonly isOfAnotherBox: boolean;
}

/** Who answers. */
export interface Answerer {
  readonly subject: string;
  /** The station of the key, with the places that it covers; null for the whole network. */
  readonly station: { readonly gln: string; readonly area: readonly string[] } | null;
}

/** Answers one open finding. A trail stays broken: an answer explains, and only a fact mends. */
export interface ResolveFinding {
  readonly type: 'ResolveFinding';
  readonly occurredAt: string;
  readonly name: FindingName;
  readonly outcome: FindingOutcome;
  readonly words: string;
  readonly by: Answerer;
  readonly facts: FindingFacts;
}

/** The finding that is answered. Throws when there is no such finding. */
function named({ name, by: { station }, facts }: ResolveFinding): NamedFinding {
  const { sscc, kind, position, ordinal } = name;
  if (!facts.isBoxKnown) throw unknown('BOX_UNKNOWN', `nothing was ever recorded of a box ${sscc}`);
  const concerned = [...facts.home, ...(facts.finding?.concerns ?? [])];
  if (station !== null && !concerned.some((gln) => station.area.includes(gln)))
    throw new Refusal(
      'forbidden',
      'STATION_NOT_YOURS',
      `this key is bound to station ${station.gln}; the finding of box ${sscc} does not concern it`,
    );
  if (facts.finding !== null) return facts.finding;
  const what = `${kind} at step ${position}.${ordinal}`;
  if (facts.isOfAnotherBox)
    throw ruleViolation('FINDING_OF_ANOTHER_BOX', `the finding ${what} is of another box, not of ${sscc}`);
  throw unknown('FINDING_UNKNOWN', `box ${sscc} has no finding ${what}`);
}

function checkAnswerer({ name: { sscc }, by, facts }: ResolveFinding, finding: NamedFinding): void {
  const { subject, station } = by;
  if ([finding.reportedBy, finding.seenBy].includes(subject))
    throw new Refusal(
      'forbidden',
      'FINDING_REPORTED_BY_YOU',
      `${subject} reported this finding of box ${sscc}; somebody else answers it`,
    );
  const { holder, driverRef } = facts;
  const holds =
    holder?.type === 'station' ? holder.id === station?.gln : [holder?.id, driverRef].includes(subject);
  if (holder !== null && holds)
    throw new Refusal(
      'forbidden',
      'BOX_HELD_BY_YOU',
      `${holder.type} ${holder.id} has box ${sscc}, and this key is theirs; somebody else answers`,
    );
}

function resolve(command: ResolveFinding, { outcomes }: BoxAnswersState): readonly BoxAnswerEvent[] {
  const { name, occurredAt, outcome, words } = command;
  const { sscc, kind, position, ordinal } = name;
  const finding = named(command);
  checkAnswerer(command, finding);
  const earlier = outcomes.get(stepAndKind(name)) ?? finding.closedBy?.outcome ?? finding.closedBy?.kind;
  if (earlier !== undefined)
    throw ruleViolation(
      'FINDING_ALREADY_ANSWERED',
      `the finding ${kind} of box ${sscc} was answered before: ${earlier}`,
    );
  if (occurredAt < finding.occurredAt)
    throw ruleViolation(
      'ANSWER_BEFORE_FINDING',
      `the answer is dated ${occurredAt}, before the finding of ${finding.occurredAt}`,
    );
  return [FindingResolved.of(occurredAt, { sscc, kind, position, ordinal, outcome, words })];
}

export const boxAnswersDecider: Decider<ResolveFinding, BoxAnswerEvent, BoxAnswersState> = {
  refusals: boxAnswersRefusals,
  initial,
  evolve,
  decide: resolve,
};
