import type {
  BoxesReceived,
  BoxesTakenOff,
  BoxScanEvent,
  CorrectionEvent,
  DoorRoundStarted,
  EventOf,
  LoadDispatched,
} from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

/**
 * What can happen to a box on its way, in the order in which two things at one moment count: the way of the chain
 * first, then what is only noticed of a box. The same order as that of its trail.
 */
export const factKinds = [
  'taken-off',
  'dispatched',
  'received',
  'missing',
  'out-for-delivery',
  'delivery-failed',
  'handed-over',
  'returned',
  'lost',
  'found',
  'sighted',
  'destroyed',
] as const;
export type FactKind = (typeof factKinds)[number];

/** One thing that happened to one box. */
export interface BoxFact {
  readonly kind: FactKind;
  /** RFC 3339, UTC: when it happened. */
  readonly at: string;
  /** The load it went with, came with or was missed on; otherwise null. */
  readonly loadId: string | null;
}

/** What an event says of one box. */
export interface Told {
  readonly sscc: string;
  /** The same for every event about the same fact: the scan again, or its correction. */
  readonly key: string;
  /** Null: it never happened. */
  readonly fact: BoxFact | null;
  /** A correction counts whatever was or will be told under its key; of several the last in the log. */
  readonly corrects: boolean;
}

type Scan = Exclude<BoxScanEvent, { type: 'delivery.DiscrepancyResolved' | 'delivery.FactCorrected' }>;
type Receipt = EventOf<typeof BoxesReceived>;

/** The events that say where a box is. All others of the catalogue move no box. */
export type BoxMove =
  | EventOf<typeof BoxesTakenOff>
  | EventOf<typeof LoadDispatched>
  | EventOf<typeof DoorRoundStarted>
  | Receipt
  | Scan
  | CorrectionEvent;

const kindOf: Record<Scan['type'], FactKind> = {
  'delivery.BoxHandedOver': 'handed-over',
  'delivery.DeliveryFailed': 'delivery-failed',
  'delivery.BoxReturned': 'returned',
  'delivery.BoxSeen': 'sighted',
  'delivery.BoxDamaged': 'sighted',
  'delivery.BoxSealFoundBroken': 'sighted',
  'delivery.BoxLost': 'lost',
  'delivery.BoxFound': 'found',
  'delivery.BoxDestroyed': 'destroyed',
};

/** Wire names of the events that say where a box is. */
export const boxMoves: readonly BoxMove['type'][] = [
  'delivery.BoxesTakenOff',
  'delivery.LoadDispatched',
  'delivery.BoxesReceived',
  'delivery.DoorRoundStarted',
  ...(Object.keys(kindOf) as Scan['type'][]),
  'delivery.FactCorrected',
];

/** What an event says of each box it names. */
export function toldBy(event: BoxMove): readonly Told[] {
  const { occurredAt: at } = event;
  const each = (ssccs: readonly string[], key: string, kind: FactKind, loadId: string | null): Told[] =>
    ssccs.map((sscc) => ({ sscc, key, fact: { kind, at, loadId }, corrects: false }));
  switch (event.type) {
    case 'delivery.BoxesTakenOff': {
      const { loadId, ssccs } = event.data;
      return each(ssccs, `taken-off ${loadId} ${at}`, 'taken-off', loadId);
    }
    case 'delivery.LoadDispatched': {
      const { loadId, ssccs } = event.data;
      return each(ssccs, `dispatched ${loadId}`, 'dispatched', loadId);
    }
    case 'delivery.DoorRoundStarted': {
      const { doorRoundId, ssccs } = event.data;
      return each(ssccs, `out ${doorRoundId}`, 'out-for-delivery', null);
    }
    case 'delivery.BoxesReceived':
      return toldByReceipt(event, false);
    case 'delivery.FactCorrected':
      return toldByCorrection(event);
    case 'delivery.BoxHandedOver':
    case 'delivery.DeliveryFailed':
    case 'delivery.BoxReturned':
    case 'delivery.BoxSeen':
    case 'delivery.BoxDamaged':
    case 'delivery.BoxSealFoundBroken':
    case 'delivery.BoxLost':
    case 'delivery.BoxFound':
    case 'delivery.BoxDestroyed':
      return [toldByScan(event)];
    default:
      return unreachable(event);
  }
}

function toldByScan({ type, occurredAt: at, data }: Scan): Told {
  const fact = { kind: kindOf[type], at, loadId: null };
  return { sscc: data.sscc, key: scanKey(type, data.scanId), fact, corrects: false };
}

/** Of a scan: by the type it was first recorded under, which its corrections name. */
const scanKey = (type: string, scanId: string): string => `${type} ${scanId}`;

function toldByReceipt({ occurredAt: at, data }: Receipt, corrects: boolean): Told[] {
  const { loadId, scanId, ssccs, discrepancies } = data;
  const key = `receipt ${loadId} ${scanId}`;
  const here = new Set(ssccs);
  const gone = discrepancies.filter(({ kind, sscc }) => kind === 'missing' && !here.has(sscc));
  const told = (sscc: string, kind: FactKind) => ({ sscc, key, fact: { kind, at, loadId }, corrects });
  return [
    ...[...here].map((sscc) => told(sscc, 'received')),
    ...gone.map(({ sscc }) => told(sscc, 'missing')),
  ];
}

function toldByCorrection({ data }: CorrectionEvent): readonly Told[] {
  const { sscc, loadId, scanId, fact, ssccs, instead } = data;
  if (fact === 'delivery.LoadArrived') return [];
  if (sscc !== null) {
    const isScan =
      instead !== null &&
      instead.type !== 'delivery.BoxesReceived' &&
      instead.type !== 'delivery.LoadArrived';
    const counts = isScan ? toldByScan(instead).fact : null;
    return [{ sscc, key: scanKey(fact, scanId), fact: counts, corrects: true }];
  }
  const counts = instead?.type === 'delivery.BoxesReceived' ? toldByReceipt(instead, true) : [];
  const named = new Set(counts.map((told) => told.sscc));
  const key = `receipt ${loadId} ${scanId}`;
  const freed = ssccs.filter((other) => !named.has(other));
  return [...counts, ...freed.map((other) => ({ sscc: other, key, fact: null, corrects: true }))];
}
