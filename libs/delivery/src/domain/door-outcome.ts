import type { CorrectionEvent, DoorRoundEvent } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';
import type { ScanEvent } from './box-scan';
import { isLoadFact } from './correction';

/** A fact about one box between the drop point and the door. */
export type DoorFact =
  | { readonly kind: 'out'; readonly at: string; readonly doorRoundId: string }
  | {
      readonly kind: 'handed-over' | 'returned' | 'lost' | 'found' | 'destroyed';
      readonly at: string;
      readonly scanId: string;
    }
  | { readonly kind: 'failed'; readonly at: string; readonly scanId: string; readonly reason: string };

/** A fact under its key: `round <id>` or `scan <id>`. */
export type KeyedDoorFact = DoorFact & { readonly key: string };

/** A sighting or damage does not change the outcome of a box. */
export const doorFactTypes = [
  'delivery.DoorRoundStarted',
  'delivery.BoxHandedOver',
  'delivery.DeliveryFailed',
  'delivery.BoxReturned',
  'delivery.BoxLost',
  'delivery.BoxFound',
  'delivery.BoxDestroyed',
  'delivery.FactCorrected',
] as const;
export type DoorFactEvent = Extract<
  DoorRoundEvent | ScanEvent | CorrectionEvent,
  { type: (typeof doorFactTypes)[number] }
>;

/** The facts in an event, one for each box it names; null: withdrawn. The last fact under a key counts. */
export function doorFactsIn(event: DoorFactEvent): readonly DoorFactChange[] {
  if (event.type === 'delivery.DoorRoundStarted') {
    const { doorRoundId, ssccs } = event.data;
    const fact = { kind: 'out' as const, at: event.occurredAt, doorRoundId };
    return ssccs.map((sscc) => ({ sscc, key: `round ${doorRoundId}`, fact }));
  }
  const fact = event.type === 'delivery.FactCorrected' ? factInstead(event.data.instead) : factOf(event);
  const { sscc, scanId } = event.data;
  return sscc === null ? [] : [{ sscc, key: `scan ${scanId}`, fact }];
}

interface DoorFactChange {
  readonly sscc: string;
  readonly key: string;
  readonly fact: DoorFact | null;
}

const factInstead = (instead: CorrectionEvent['data']['instead']): DoorFact | null =>
  instead === null || isLoadFact(instead) ? null : factOf(instead);

/** Null for a scan that only says that the box is there. */
function factOf({ type, occurredAt: at, data }: ScanEvent): DoorFact | null {
  const { scanId } = data;
  switch (type) {
    case 'delivery.BoxHandedOver':
      return { kind: 'handed-over', at, scanId };
    case 'delivery.DeliveryFailed':
      return { kind: 'failed', at, scanId, reason: data.reason };
    case 'delivery.BoxReturned':
      return { kind: 'returned', at, scanId };
    case 'delivery.BoxLost':
      return { kind: 'lost', at, scanId };
    case 'delivery.BoxFound':
      return { kind: 'found', at, scanId };
    case 'delivery.BoxDestroyed':
      return { kind: 'destroyed', at, scanId };
    case 'delivery.BoxSeen':
    case 'delivery.BoxDamaged':
    case 'delivery.BoxSealFoundBroken':
      return null;
    default:
      return unreachable(type);
  }
}

export const doorStatuses = [
  /** With the team. */
  'out',
  'handed-over',
  /** A delivery attempt failed and the team still has the box; see `failedBecause`. */
  'failed',
  /** Back at a station. */
  'returned',
  'lost',
  'found',
  'destroyed',
] as const;
export type DoorStatus = (typeof doorStatuses)[number];

/** The outcome of one box of a door round. */
export interface DoorOutcome {
  readonly status: DoorStatus;
  /** Time of the outcome, RFC 3339 in UTC; the start of the round while the box is `out`. */
  readonly since: string;
  /** The scan of the outcome; null while the box is `out`. */
  readonly scanId: string | null;
  /**
   * Reason of the last failed attempt of this round; null when none failed. Kept when the box is returned or delivered
   * later.
   */
  readonly failedBecause: string | null;
}

/**
 * The outcome of a box of a round, by event time: facts come late and out of order. The round ends for the box when it
 * is back at a station or leaves with another round.
 */
export function outcomeOf(
  known: readonly KeyedDoorFact[],
  doorRoundId: string,
  startedAt: string,
): DoorOutcome {
  const facts = [...known].sort((a, b) => compare(a, b) || (a.key < b.key ? -1 : 1));
  const start = facts.findIndex((fact) => fact.kind === 'out' && fact.doorRoundId === doorRoundId);
  let outcome: DoorOutcome = { status: 'out', since: startedAt, scanId: null, failedBecause: null };
  for (const fact of facts.slice(start + 1)) {
    if (fact.kind === 'out') break;
    const { kind: status, at: since, scanId } = fact;
    if (status === 'failed') {
      // A failed attempt does not change a box that was handed over, lost or destroyed.
      if (outcome.status !== 'out' && outcome.status !== 'failed') continue;
      outcome = { status, since, scanId, failedBecause: fact.reason };
    } else outcome = { ...outcome, status, since, scanId };
    if (status === 'returned' || status === 'found') break;
  }
  return outcome;
}

/** Whether the team still has the box, even after a failed attempt. */
export const isWithTeam = ({ status }: Pick<DoorOutcome, 'status'>): boolean =>
  status === 'out' || status === 'failed';

/** Order of facts of the same time, as on the trail of the box. */
export const doorFactKinds = [
  'out',
  'failed',
  'handed-over',
  'returned',
  'lost',
  'found',
  'destroyed',
] as const satisfies readonly DoorFact['kind'][];

function compare(a: DoorFact, b: DoorFact): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return doorFactKinds.indexOf(a.kind) - doorFactKinds.indexOf(b.kind);
}
