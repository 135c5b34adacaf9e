import type {
  BoxDamaged,
  BoxDestroyed,
  BoxesLoaded,
  BoxesReceived,
  BoxesTakenOff,
  BoxFound,
  BoxHandedOver,
  BoxPacked,
  BoxReturned,
  BoxSealFoundBroken,
  BoxSeen,
  CorrectionEvent,
  DeliveryFailed,
  DoorRoundStarted,
  EventOf,
  LoadDispatched,
} from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';
import type { BareEvent, View, ViewDb } from '@boxtrail/platform';
import { left, loaded, noClaims, received, seen, takenOff, type Claims } from './claims';

type Relevant =
  | EventOf<typeof BoxPacked>
  | EventOf<typeof BoxesLoaded>
  | EventOf<typeof BoxesTakenOff>
  | EventOf<typeof LoadDispatched>
  | EventOf<typeof BoxesReceived>
  | EventOf<typeof DoorRoundStarted>
  | EventOf<typeof BoxHandedOver>
  | EventOf<typeof DeliveryFailed>
  | EventOf<typeof BoxReturned>
  | EventOf<typeof BoxSeen>
  | EventOf<typeof BoxDamaged>
  | EventOf<typeof BoxSealFoundBroken>
  | EventOf<typeof BoxFound>
  | EventOf<typeof BoxDestroyed>
  | CorrectionEvent;

const types: readonly Relevant['type'][] = [
  'packing.BoxPacked',
  'delivery.BoxesLoaded',
  'delivery.BoxesTakenOff',
  'delivery.LoadDispatched',
  'delivery.BoxesReceived',
  'delivery.DoorRoundStarted',
  'delivery.BoxHandedOver',
  'delivery.DeliveryFailed',
  'delivery.BoxReturned',
  'delivery.BoxSeen',
  'delivery.BoxDamaged',
  'delivery.BoxSealFoundBroken',
  'delivery.BoxFound',
  'delivery.BoxDestroyed',
  'delivery.FactCorrected',
];

/** Every box: where it was packed for (null when nobody packed it), and which loads lay claim to it. */
export const boxesView: View = {
  name: 'delivery.boxes',
  version: 1,
  tables: `
    CREATE TABLE boxes (
      sscc text COLLATE "C" PRIMARY KEY,
      destination_gln text,
      claims jsonb NOT NULL
    ) WITH (fillfactor = 80)`,
  types,
  bare: true,
  async project(events, db) {
    for (const slice of slices(events as readonly BareEvent<Relevant>[])) await write(slice, db);
  },
};

interface Effect {
  readonly ssccs: readonly string[];
  step(claims: Claims): Claims;
}

/** The boxes an event is about, and what it does to the claims on each. */
function effectOf({ type, occurredAt, data }: Relevant): Effect {
  switch (type) {
    case 'packing.BoxPacked':
      return { ssccs: [data.sscc], step: (claims) => claims };
    case 'delivery.BoxesLoaded':
      return { ssccs: data.ssccs, step: (claims) => loaded(claims, data.loadId) };
    case 'delivery.BoxesTakenOff':
      return { ssccs: data.ssccs, step: (claims) => takenOff(claims, data.loadId) };
    case 'delivery.LoadDispatched':
      return { ssccs: data.ssccs, step: (claims) => left(claims, data.loadId, occurredAt) };
    case 'delivery.BoxesReceived':
      return { ssccs: data.ssccs, step: (claims) => received(claims, data.loadId, occurredAt) };
    case 'delivery.DoorRoundStarted':
      return { ssccs: data.ssccs, step: (claims) => seen(claims, occurredAt) };
    case 'delivery.BoxHandedOver':
    case 'delivery.DeliveryFailed':
    case 'delivery.BoxReturned':
    case 'delivery.BoxSeen':
    case 'delivery.BoxDamaged':
    case 'delivery.BoxSealFoundBroken':
    case 'delivery.BoxFound':
    case 'delivery.BoxDestroyed':
      return { ssccs: [data.sscc], step: (claims) => seen(claims, occurredAt) };
    case 'delivery.FactCorrected':
      return correctedEffect(data.instead);
    default:
      return unreachable(type);
  }
}

/**
 * A corrected fact frees what it frees. What the wrong one freed stays free: a claim that came back could lie behind
 * another load's that has been made since.
 */
function correctedEffect(instead: CorrectionEvent['data']['instead']): Effect {
  const none = { ssccs: [], step: (claims: Claims) => claims };
  if (instead === null) return none;
  if (instead.type === 'delivery.LoadArrived' || instead.type === 'delivery.BoxLost') return none;
  return effectOf(instead);
}

/** An event, and what it does. */
interface Told {
  readonly event: Relevant;
  readonly effect: Effect;
}

/** Boxes written together, about: one event may name 5,000. */
const boxesPerWrite = 10_000;

function* slices(events: readonly BareEvent<Relevant>[]): Generator<Told[]> {
  let slice: Told[] = [];
  let boxes = 0;
  for (const { event } of events) {
    const effect = effectOf(event);
    slice.push({ event, effect });
    boxes += effect.ssccs.length;
    if (boxes < boxesPerWrite) continue;
    yield slice;
    slice = [];
    boxes = 0;
  }
  if (slice.length > 0) yield slice;
}

/** Two statements for all boxes of the events, and no second one when nothing of them changes. */
async function write(slice: readonly Told[], db: ViewDb): Promise<void> {
  const named = new Set<string>();
  for (const { effect } of slice) for (const sscc of effect.ssccs) named.add(sscc);
  const claimed = await db.query<{ sscc: string; claims: Claims }>(
    `SELECT sscc, claims FROM boxes WHERE sscc = ANY($1) AND claims <> '[]'`,
    [[...named]],
  );
  const claimsOf = new Map(claimed.map(({ sscc, claims }) => [sscc, claims]));
  const destinations = new Map<string, string>();
  const touched = new Set<string>();
  for (const { event, effect } of slice) {
    if (event.type === 'packing.BoxPacked') {
      destinations.set(event.data.sscc, event.data.destinationGln);
      touched.add(event.data.sscc);
    }
    for (const sscc of effect.ssccs) {
      const before = claimsOf.get(sscc) ?? noClaims;
      const after = effect.step(before);
      if (after === before) continue;
      claimsOf.set(sscc, after);
      // Also when a later event of these takes it back: whether a row is there must not depend on the batches.
      touched.add(sscc);
    }
  }
  if (touched.size === 0) return;
  const ssccs = [...touched];
  await db.query(
    `INSERT INTO boxes AS b SELECT * FROM unnest($1::text[], $2::text[], $3::jsonb[])
      ON CONFLICT (sscc) DO UPDATE SET
        destination_gln = coalesce(excluded.destination_gln, b.destination_gln), claims = excluded.claims`,
    [
      ssccs,
      ssccs.map((sscc) => destinations.get(sscc) ?? null),
      ssccs.map((sscc) => JSON.stringify(claimsOf.get(sscc) ?? noClaims)),
    ],
  );
}
