import * as fc from 'fast-check';
import * as events from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import type { Happening } from './log';

/**
 * Facts that are first recorded wrongly, and later corrected to the truth, or withdrawn when nothing happened. After
 * all corrections the trails must equal those without mistakes.
 */
export interface Mistake {
  /** Which of the facts, in turn. */
  readonly pick: number;
  /** A fact with other values, or an additional fact that never happened. */
  readonly what: 'other values' | 'never happened';
  readonly atGln: number;
  readonly hours: number;
  readonly kind: number;
  /** First corrected to another wrong value, or withdrawn although it happened. */
  readonly again: 'no' | 'other values' | 'withdrawn';
  readonly hoursUntilCorrected: number;
}

export const mistakes: fc.Arbitrary<Mistake[]> = fc.array(
  fc.record({
    pick: fc.nat(1000),
    what: fc.constantFrom<Mistake['what'][]>('other values', 'other values', 'never happened'),
    atGln: fc.nat(4),
    hours: fc.integer({ min: -30, max: 30 }),
    kind: fc.nat(6),
    again: fc.constantFrom<Mistake['again'][]>('no', 'no', 'other values', 'withdrawn'),
    hoursUntilCorrected: fc.integer({ min: 0, max: 60 }),
  }),
  { maxLength: 4 },
);

type Fact = NonNullable<events.CorrectionEvent['data']['instead']>;
type Receipt = Extract<Fact, { type: 'delivery.BoxesReceived' }>;

const isFact = (event: DomainEvent): event is Fact =>
  /^delivery\.(LoadArrived|BoxesReceived|BoxHandedOver|DeliveryFailed|Box[A-Z]\w+)$/.test(event.type) &&
  event.type !== 'delivery.BoxesLoaded' &&
  event.type !== 'delivery.BoxesTakenOff';

const later = (time: string, hours: number) => new Date(Date.parse(time) + hours * 3_600_000).toISOString();

/** The same day with mistakes and their corrections. */
export function withMistakes(
  happenings: readonly Happening[],
  made: readonly Mistake[],
  places: readonly string[],
  ssccs: readonly string[],
): Happening[] {
  const day = [...happenings];
  const facts = happenings.flatMap(({ event }, i) => (isFact(event) ? [{ event, i }] : []));
  const spoilt = new Set<number>();
  made.forEach((mistake, n) => {
    const picked = facts[mistake.pick % facts.length];
    if (picked === undefined || spoilt.has(picked.i)) return;
    spoilt.add(picked.i);
    const truth = mistake.what === 'other values' ? picked.event : null;
    const named = truth ?? renamed(picked.event, `phantom-${n}`);
    const first = spoil(named, mistake, places, ssccs);
    if (truth === null) day.push({ event: first, offline: true });
    else day[picked.i] = { event: first, offline: true };
    let [before, holds]: [DomainEvent, Fact | null] = [first, first];
    const correct = (instead: Fact | null, hours: number) => {
      const at = later(named.occurredAt, mistake.hoursUntilCorrected + hours);
      const event = correction(first, holds, instead, at);
      day.push({ event, offline: false, after: before });
      [before, holds] = [event, instead];
    };
    if (mistake.again === 'withdrawn') correct(null, 0);
    if (mistake.again === 'other values') {
      correct(
        spoil(named, { ...mistake, atGln: mistake.atGln + 1, kind: mistake.kind + 1 }, places, ssccs),
        0,
      );
    }
    if (holds !== truth) correct(truth, 1);
  });
  return day;
}

function correction(first: Fact, holds: Fact | null, instead: Fact | null, at: string): DomainEvent {
  const { scanId } = first.data;
  const ssccs = holds?.type === 'delivery.BoxesReceived' ? boxesOf(holds) : [];
  const scope = {
    sscc: 'sscc' in first.data ? first.data.sscc : null,
    loadId: 'loadId' in first.data ? first.data.loadId : null,
  };
  const why = { reason: 'asked again', byRef: 'p-9' };
  return events.FactCorrected.of(at, { ...scope, scanId, fact: first.type, ssccs, instead, ...why });
}

const boxesOf = ({ data }: Receipt) => [
  ...new Set([...data.ssccs, ...data.discrepancies.map(({ sscc }) => sscc)]),
];

const renamed = <F extends Fact>(fact: F, scanId: string): F => ({ ...fact, data: { ...fact.data, scanId } });

function spoil(
  fact: Fact,
  { atGln, hours, kind }: Mistake,
  places: readonly string[],
  ssccs: readonly string[],
): Fact {
  const occurredAt = later(fact.occurredAt, hours);
  const place = { atGln: places[atGln % places.length] ?? fact.data.atGln };
  if (fact.type === 'delivery.LoadArrived') {
    return { ...fact, occurredAt, data: { ...fact.data, ...place, sealIntact: !fact.data.sealIntact } };
  }
  if (fact.type === 'delivery.BoxesReceived') {
    const { data } = fact;
    const [, ...rest] = data.ssccs;
    const stranger = ssccs[kind % ssccs.length] ?? '';
    const found = [...new Set([...rest, stranger])];
    const discrepancies = data.ssccs
      .slice(0, 1)
      .flatMap((sscc) => (found.includes(sscc) ? [] : [{ sscc, kind: 'missing' as const }]));
    return { ...fact, occurredAt, data: { ...data, ...place, ssccs: found, discrepancies } };
  }
  const { sscc, scanId, byRef } = fact.data;
  const scan = { sscc, scanId, byRef, ...place };
  const makers = [
    () => events.BoxSeen.of(occurredAt, scan),
    () => events.BoxReturned.of(occurredAt, scan),
    () => events.BoxLost.of(occurredAt, { ...scan, note: 'not on the shelf' }),
    () => events.BoxFound.of(occurredAt, { ...scan, note: null }),
    () => events.BoxDestroyed.of(occurredAt, { ...scan, note: null }),
    () =>
      events.BoxHandedOver.of(occurredAt, {
        ...scan,
        receivedByRef: 'somebody',
        method: 'pick-up',
        proofRef: null,
      }),
    () => events.DeliveryFailed.of(occurredAt, { ...scan, reason: 'other' }),
  ];
  return (makers[kind % makers.length] ?? makers[0])!();
}
