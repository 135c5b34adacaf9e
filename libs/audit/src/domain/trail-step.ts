import type { BoxScanEvent, DiscrepancyKind, FindingOutcome, Place, Verdict } from '@boxtrail/contracts';

/** The holder of a box. Station: its GLN; load, team, resident: their references. */
export interface Holder {
  readonly type: 'station' | 'load' | 'team' | 'resident';
  readonly id: string;
}

type ScanData<Type extends BoxScanEvent['type']> = Extract<BoxScanEvent, { type: Type }>['data'];
/** `byRef`: the person who scanned; null when the event does not name one. */
interface Scan {
  readonly scanId: string;
  readonly byRef: string | null;
}
type Note = Scan & { readonly note: string | null };
type None = Readonly<Record<string, never>>;
interface OfHold {
  readonly holdId: string;
  readonly reason: string;
}

/** The details of each kind of step, besides person, place and time. Flat: the canonical form relies on it. */
export interface StepDetails {
  readonly packed: {
    readonly gtin: string;
    readonly jobId: string;
    readonly needId: string;
    readonly weightGrams: number;
    /** The household it is packed for. */
    readonly householdRef: string;
    /** Items that its box type has otherwise, as `GTIN: packed/expected`; omitted when there are none. */
    readonly contentsDiffer?: readonly string[];
    /** The tier of the place; omitted when it is unknown. */
    readonly tier?: Place['tier'];
  };
  readonly sealed: { readonly sealId: string };
  /** Another box was sealed with the same number, or a load: then `onLoadId`. */
  readonly 'seal-reused': {
    readonly sealId: string;
    readonly otherSscc?: string;
    readonly onLoadId?: string;
  };
  readonly loaded: None;
  readonly 'taken-off': { readonly reason: string };
  /** `sealId`: the seal of the load, null when it had none. */
  readonly dispatched: {
    readonly plate: string;
    readonly driverRef: string;
    readonly sealId: string | null;
    /** The tier of the place it left; omitted when it is unknown. */
    readonly tier?: Place['tier'];
    /** The verdicts on its passes at record time; omitted when both were valid. */
    readonly vehiclePassWhenRecorded?: Verdict;
    readonly driverPassWhenRecorded?: Verdict;
  };
  /** Its load left while the vehicle or driver was on another one, or the other way round. */
  readonly 'double-dispatch': {
    readonly otherLoadId: string;
    readonly shared: 'vehicle' | 'driver' | 'vehicle and driver';
    readonly plate: string;
    readonly driverRef: string;
  };
  /**
   * Its load left, or a checkpoint found it valid, under a pass that is now known to have been suspended or revoked by
   * then. `checkedBy`: the scan id of the checkpoint; null for the dispatch. A status `issued` reverts it and is never
   * shown.
   */
  readonly 'pass-withdrawn': {
    readonly status: 'issued' | 'suspended' | 'revoked';
    readonly since: string;
    readonly reason: string;
    readonly checkedBy: string | null;
    readonly checkpointRef: string | null;
  };
  readonly checkpoint: { readonly scanId: string; readonly checkpointRef: string; readonly verdict: Verdict };
  /** `sealId`: the number on the seal of the load; omitted when nobody read it. */
  readonly arrived: { readonly scanId: string; readonly sealIntact: boolean; readonly sealId?: string };
  /** `discrepancies`: those declared of this box, in alphabetical order, without `missing`. */
  readonly received: {
    readonly scanId: string;
    readonly discrepancies: readonly DiscrepancyKind[];
    /** The tier of the place; omitted when it is unknown. */
    readonly tier?: Place['tier'];
  };
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
  /** A hold reached the box. */
  readonly held: OfHold;
  /** The hold was released. */
  readonly released: OfHold;
  /** The box is to be destroyed; the hold stays in force. */
  readonly condemned: OfHold;
  /** `finding`: its kind. An answer without `outcome` and `answers` answers every open finding of this kind. */
  readonly resolved: {
    readonly finding: string;
    readonly resolution: string;
    readonly outcome?: FindingOutcome;
  };
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
  /** Position of the event in the log. */
  readonly position: number;
  /** 0, 1 and so on among this box's steps of that event. */
  readonly ordinal: number;
  readonly kind: Kind;
  readonly placeGln: string | null;
  /** The destination: of `packed` that of the box, of `dispatched` that of the load. Otherwise null. */
  readonly counterpartGln: string | null;
  readonly loadId: string | null;
  /** The holder after this step; the state before does not count. */
  readonly custodyTo: Holder | 'unchanged' | 'written-off';
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly passIds: readonly string[];
  readonly sourceEventId: string;
  readonly sourceType: string;
  readonly details: StepDetails[Kind];
  /** Reason of a back-dated decision. */
  readonly backDatedBecause?: string;
  /** How long the new holder may have it, in hours, when this was recorded; omitted for the default. */
  readonly limitHours?: number;
  /** Of `packed`: how long any holder may have it, by its type; omitted without such a limit. */
  readonly ownLimitHours?: number;
  /** Somebody had the box in hand at a community; omitted for every other step. */
  readonly atCommunity?: true;
  /** The step whose finding a resolution answers. */
  readonly answers?: Pick<StepRef, 'position' | 'ordinal'>;
}
/** One step of a box's trail. */
export type TrailStep = { [Kind in StepKind]: StepOf<Kind> }[StepKind];

/** Identifies a step and its order. */
export type StepRef = Pick<TrailStep, 'position' | 'ordinal' | 'kind' | 'occurredAt'>;

export const refOf = ({ position, ordinal, kind, occurredAt }: TrailStep): StepRef => ({
  position,
  ordinal,
  kind,
  occurredAt,
});

/**
 * The content of a step: person, place, passes and details, ready for JSON; without `recordedAt`, position and event
 * id. Keys in alphabetical order, so that a step read from a `jsonb` column is equal.
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
