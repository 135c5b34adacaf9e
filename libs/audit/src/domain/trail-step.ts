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
