import { inWords, ruleViolation } from '@boxtrail/kernel';
import type { KnownLoad } from './load';
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
