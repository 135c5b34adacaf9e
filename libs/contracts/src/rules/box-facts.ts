import { unreachable } from '@boxtrail/kernel';
import type {
  BoxesReceived,
  BoxesTakenOff,
  BoxScanEvent,
  CorrectionEvent,
  DoorRoundStarted,
  LoadDispatched,
} from '../events/delivery';
import type { EventOf } from '../schema/define-event';

/**
 * Kinds of facts about a box. The order decides between facts of the same time: first the steps of the chain, then what
 * is only noticed. A trail uses the same order.
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
  'damaged',
  'destroyed',
] as const;
export type FactKind = (typeof factKinds)[number];

/** One fact about one box. */
export interface BoxFact {
  readonly kind: FactKind;
  /** RFC 3339, UTC. */
  readonly at: string;
  /** The load it left with, came with or was missing from; otherwise null. */
  readonly loadId: string | null;
}

/** What an event says about one box. */
export interface FactOfEvent {
  readonly sscc: string;
  /** Equal for every event about the same fact: a repeated scan, or its correction. */
  readonly key: string;
  /** Null: the fact was withdrawn. */
  readonly fact: BoxFact | null;
  /**
   * A correction replaces every fact with its key, earlier or later in the log. Of several corrections the last one
   * counts.
   */
  readonly corrects: boolean;
}

type Scan = Exclude<BoxScanEvent, { type: 'delivery.DiscrepancyResolved' | 'delivery.FactCorrected' }>;
type Receipt = EventOf<typeof BoxesReceived>;

/** The events that say where a box is. Other events move no box. */
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
  'delivery.BoxDamaged': 'damaged',
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

/** The facts in an event, one for each box it names. */
export function factsIn(event: BoxMove): readonly FactOfEvent[] {
  const { occurredAt: at } = event;
  const each = (
    ssccs: readonly string[],
    key: string,
    kind: FactKind,
    loadId: string | null,
  ): FactOfEvent[] => ssccs.map((sscc) => ({ sscc, key, fact: { kind, at, loadId }, corrects: false }));
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
      return receiptFacts(event, false);
    case 'delivery.FactCorrected':
      return correctionFacts(event);
    case 'delivery.BoxHandedOver':
    case 'delivery.DeliveryFailed':
    case 'delivery.BoxReturned':
    case 'delivery.BoxSeen':
    case 'delivery.BoxDamaged':
    case 'delivery.BoxSealFoundBroken':
    case 'delivery.BoxLost':
    case 'delivery.BoxFound':
    case 'delivery.BoxDestroyed':
      return [scanFact(event)];
    default:
      return unreachable(event);
  }
}

function scanFact({ type, occurredAt: at, data }: Scan): FactOfEvent {
  const fact = { kind: kindOf[type], at, loadId: null };
  return { sscc: data.sscc, key: scanKey(type, data.scanId), fact, corrects: false };
}

/** The key of a scan uses the type it was first recorded under; its corrections name that type. */
const scanKey = (type: string, scanId: string): string => `${type} ${scanId}`;

function receiptFacts({ occurredAt: at, data }: Receipt, corrects: boolean): FactOfEvent[] {
  const { loadId, scanId, ssccs, discrepancies } = data;
  const key = `receipt ${loadId} ${scanId}`;
  const here = new Set(ssccs);
  const gone = discrepancies.filter(({ kind, sscc }) => kind === 'missing' && !here.has(sscc));
  const factOf = (sscc: string, kind: FactKind) => ({ sscc, key, fact: { kind, at, loadId }, corrects });
  return [
    ...[...here].map((sscc) => factOf(sscc, 'received')),
    ...gone.map(({ sscc }) => factOf(sscc, 'missing')),
  ];
}

function correctionFacts({ data }: CorrectionEvent): readonly FactOfEvent[] {
  const { sscc, loadId, scanId, fact, ssccs, instead } = data;
  if (fact === 'delivery.LoadArrived') return [];
  if (sscc !== null) {
    const isScan =
      instead !== null &&
      instead.type !== 'delivery.BoxesReceived' &&
      instead.type !== 'delivery.LoadArrived';
    const counts = isScan ? scanFact(instead).fact : null;
    return [{ sscc, key: scanKey(fact, scanId), fact: counts, corrects: true }];
  }
  const counts = instead?.type === 'delivery.BoxesReceived' ? receiptFacts(instead, true) : [];
  const named = new Set(counts.map(({ sscc }) => sscc));
  const key = `receipt ${loadId} ${scanId}`;
  const freed = ssccs.filter((other) => !named.has(other));
  return [...counts, ...freed.map((other) => ({ sscc: other, key, fact: null, corrects: true }))];
}
