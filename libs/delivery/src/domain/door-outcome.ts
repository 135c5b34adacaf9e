import type { CorrectionEvent, DoorRoundEvent } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';
import type { ScanEvent } from './box-scan';
import { isLoadFact } from './correction';

type Fact =
  | { readonly kind: 'out'; readonly at: string; readonly doorRoundId: string }
  | {
      readonly kind: 'handed-over' | 'returned' | 'lost' | 'found' | 'destroyed';
      readonly at: string;
      readonly scanId: string;
    }
  | { readonly kind: 'failed'; readonly at: string; readonly scanId: string; readonly reason: string };

/**
 * What is known of one box between the drop point and the door, as it counts: by `round <id>` and `scan <id>`. Plain
 * JSON.
 */
export type DoorFacts = Readonly<Record<string, Fact>>;

export const nothingKnown: DoorFacts = {};

/** A sighting or damage does not change what became of a box. */
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

/** The boxes an event speaks of; none for the correction of a load's fact. */
export function boxesOf({ type, data }: DoorFactEvent): readonly string[] {
  if (type === 'delivery.DoorRoundStarted') return data.ssccs;
  return data.sscc === null ? [] : [data.sscc];
}

/** What is known of each box of an event after it. A scan counts as it was corrected last, or not at all. */
export function learn(known: DoorFacts, event: DoorFactEvent): DoorFacts {
  if (event.type === 'delivery.DoorRoundStarted') {
    const { doorRoundId } = event.data;
    return { ...known, [`round ${doorRoundId}`]: { kind: 'out', at: event.occurredAt, doorRoundId } };
  }
  const key = `scan ${event.data.scanId}`;
  const fact = event.type === 'delivery.FactCorrected' ? factInstead(event.data.instead) : factOf(event);
  const { [key]: _, ...others } = known;
  return fact === null ? others : { ...others, [key]: fact };
}

const factInstead = (instead: CorrectionEvent['data']['instead']): Fact | null =>
  instead === null || isLoadFact(instead) ? null : factOf(instead);

/** Null for a scan that only says that the box is there. */
function factOf({ type, occurredAt: at, data }: ScanEvent): Fact | null {
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
  /** A team was at the door in vain and still has it; `failedBecause` says why. */
  'failed',
  /** Back at a station. */
  'returned',
  'lost',
  'found',
  'destroyed',
] as const;
export type DoorStatus = (typeof doorStatuses)[number];

/** What became of one box of a door round. */
export interface DoorOutcome {
  readonly status: DoorStatus;
  /** When that happened, RFC 3339 in UTC; when the round started while the box is `out`. */
  readonly since: string;
  /** The scan that says so; null while the box is `out`. */
  readonly scanId: string | null;
  /** Why the last attempt of this round failed; null when none did. It stays when the box is returned or delivered later. */
  readonly failedBecause: string | null;
}

/**
 * What became of a box of a round, by when things happened: facts come late and out of order. The round ends for the box
 * when it is back at a station or leaves with another round.
 */
export function outcomeOf(known: DoorFacts, doorRoundId: string, startedAt: string): DoorOutcome {
  const facts = Object.entries(known).sort(([a, one], [b, other]) => compare(one, other) || (a < b ? -1 : 1));
  const start = facts.findIndex(([, fact]) => fact.kind === 'out' && fact.doorRoundId === doorRoundId);
  let outcome: DoorOutcome = { status: 'out', since: startedAt, scanId: null, failedBecause: null };
  for (const [, fact] of facts.slice(start + 1)) {
    if (fact.kind === 'out') break;
    const { kind: status, at: since, scanId } = fact;
    if (status === 'failed') {
      // A team that was at the door in vain says nothing of a box that was handed over or is gone.
      if (outcome.status !== 'out' && outcome.status !== 'failed') continue;
      outcome = { status, since, scanId, failedBecause: fact.reason };
    } else outcome = { ...outcome, status, since, scanId };
    if (status === 'returned' || status === 'found') break;
  }
  return outcome;
}

/** Whether the team still has the box, also after it was at the door in vain. */
export const isWithTeam = ({ status }: Pick<DoorOutcome, 'status'>): boolean =>
  status === 'out' || status === 'failed';

/** The door rounds whose team still has the box, as far as is known. */
export const roundsWith = (known: DoorFacts): readonly string[] =>
  Object.values(known).flatMap((fact) =>
    fact.kind === 'out' && isWithTeam(outcomeOf(known, fact.doorRoundId, fact.at)) ? [fact.doorRoundId] : [],
  );

/** Two facts of one moment count in this order, as on the trail of the box. */
const order: readonly Fact['kind'][] = [
  'out',
  'failed',
  'handed-over',
  'returned',
  'lost',
  'found',
  'destroyed',
];

function compare(a: Fact, b: Fact): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return order.indexOf(a.kind) - order.indexOf(b.kind);
}
