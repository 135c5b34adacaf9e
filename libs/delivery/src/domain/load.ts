import type {
  BoxesReceived,
  CheckpointPassed,
  CorrectionEvent,
  EventOf,
  LoadArrived,
  LoadEvent,
  LoadPlanned,
} from '@boxtrail/contracts';
import { GrowingMap, unreachable } from '@boxtrail/kernel';
import { holding, isLoadFact, type Corrected } from './correction';

export type LoadPlan = EventOf<typeof LoadPlanned>['data'];

/** Observations on the road and at the destination, each under its scan id. */
export type LoadFact =
  EventOf<typeof CheckpointPassed> | EventOf<typeof LoadArrived> | EventOf<typeof BoxesReceived>;

/** A verification of a pass belongs to the context of passes and is not corrected here. */
export type CorrectableFact = Exclude<LoadFact, { type: 'delivery.CheckpointPassed' }>;

/** A decision about a load with its time. */
export interface LastDecision {
  readonly at: string;
  readonly what: 'planned' | 'loaded' | 'unloaded' | 'sealed' | 'dispatched';
}

interface Carried {
  readonly plan: LoadPlan;
  /** The latest decision: the next cannot be earlier. */
  readonly last: LastDecision;
  /** On the vehicle; after the dispatch, the manifest. */
  readonly boxes: ReadonlySet<string>;
  /** As first recorded. */
  readonly facts: GrowingMap<string, LoadFact>;
  readonly corrected: Corrected<CorrectableFact>;
  /** By any receipt in force, at any station. */
  readonly received: ReadonlySet<string>;
  /** Number of its facts and corrections. */
  readonly recorded: number;
  /** Number of boxes and discrepancies in its receipts and their corrections. */
  readonly listed: number;
}

/**
 * Boxes that travel together on one leg. The status follows from decisions only. Facts do not change it: an arrival
 * recorded before the dispatch must not block the dispatch.
 */
export type LoadState =
  | { readonly status: 'none' }
  | (Carried & { readonly status: 'planned' | 'dispatched' })
  | (Carried & { readonly status: 'sealed'; readonly sealId: string });

export type KnownLoad = Exclude<LoadState, { status: 'none' }>;

export const initial: LoadState = { status: 'none' };

const nothing = {
  boxes: new Set<string>(),
  facts: GrowingMap.empty<string, LoadFact>(),
  corrected: GrowingMap.empty<string, CorrectableFact | null>(),
  received: new Set<string>(),
  recorded: 0,
  listed: 0,
};

export function evolve(state: LoadState, event: LoadEvent): LoadState {
  if (event.type === 'delivery.LoadPlanned') {
    return {
      status: 'planned',
      plan: event.data,
      last: { at: event.occurredAt, what: 'planned' },
      ...nothing,
    };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'delivery.BoxesLoaded':
      return {
        ...state,
        last: later(state.last, { at: event.occurredAt, what: 'loaded' }),
        boxes: new Set([...state.boxes, ...event.data.ssccs]),
      };
    case 'delivery.BoxesTakenOff': {
      const off = new Set(event.data.ssccs);
      return {
        ...state,
        last: later(state.last, { at: event.occurredAt, what: 'unloaded' }),
        boxes: new Set([...state.boxes].filter((sscc) => !off.has(sscc))),
      };
    }
    case 'delivery.LoadSealed':
      return {
        ...state,
        last: later(state.last, { at: event.occurredAt, what: 'sealed' }),
        status: 'sealed',
        sealId: event.data.sealId,
      };
    case 'delivery.LoadDispatched': {
      const { plan, facts, corrected, received, recorded, listed } = state;
      const last = later(state.last, { at: event.occurredAt, what: 'dispatched' });
      return {
        status: 'dispatched',
        plan,
        last,
        boxes: new Set(event.data.ssccs),
        facts,
        corrected,
        received,
        recorded,
        listed,
      };
    }
    case 'delivery.CheckpointPassed':
    case 'delivery.LoadArrived':
      return withFact(state, event);
    case 'delivery.BoxesReceived':
      return withFact({ ...state, received: withAll(state.received, event.data.ssccs) }, event);
    case 'delivery.FactCorrected': {
      const { scanId, instead } = event.data;
      if (instead !== null && !isLoadFact(instead)) return state; // never in this stream
      const corrected = state.corrected.with(scanId, instead);
      const received = receivedBy(state.facts.values(), corrected);
      return counted({ ...state, corrected, received }, event);
    }
    default:
      return unreachable(event);
  }
}

/** When it was first seen at its destination; null while it was not. */
export function endOf({ facts, corrected }: KnownLoad): string | null {
  let end: string | null = null;
  for (const fact of facts.values()) {
    const holds = fact.type === 'delivery.CheckpointPassed' ? null : holding(fact, corrected);
    if (holds !== null && (end === null || holds.occurredAt < end)) end = holds.occurredAt;
  }
  return end;
}

/** Older logs may have decisions in any order. */
const later = (a: LastDecision, b: LastDecision): LastDecision => (b.at >= a.at ? b : a);

/** The boxes of all receipts in force. */
export function receivedBy(
  facts: Iterable<LoadFact>,
  corrected: Corrected<CorrectableFact>,
): ReadonlySet<string> {
  const received = new Set<string>();
  for (const fact of facts) {
    const holds = fact.type === 'delivery.CheckpointPassed' ? null : holding(fact, corrected);
    if (holds?.type === 'delivery.BoxesReceived') for (const sscc of holds.data.ssccs) received.add(sscc);
  }
  return received;
}

const withAll = (known: ReadonlySet<string>, ssccs: readonly string[]): ReadonlySet<string> =>
  ssccs.every((sscc) => known.has(sscc)) ? known : new Set([...known, ...ssccs]);

const withFact = (state: KnownLoad, fact: LoadFact): KnownLoad =>
  counted({ ...state, facts: state.facts.with(fact.data.scanId, fact) }, fact);

function counted(state: KnownLoad, event: LoadFact | CorrectionEvent): KnownLoad {
  const receipt = receiptIn(event);
  const listed = state.listed + (receipt === null ? 0 : listedBy(receipt));
  return { ...state, recorded: state.recorded + 1, listed };
}

type Receipt = EventOf<typeof BoxesReceived>;

/** The receipt that an event records or corrects; null for other facts. */
export function receiptIn(event: LoadFact | CorrectionEvent): Receipt | null {
  const fact = event.type === 'delivery.FactCorrected' ? event.data.instead : event;
  return fact?.type === 'delivery.BoxesReceived' ? fact : null;
}

/** Number of boxes and discrepancies that a receipt lists. */
export const listedBy = ({ data: { ssccs, discrepancies } }: Receipt): number =>
  ssccs.length + discrepancies.length;
