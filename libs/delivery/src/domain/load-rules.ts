import type { CorrectionEvent } from '@boxtrail/contracts';
import { inWords, ruleViolation } from '@boxtrail/kernel';
import { listedBy, receiptIn, type KnownLoad, type LoadFact } from './load';
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

/** The boxes and the seal of a load change only while it is open. */
export function refuseUnlessPlanned(load: KnownLoad): void {
  refuseDispatched(load);
  if (load.status !== 'planned') {
    throw ruleViolation(
      'LOAD_NOT_PLANNED',
      `load ${load.plan.loadId} is ${load.status}; its boxes and its seal cannot be changed any more`,
    );
  }
}

/** Maximum number of boxes on a load: one event lists them all. */
export const maxBoxesOnLoad = 5000;
/** Maximum number of facts and corrections of a load: each is a step of every box that it carries. */
const maxFactsOfLoad = 100;
/** Maximum number of boxes and discrepancies in the receipts of a load, unless the first one alone lists more. */
const maxListedOfLoad = 20_000;
/** Maximum number of steps that one event adds: a box that is new to a load gets all facts of the load. */
const maxStepsOfEvent = 50_000;

/** Refuses a fact or correction that is one too many. */
export function refuseFactOfFull(event: LoadFact | CorrectionEvent, load: KnownLoad): void {
  const { loadId } = load.plan;
  const { recorded, listed, boxes, status } = load;
  const full = (message: string) => ruleViolation('LOAD_FACTS_FULL', message);
  if (recorded >= maxFactsOfLoad)
    throw full(`load ${loadId} has ${recorded} facts and corrections, which is the limit`);
  const receipt = receiptIn(event);
  const more = receipt === null ? 0 : listedBy(receipt);
  if (listed > 0 && listed + more > maxListedOfLoad) {
    const message = `the receipts of load ${loadId} list ${listed} boxes and discrepancies and may list ${maxListedOfLoad}; ${more} more are too many`;
    throw full(message);
  }
  const strange = receipt?.data.ssccs.filter((sscc) => !boxes.has(sscc)).length ?? 0;
  const fresh = status === 'dispatched' ? strange : strange + boxes.size;
  if (fresh * (recorded + 1) > maxStepsOfEvent)
    throw full(`load ${loadId} has ${recorded} facts, which are too many for ${fresh} more boxes`);
}

/** How many boxes a load takes: fewer when many facts of it are known. */
export const roomOf = ({ recorded }: KnownLoad): number =>
  Math.min(maxBoxesOnLoad, Math.floor(maxStepsOfEvent / (recorded + 1)));
