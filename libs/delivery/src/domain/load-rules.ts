import type { CorrectionEvent } from '@boxtrail/contracts';
import { inWords, ruleViolation } from '@boxtrail/kernel';
import { listedBy, type KnownLoad, type LoadFact } from './load';
import type { BoxSince, Elsewhere, Timed } from './load-commands';

/**
 * When a decision counts. It follows the decisions before it, and the boxes were there: dated earlier it cannot be true.
 * A decision without a time is taken now, and counts from what it follows where another machine's clock is ahead.
 */
export function timeOf(
  { occurredAt, isNow = false }: Timed,
  { plan: { loadId }, last }: KnownLoad,
  what: string,
  notYet: readonly BoxSince[] = [],
): string {
  const earliest = notYet.reduce((latest, { at }) => (at > latest ? at : latest), last.at);
  if (occurredAt >= earliest) return occurredAt;
  if (isNow) return earliest;
  if (occurredAt < last.at) {
    const message = `load ${loadId} was ${last.what} at ${last.at}: it could not ${what} before that, at ${occurredAt}`;
    throw ruleViolation('LOAD_TIMES_OUT_OF_ORDER', message);
  }
  const boxes = notYet.map(({ sscc, at, what: how }) => `box ${sscc} was ${how.replace('-', ' ')} at ${at}`);
  const message = `load ${loadId} could not ${what} at ${occurredAt}: ${inWords(boxes)}`;
  throw ruleViolation('BOX_NOT_THERE_YET', message);
}

export function refuseElsewhere(elsewhere: readonly Elsewhere[]): void {
  if (elsewhere.length === 0) return;
  const where = elsewhere.map(({ sscc, loadId }) => `box ${sscc} on load ${loadId}`);
  throw ruleViolation(
    'BOX_ON_ANOTHER_LOAD',
    `on another load: ${inWords(where)}; take the boxes off it, or record that they came off it`,
  );
}

export function refuseDispatched({ status, plan: { loadId } }: KnownLoad): void {
  if (status === 'dispatched')
    throw ruleViolation(
      'LOAD_ALREADY_DISPATCHED',
      `load ${loadId} was dispatched and cannot be changed any more; plan another load`,
    );
}

/** What is on a load changes only while it is open. */
export function refuseUnlessPlanned(load: KnownLoad): void {
  refuseDispatched(load);
  if (load.status !== 'planned') {
    throw ruleViolation(
      'LOAD_NOT_PLANNED',
      `load ${load.plan.loadId} is ${load.status}; its boxes and its seal cannot be changed any more`,
    );
  }
}

/** Maximum number of facts and corrections of a load: each is a step of every box that it carries. */
const maxFactsOfLoad = 100;
/** Maximum number of boxes and discrepancies in the receipts of a load; one receipt lists at most 35,000. */
const maxListedOfLoad = 50_000;

/** Refuses a fact or correction that is one too many. */
export function refuseFactOfFull(event: LoadFact | CorrectionEvent, load: KnownLoad): void {
  const { loadId } = load.plan;
  if (load.recorded >= maxFactsOfLoad) {
    const message = `load ${loadId} has ${load.recorded} facts and corrections, which is the limit`;
    throw ruleViolation('LOAD_FACTS_FULL', message);
  }
  const listed = listedBy(event);
  if (load.listed + listed > maxListedOfLoad) {
    const message = `the receipts of load ${loadId} list ${load.listed} boxes and discrepancies and may list ${maxListedOfLoad}; ${listed} more are too many`;
    throw ruleViolation('LOAD_FACTS_FULL', message);
  }
}
