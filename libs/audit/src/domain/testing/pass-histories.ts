import * as fc from 'fast-check';
import * as events from '@boxtrail/contracts';
import { completeKey, type DomainEvent, type RecordedEvent } from '@boxtrail/kernel';
import type { JudgedTrail } from '../box-trail';
import { isPassWithdrawn } from '../pass-changes';
import { recorded } from './log';
import * as one from './one-box';

const { bench, city } = one;
/** Two packed boxes with valid SSCCs. */
export const [box, other] = ['00200000000000001', '00200000000000002'].map((digits) =>
  completeKey('sscc', digits),
) as [string, string];
const hours = fc.integer({ min: 1, max: 12 });
const vehicles = ['V1', 'V2'];
const drivers = ['D1', 'D2'];

interface Change {
  readonly passId: string;
  readonly hour: number;
  readonly type: 'passes.PassSuspended' | 'passes.PassReinstated' | 'passes.PassRevoked';
}
interface Load {
  readonly vehicle: string;
  readonly driver: string;
  readonly leaves: number;
  readonly checks: readonly { readonly hour: number; readonly verdict: events.Verdict }[];
  /** The other box is on the manifest; otherwise only the receipt names it. */
  readonly both: boolean;
}

const change = fc.record<Change>({
  passId: fc.constantFrom(...vehicles, ...drivers),
  hour: hours,
  type: fc.constantFrom<Change['type'][]>(
    ...(['passes.PassSuspended', 'passes.PassReinstated', 'passes.PassRevoked'] as const),
  ),
});
const load = fc.record<Load>({
  vehicle: fc.constantFrom(...vehicles),
  driver: fc.constantFrom(...drivers),
  leaves: hours,
  checks: fc.array(
    fc.record({ hour: hours, verdict: fc.constantFrom<events.Verdict[]>('valid', 'valid', 'expired') }),
    { maxLength: 3 },
  ),
  both: fc.boolean(),
});
export interface PassHistory {
  readonly changes: readonly Change[];
  readonly loads: readonly Load[];
}
/** Loads that rely on passes which are suspended, reinstated and revoked at any time. */
export const passHistories: fc.Arbitrary<PassHistory> = fc.record({
  changes: fc.array(change, { maxLength: 6 }),
  loads: fc.array(load, { minLength: 1, maxLength: 3 }),
});
/** Delays of the events, in turn. */
export const arrivals = fc.array(fc.nat(50), { minLength: 40, maxLength: 40 });

const changeOf = ({ passId, hour, type }: Change, i: number): DomainEvent => ({
  type,
  occurredAt: one.at(hour),
  data: { passId, reason: `reason ${i}` },
});

function eventsOf({ vehicle, driver, leaves, checks, both }: Load, n: number): DomainEvent[] {
  const loadId = `L${n}`;
  const manifest = both ? [box, other] : [box];
  const who = { plate: `plate-${n}`, driverRef: `driver-${n}` };
  const left = one.dispatched(leaves, loadId, bench, city, manifest, who);
  return [
    { ...left, data: { ...left.data, vehiclePassId: vehicle, driverPassId: driver } },
    ...checks.map(({ hour, verdict }, i) =>
      events.CheckpointPassed.of(one.at(hour), {
        ...{ loadId, scanId: `check-${n}-${i}`, checkpointRef: 'gate-1', zoneGln: city },
        ...{ passId: vehicle, verdict },
      }),
    ),
    one.received(13, loadId, city, [], [box, other]),
  ];
}

/** In order of arrival; the changes of one pass keep their order, as in its stream. */
export function logOf({ changes, loads }: PassHistory, at: readonly number[]): RecordedEvent[] {
  let next = 0;
  const arrival = () => at[next++ % at.length] ?? 0;
  const ofPasses = [...vehicles, ...drivers].flatMap((passId) => {
    const own = changes.flatMap((one, i) => (one.passId === passId ? [changeOf(one, i)] : []));
    const times = own.map(arrival).sort((a, b) => a - b);
    return own.map((event, i) => ({ event, at: times[i] ?? 0 }));
  });
  const ofLoads = loads.flatMap(eventsOf).map((event) => ({ event, at: arrival() }));
  const packed: DomainEvent[] = [one.packed(0, box), one.packed(0, other)];
  return packed
    .map((event) => ({ event, at: -1 }))
    .concat(ofPasses, ofLoads)
    .sort((a, b) => a.at - b.at)
    .map(({ event }, i) => recorded(i + 1, event, one.at(100 + i)));
}

/** The simple oracle: judges the pass hour by hour, by the rules of the issuing context. */
function statusIn(log: readonly RecordedEvent[], passId: string) {
  const issued = events.PassIssued.of(one.at(-100), {
    ...{ passId, zones: [city], validFrom: one.at(-100), validUntil: one.at(100), authorityRef: 'a' },
    subject: { kind: 'person', personRef: 'p', employerRef: 'e' },
  });
  const state = log
    .map(({ event }) => event)
    .filter((event) => event.type.startsWith('passes.'))
    .filter(({ data }) => (data as { passId: string }).passId === passId)
    .reduce<events.PassState>(
      (pass, event) => events.passHistory.evolve(pass, event as events.PassEvent),
      events.passHistory.evolve(events.passHistory.initial, issued),
    );
  return (hour: number) => (state.status === 'none' ? 'issued' : events.statusAt(state, one.at(hour)));
}

/** The expected findings about the passes of one box, by the log so far. */
export function expectedOf(log: readonly RecordedEvent[], { loads }: PassHistory, sscc: string): string[] {
  const known = (loadId: string, type: string, scanId?: string) =>
    log.some(({ event }) => {
      const data = event.data as { loadId?: string; scanId?: string; ssccs?: string[] };
      return (
        event.type === type && data.loadId === loadId && (scanId === undefined || data.scanId === scanId)
      );
    });
  return loads
    .flatMap(({ vehicle, driver, leaves, checks, both }, n) => {
      const loadId = `L${n}`;
      const onPaper = (sscc === box || both) && known(loadId, 'delivery.LoadDispatched');
      const aboard = onPaper || known(loadId, 'delivery.BoxesReceived');
      return [
        ...(onPaper ? [vehicle, driver].map((passId) => [passId, leaves, 'dispatched'] as const) : []),
        ...checks.flatMap(({ hour, verdict }, i) =>
          aboard && verdict === 'valid' && known(loadId, 'delivery.CheckpointPassed', `check-${n}-${i}`)
            ? [[vehicle, hour, `check-${n}-${i}`] as const]
            : [],
        ),
      ].flatMap(([passId, hour, what]) => {
        const statusAt = statusIn(log, passId);
        const status = statusAt(hour);
        if (status === 'issued') return [];
        let since = hour;
        while (statusAt(since - 1) === status) since -= 1;
        return [`${loadId} ${what} at ${one.at(hour)} under ${passId}: ${status} since ${one.at(since)}`];
      });
    })
    .sort();
}

/** The actual findings of a trail. */
export const withdrawnIn = (trail: JudgedTrail | null): string[] =>
  (trail?.steps ?? [])
    .map(({ step }) => step)
    .filter(isPassWithdrawn)
    .map(
      ({ loadId, occurredAt, passIds, details: { checkedBy, status, since } }) =>
        `${loadId} ${checkedBy ?? 'dispatched'} at ${occurredAt} under ${passIds[0]}: ${status} since ${since}`,
    )
    .sort();
