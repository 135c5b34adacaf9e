import {
  type BoxMove,
  type BoxPacked,
  type EventOf,
  type HouseholdEvent,
  type PackingJobFellShort,
  type RoundEvent,
} from '@boxtrail/contracts';
import { stageOf } from '@boxtrail/contracts';
import { factsAfter } from './known-facts';

export type CoverageEvent =
  HouseholdEvent | RoundEvent | EventOf<typeof BoxPacked> | EventOf<typeof PackingJobFellShort> | BoxMove;

interface Need {
  household: string;
  inForce: boolean;
  ordered: Map<string, number>;
}

/** Of events of one type. */
const of = <Type extends CoverageEvent['type']>(events: readonly CoverageEvent[], type: Type) =>
  events.filter((event): event is Extract<CoverageEvent, { type: Type }> => event.type === type);

/** The coverage after all events, computed at once and without the rule of the status of a need. */
export function coverageOf(events: readonly CoverageEvent[]) {
  const communityOf = new Map(
    of(events, 'orders.RoundOpened').map(({ data }) => [data.roundId, data.communityGln]),
  );
  const closed = new Set(of(events, 'orders.RoundClosed').map(({ data }) => data.roundId));
  const since = new Map<string, string>();
  const needs = new Map<string, Need>();
  const know = (household: string, when: string) => {
    const before = since.get(household);
    if (before === undefined || when < before) since.set(household, when);
  };
  for (const { type, data, occurredAt } of events) {
    if (type === 'orders.HouseholdRegistered') know(`${data.communityGln} ${data.householdRef}`, occurredAt);
    if (type === 'orders.NeedRecorded') {
      const household = `${communityOf.get(data.roundId)} ${data.householdRef}`;
      know(household, occurredAt);
      const ordered = new Map(data.lines.map(({ gtin, quantity }) => [gtin, quantity]));
      needs.set(`${data.roundId} ${data.needId}`, { household, inForce: true, ordered });
    }
    if (type === 'orders.NeedCancelled') {
      const need = needs.get(`${data.roundId} ${data.needId}`);
      if (need !== undefined) need.inForce = false;
    }
  }
  const moves = events.filter((event): event is BoxMove => event.type.startsWith('delivery.'));
  const judged = [...needs].map(([key, need]) => {
    const boxes = of(events, 'packing.BoxPacked')
      .filter(({ data }) => `${data.jobId} ${data.needId}` === key)
      .map(({ data }) => {
        const facts = factsAfter(data.sscc, moves);
        const handovers = facts.filter(({ kind }) => kind === 'handed-over').map(({ at }) => at);
        return { gtin: data.gtin, stage: stageOf(facts), at: handovers.sort().at(-1) };
      });
    const here = boxes.filter(({ stage }) => stage === 'delivered');
    const gone = boxes.filter(({ stage }) => stage === 'lost' || stage === 'destroyed');
    const short = of(events, 'packing.PackingJobFellShort')
      .flatMap(({ data }) => data.shortages.map((one) => ({ ...one, key: `${data.jobId} ${one.needId}` })))
      .filter((one) => one.key === key)
      .reduce((sum, { missing }) => sum + missing, 0);
    const ordered = [...need.ordered.values()].reduce((sum, quantity) => sum + quantity, 0);
    const nothingToCome = here.length + gone.length === boxes.length && boxes.length + short >= ordered;
    const isClosed = closed.has(key.split(' ')[0] ?? '');
    return {
      ...need,
      served: need.inForce && isClosed && here.length > 0 && nothingToCome,
      lastBoxAt:
        here
          .map(({ at }) => at!)
          .sort()
          .at(-1) ?? null,
    };
  });
  const households = [...since].sort().map(([key, knownSince]) => {
    const own = judged.filter(({ household }) => household === key);
    const [communityGln, householdRef] = key.split(' ') as [string, string];
    const lastBoxAt =
      own
        .flatMap((need) => need.lastBoxAt ?? [])
        .sort()
        .at(-1) ?? null;
    return { communityGln, householdRef, standing: standingOf(own), lastBoxAt, knownSince };
  });
  const communities = [...new Set(households.map(({ communityGln }) => communityGln))].map((communityGln) => {
    const own = households.filter((household) => household.communityGln === communityGln);
    const count = (standing: string) => own.filter((household) => household.standing === standing).length;
    return {
      ...{ communityGln, households: own.length, served: count('served'), notServed: count('not-served') },
      ...{ withdrawn: count('withdrawn'), neverAsked: count('never-asked') },
      waitingSince: own.map(({ lastBoxAt, knownSince }) => lastBoxAt ?? knownSince).sort()[0],
    };
  });
  return { households, communities };
}

function standingOf(needs: readonly { served: boolean; inForce: boolean }[]): string {
  if (needs.length === 0) return 'never-asked';
  if (needs.some(({ served }) => served)) return 'served';
  return needs.some(({ inForce }) => inForce) ? 'not-served' : 'withdrawn';
}
