import type { BoxScanEvent, DiscrepancyKind, Verdict } from '@boxtrail/contracts';

/** Who answers for a box. Station: its GLN; load, team, resident: their references. */
export interface Holder {
  readonly type: 'station' | 'load' | 'team' | 'resident';
  readonly id: string;
}

type ScanData<Type extends BoxScanEvent['type']> = Extract<BoxScanEvent, { type: Type }>['data'];
/** `byRef`: the person who scanned; null where the event does not say. */
interface Scan {
  readonly scanId: string;
  readonly byRef: string | null;
}
type Note = Scan & { readonly note: string | null };
type None = Readonly<Record<string, never>>;

/** What each kind of step tells beside who, where and when. Flat: the canonical form relies on it. */
export interface StepDetails {
  readonly packed: {
    readonly gtin: string;
    readonly jobId: string;
    readonly needId: string;
    readonly weightGrams: number;
  };
  readonly sealed: { readonly sealId: string };
  readonly loaded: None;
  readonly 'taken-off': { readonly reason: string };
  /** `sealId`: the seal of the load, null when it had none. */
  readonly dispatched: {
    readonly plate: string;
    readonly driverRef: string;
    readonly sealId: string | null;
    /** What the passes were when it was recorded; left out where both were still valid. */
    readonly vehiclePassWhenRecorded?: Verdict;
    readonly driverPassWhenRecorded?: Verdict;
  };
  /** Its load left while the vehicle or the driver was on another one, or the other way round. */
  readonly 'double-dispatch': {
    readonly otherLoadId: string;
    readonly shared: 'vehicle' | 'driver' | 'vehicle and driver';
    readonly plate: string;
    readonly driverRef: string;
  };
  /**
   * Its load left, or a checkpoint found it valid, under a pass that is now known to have been suspended or revoked by then.
   * `checkedBy`: the scan id of the checkpoint; null for the dispatch. A status `issued` takes it back and is never shown.
   */
  readonly 'pass-withdrawn': {
    readonly status: 'issued' | 'suspended' | 'revoked';
    readonly since: string;
    readonly reason: string;
    readonly checkedBy: string | null;
    readonly checkpointRef: string | null;
  };
  readonly checkpoint: { readonly scanId: string; readonly checkpointRef: string; readonly verdict: Verdict };
  readonly arrived: { readonly scanId: string; readonly sealIntact: boolean };
  /** `discrepancies`: what the receiver declared of this box, in alphabetical order, without `missing`. */
  readonly received: { readonly scanId: string; readonly discrepancies: readonly DiscrepancyKind[] };
  readonly missing: { readonly scanId: string };
  readonly 'out-for-delivery': { readonly doorRoundId: string; readonly teamRef: string };
  readonly 'handed-over': Scan &
    Pick<ScanData<'delivery.BoxHandedOver'>, 'receivedByRef' | 'method' | 'proofRef'>;
  readonly 'delivery-failed': Scan & Pick<ScanData<'delivery.DeliveryFailed'>, 'reason'>;
  readonly returned: Scan;
  readonly seen: Scan;
  readonly damaged: Note;
  readonly 'seal-broken': Note;
  readonly lost: Note;
  readonly found: Note;
  readonly destroyed: Note;
  readonly resolved: { readonly finding: string; readonly resolution: string };
  /** A fact was recorded wrongly. `fact`: the wire name of its event; `withdrawn`: it never happened. */
  readonly corrected: {
    readonly scanId: string;
    readonly fact: string;
    readonly withdrawn: boolean;
    readonly reason: string;
    readonly byRef: string;
  };
}
export type StepKind = keyof StepDetails;

export interface StepOf<Kind extends StepKind> {
  readonly sscc: string;
  /** Of the event in the log. */
  readonly position: number;
  /** 0, 1 ... among this box's steps of that one event. */
  readonly ordinal: number;
  readonly kind: Kind;
  readonly placeGln: string | null;
  /** Where it is bound for: of `packed` the destination, of `dispatched` the load's. Otherwise null. */
  readonly counterpartGln: string | null;
  readonly loadId: string | null;
  /** Where this step puts the box, whatever was believed before. */
  readonly custodyTo: Holder | 'unchanged' | 'written-off';
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly passIds: readonly string[];
  readonly sourceEventId: string;
  readonly sourceType: string;
  readonly details: StepDetails[Kind];
  /** Of a decision that was recorded later than the limit allows: why. */
  readonly backDatedBecause?: string;
}
/** One line of a box's trail. */
export type TrailStep = { [Kind in StepKind]: StepOf<Kind> }[StepKind];

/** Enough to name a step and to know what comes after it. */
export type StepRef = Pick<TrailStep, 'position' | 'ordinal' | 'kind' | 'occurredAt'>;

export const refOf = ({ position, ordinal, kind, occurredAt }: TrailStep): StepRef => ({
  position,
  ordinal,
  kind,
  occurredAt,
});

/**
 * Which of two things at the same instant comes first: the way of the chain, then what is only noticed of a box,
 * last the answers. Arrival in the log has no say: it differs from one run to the next.
 */
const ranks: Record<StepKind, number> = {
  packed: 0,
  sealed: 1,
  loaded: 2,
  'taken-off': 3,
  dispatched: 4,
  'double-dispatch': 4.5,
  checkpoint: 5,
  'pass-withdrawn': 5.5,
  arrived: 6,
  received: 7,
  missing: 8,
  'out-for-delivery': 9,
  'delivery-failed': 10,
  'handed-over': 11,
  returned: 12,
  lost: 13,
  found: 14,
  seen: 15,
  damaged: 16,
  'seal-broken': 17,
  destroyed: 18,
  resolved: 19,
  corrected: 20,
};

/** Whether `b` certainly comes after `a`. False also where only a look at both whole steps would tell. */
export function isBefore(a: StepRef, b: StepRef): boolean {
  return a.occurredAt < b.occurredAt || (a.occurredAt === b.occurredAt && ranks[a.kind] < ranks[b.kind]);
}

/**
 * The order of a trail: when it happened, then rank of kind, then what the steps say. Steps that are equal in all
 * of it are the same thing scanned twice; only those stand in the order of the log, where nobody can tell.
 */
export function compareSteps(a: TrailStep, b: TrailStep): number {
  if (a.occurredAt !== b.occurredAt) return a.occurredAt < b.occurredAt ? -1 : 1;
  const byRank = ranks[a.kind] - ranks[b.kind];
  if (byRank !== 0) return byRank;
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  return a.position - b.position || a.ordinal - b.ordinal;
}

/** Steps of one moment are compared by their text, each with many others. */
const texts = new WeakMap<TrailStep, string>();

function textOf(step: TrailStep): string {
  let text = texts.get(step);
  if (text === undefined) texts.set(step, (text = JSON.stringify(contentOf(step))));
  return text;
}

/**
 * What a step says: who, where, under which passes, and its details, ready for JSON. Without `recordedAt`, position
 * and event id. Keys in alphabetical order, so that a step read back from a `jsonb` column says the same.
 */
export function contentOf(step: TrailStep): readonly unknown[] {
  const { occurredAt, kind, actor, placeGln, counterpartGln, loadId, passIds } = step;
  const custodyTo = typeof step.custodyTo === 'string' ? step.custodyTo : holderText(step.custodyTo);
  const details = Object.fromEntries(Object.entries(step.details).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [occurredAt, kind, actor, placeGln, counterpartGln, loadId, custodyTo, passIds, details];
}

/** `station 0200000000012`, `load L-1`, `team T-1`, `resident P-1`; `nobody` for null. */
export const holderText = (holder: Holder | null): string =>
  holder === null ? 'nobody' : `${holder.type} ${holder.id}`;
