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
import { insertRows } from '@boxtrail/database';
import { unreachable } from '@boxtrail/kernel';
import { schemaOf, slices, type View, type ViewDb } from '@boxtrail/projections';
import { type BareEvent } from '@boxtrail/event-store';
import { left, loaded, noClaims, received, seen, takenOff, type Claims } from './claims';
import { type Arrival, type Came, cameAfter } from './came';
import { packedColumns } from './label';

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

/** Every box: its destination (null when it was never packed), the loads that claim it, and where it last arrived. */
export const claimsView: View = {
  name: 'delivery.boxes',
  version: 4,
  tables: `
    CREATE TABLE boxes (
      sscc text COLLATE "C" PRIMARY KEY,
      destination_gln text,
      packed_at text COLLATE "C",
      -- Who it is for; null when it was never packed.
      label jsonb,
      packed_at_gln text,
      claims jsonb NOT NULL,
      -- Where it last came to, by when that happened.
      came jsonb
    ) WITH (fillfactor = 80)`,
  types,
  bare: true,
  async project(events, db) {
    const effects = (events as readonly BareEvent<Relevant>[]).map(({ event }) => ({
      event,
      effect: effectOf(event),
    }));
    for (const slice of slices(effects, boxesPerWrite, ({ effect }) => effect.ssccs.length))
      await write(slice, db);
  },
};

export const claimsSchema = schemaOf(claimsView);

interface Effect extends Arrival {
  readonly ssccs: readonly string[];
  step(claims: Claims, sscc?: string): Claims;
}

/** The boxes of an event, and its effect on the claims on each. */
function effectOf({ type, occurredAt, data }: Relevant): Effect {
  switch (type) {
    case 'packing.BoxPacked':
      return { ssccs: [data.sscc], step: (claims) => claims };
    case 'delivery.BoxesLoaded':
      return { ssccs: data.ssccs, step: (claims) => loaded(claims, data.loadId) };
    case 'delivery.BoxesTakenOff':
      return {
        ssccs: data.ssccs,
        step: (claims) => takenOff(claims, data.loadId),
        came: { at: occurredAt, gln: data.atGln, how: 'taken-off', scanId: null, loadId: data.loadId },
      };
    case 'delivery.LoadDispatched':
      return { ssccs: data.ssccs, step: (claims) => left(claims, data.loadId, occurredAt) };
    case 'delivery.BoxesReceived':
      return {
        ssccs: data.ssccs,
        step: (claims) => received(claims, data.loadId, occurredAt),
        came: { at: occurredAt, gln: data.atGln, how: 'received', scanId: data.scanId, loadId: data.loadId },
      };
    case 'delivery.DoorRoundStarted':
      return { ssccs: data.ssccs, step: (claims) => seen(claims, occurredAt) };
    case 'delivery.BoxReturned':
    case 'delivery.BoxFound': {
      const how = type === 'delivery.BoxFound' ? 'found' : 'returned';
      return {
        ssccs: [data.sscc],
        step: (claims) => seen(claims, occurredAt),
        came: { at: occurredAt, gln: data.atGln, how, scanId: data.scanId, loadId: null },
      };
    }
    case 'delivery.BoxHandedOver':
    case 'delivery.DeliveryFailed':
    case 'delivery.BoxSeen':
    case 'delivery.BoxDamaged':
    case 'delivery.BoxSealFoundBroken':
    case 'delivery.BoxDestroyed':
      return { ssccs: [data.sscc], step: (claims) => seen(claims, occurredAt) };
    case 'delivery.FactCorrected':
      return correctedEffect(data);
    default:
      return unreachable(type);
  }
}

/**
 * A corrected fact ends the claims that it ends. Claims ended by the wrong fact stay ended: a claim that came back
 * could follow another load's newer claim.
 */
function correctedEffect({ sscc, ssccs, scanId, instead }: CorrectionEvent['data']): Effect {
  const wrong = sscc === null ? ssccs : [sscc];
  const none = { ssccs: wrong, step: (claims: Claims) => claims, withdrawn: scanId };
  if (instead === null) return none;
  if (instead.type === 'delivery.LoadArrived' || instead.type === 'delivery.BoxLost') return none;
  const effect = effectOf(instead);
  const right = new Set(effect.ssccs);
  return {
    ...effect,
    ssccs: [...new Set([...wrong, ...effect.ssccs])],
    // The wrong fact may have named more boxes than the corrected one.
    step: (claims, box) => (box === undefined || right.has(box) ? effect.step(claims) : claims),
    ...(effect.came !== undefined && { came: effect.came, cameHere: right }),
    withdrawn: scanId,
  };
}

/** An event with its effect. */
interface EventEffect {
  readonly event: Relevant;
  readonly effect: Effect;
}

/** Approximate number of boxes written together: one event may name 5,000. */
const boxesPerWrite = 2_000;

/** Two statements for all boxes of the events; only one when nothing changes. */
async function write(slice: readonly EventEffect[], db: ViewDb): Promise<void> {
  const named = new Set<string>();
  for (const { effect } of slice) for (const sscc of effect.ssccs) named.add(sscc);
  const known = await db.query<{ sscc: string; claims: Claims; came: Came | null }>(
    `SELECT sscc, claims, came FROM boxes WHERE sscc = ANY($1) AND (claims <> '[]' OR came IS NOT NULL)`,
    [[...named]],
  );
  const claimsOf = new Map(known.map(({ sscc, claims }) => [sscc, claims]));
  const cameTo = new Map(known.map(({ sscc, came }) => [sscc, came]));
  const packed = new Map<string, EventOf<typeof BoxPacked>>();
  const touched = new Set<string>();
  for (const { event, effect } of slice) {
    if (event.type === 'packing.BoxPacked') {
      packed.set(event.data.sscc, event);
      touched.add(event.data.sscc);
    }
    for (const sscc of effect.ssccs) {
      const before = claimsOf.get(sscc) ?? noClaims;
      const after = effect.step(before, sscc);
      const cameBefore = cameTo.get(sscc) ?? null;
      const came = cameAfter(cameBefore, effect, sscc);
      if (after === before && came === cameBefore) continue;
      claimsOf.set(sscc, after);
      cameTo.set(sscc, came);
      // Even if a later event of the batch reverts it: the existence of a row must not depend on batches.
      touched.add(sscc);
    }
  }
  await upsertBoxes(
    db,
    [...touched].map((sscc) => ({
      sscc,
      ...packedColumns(packed.get(sscc)),
      claims: claimsOf.get(sscc) ?? noClaims,
      came: cameTo.get(sscc) ?? null,
    })),
  );
}

/** Keep the destination of a box when only later events are in the batch. */
const upsertBoxes = insertRows(
  'boxes',
  {
    sscc: 'text',
    destination_gln: 'text',
    packed_at: 'text',
    packed_at_gln: 'text',
    label: 'jsonb',
    claims: 'jsonb',
    came: 'jsonb',
  },
  {
    conflict: ['sscc'],
    update: ['claims', 'came'],
    merge: {
      destination_gln: 'coalesce(excluded.destination_gln, boxes.destination_gln)',
      packed_at: 'coalesce(excluded.packed_at, boxes.packed_at)',
      packed_at_gln: 'coalesce(excluded.packed_at_gln, boxes.packed_at_gln)',
      label: 'coalesce(excluded.label, boxes.label)',
    },
  },
);
