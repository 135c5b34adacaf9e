import type { Schemas } from '@boxtrail/api-client';

/** Where a box is: at a tier, on a load, with a team, delivered, or lost or destroyed. */
export const places = [
  'supplier',
  'municipal',
  'district',
  'community',
  'road',
  'team',
  'door',
  'gone',
] as const;
export type Place = (typeof places)[number];
export type Clock = 'occurred' | 'recorded';
/** The tier of a place by its GLN. */
export type TierOf = (gln: string) => Place;

/** One event, as little of it as the film needs. */
export interface Fact {
  readonly position: number;
  /** On the clock of the film, in ms since 1970. */
  readonly at: number;
  /** A step of a trail, or a round that opened or closed. */
  readonly kind: string;
  readonly subject: { readonly kind: 'box' | 'load' | 'round' | 'door-round' | 'pass'; readonly id: string };
  /** Numbers of its boxes; see `Film.boxes`. */
  readonly boxes: readonly number[];
  /** Where its boxes are from then on; null: where they were. */
  readonly to: Place | null;
  /** Between which tiers a load leaves. */
  readonly leg: string | null;
  /** Findings that it gave rise to. */
  readonly findings: number;
}

type Event = Pick<Schemas['PublishedEvent'], 'position' | 'recordedAt' | 'event'>;

interface Data {
  readonly sscc?: string | null;
  readonly ssccs?: readonly string[];
  readonly loadId?: string | null;
  readonly roundId?: string;
  readonly doorRoundId?: string;
  readonly passId?: string;
  readonly atGln?: string;
  readonly fromGln?: string;
  readonly toGln?: string;
  readonly packedAtGln?: string;
}

type Shown = readonly [kind: string, to?: (data: Data, tierOf: TierOf) => Place | null];

const at = ({ atGln = '' }: Data, tierOf: TierOf): Place => tierOf(atGln);

/** What the film shows of each type of event; the others are left out. */
const shown: Readonly<Record<string, Shown>> = {
  'orders.RoundOpened': ['round-opened'],
  'orders.RoundClosed': ['round-closed'],
  'packing.BoxPacked': ['packed', ({ packedAtGln = '' }, tierOf) => tierOf(packedAtGln)],
  'packing.BoxSealed': ['sealed'],
  'passes.PassRevoked': ['pass-withdrawn'],
  'delivery.BoxesLoaded': ['loaded'],
  'delivery.LoadDispatched': ['dispatched', () => 'road'],
  'delivery.CheckpointPassed': ['checkpoint'],
  'delivery.LoadArrived': ['arrived'],
  'delivery.BoxesReceived': ['received', at],
  'delivery.DoorRoundStarted': ['out-for-delivery', () => 'team'],
  'delivery.BoxHandedOver': ['handed-over', () => 'door'],
  'delivery.DeliveryFailed': ['delivery-failed'],
  'delivery.BoxReturned': ['returned', at],
  'delivery.BoxSeen': ['seen'],
  'delivery.BoxDamaged': ['damaged'],
  'delivery.SealBroken': ['seal-broken'],
  'delivery.BoxLost': ['lost', () => 'gone'],
  'delivery.BoxFound': ['found', at],
  'delivery.BoxDestroyed': ['destroyed', () => 'gone'],
  'delivery.FactCorrected': ['corrected'],
};

/** Collects the facts of events; a box is a number from then on. */
export class FactReader {
  private readonly numbers = new Map<string, number>();
  readonly facts: Fact[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly tierOf: TierOf,
    /** By log position. */
    private readonly findings: ReadonlyMap<number, number>,
  ) {}

  add({ position, recordedAt, event }: Event): void {
    const known = shown[event.type];
    if (known === undefined) return;
    const [kind, to] = known;
    const data = event.data as Data;
    const ssccs = data.ssccs ?? (typeof data.sscc === 'string' ? [data.sscc] : []);
    this.facts.push({
      position,
      at: Date.parse(this.clock === 'recorded' ? recordedAt : event.occurredAt),
      kind,
      subject: subjectOf(data),
      boxes: ssccs.map((sscc) => this.numberOf(sscc)),
      to: to?.(data, this.tierOf) ?? null,
      leg:
        kind === 'dispatched' ? `${this.tierOf(data.fromGln ?? '')} ${this.tierOf(data.toGln ?? '')}` : null,
      findings: this.findings.get(position) ?? 0,
    });
  }

  private numberOf(sscc: string): number {
    const found = this.numbers.get(sscc) ?? this.numbers.size;
    this.numbers.set(sscc, found);
    return found;
  }
}

function subjectOf({ sscc, loadId, roundId, doorRoundId, passId }: Data): Fact['subject'] {
  if (typeof sscc === 'string') return { kind: 'box', id: sscc };
  if (typeof loadId === 'string') return { kind: 'load', id: loadId };
  if (doorRoundId !== undefined) return { kind: 'door-round', id: doorRoundId };
  return passId === undefined ? { kind: 'round', id: roundId ?? '' } : { kind: 'pass', id: passId };
}

/** What is so after some facts. */
export interface Moment {
  readonly packed: number;
  readonly findings: number;
  /** Boxes by place. */
  readonly boxes: Readonly<Record<Place, number>>;
  /** Boxes that left between two places: `supplier municipal`. */
  readonly legs: ReadonlyMap<string, number>;
}

const add = (legs: Map<string, number>, leg: string, count: number) =>
  legs.set(leg, (legs.get(leg) ?? 0) + count);

/** Boxes come here without a load. */
const isAtDoor = (place: Place): boolean => place === 'team' || place === 'door';

/** What the first `count` facts say; a box is where the last of them puts it. */
export function momentAfter(facts: readonly Fact[], count: number): Moment {
  const where = new Map<number, Place>();
  const boxes = Object.fromEntries(places.map((place) => [place, 0])) as Record<Place, number>;
  const legs = new Map<string, number>();
  let [packed, findings] = [0, 0];
  for (const fact of facts.slice(0, count)) {
    findings += fact.findings;
    if (fact.kind === 'packed') packed += fact.boxes.length;
    if (fact.leg !== null) add(legs, fact.leg, fact.boxes.length);
    if (fact.to === null) continue;
    for (const box of fact.boxes) {
      const before = where.get(box);
      if (before !== undefined) boxes[before] -= 1;
      if (before !== undefined && isAtDoor(fact.to) && before !== fact.to)
        add(legs, `${before} ${fact.to}`, 1);
      boxes[fact.to] += 1;
      where.set(box, fact.to);
    }
  }
  return { packed, findings, boxes, legs };
}

/** How many facts, which are in the order of their time, lie at or before a moment. */
export function countUntil(facts: readonly Fact[], moment: number): number {
  let [low, high] = [0, facts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((facts[middle]?.at ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
