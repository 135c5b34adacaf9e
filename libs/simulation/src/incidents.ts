import type { PlannedRound } from './planned';
import type { Random } from './random';

/** Incidents by box. */
export interface Incidents {
  /** Missing at the district station's receipt. */
  readonly missing: ReadonlySet<string>;
  /** The missing boxes that are found in the evening. */
  readonly found: ReadonlySet<string>;
  /** Seal broken at the drop point's receipt. */
  readonly sealBroken: ReadonlySet<string>;
  /** Crushed at the municipal station, and destroyed there. */
  readonly destroyed: ReadonlySet<string>;
  /** Left behind at the municipal station. */
  readonly leftBehind: ReadonlySet<string>;
  /** Not at home at the first attempt; some of these not at the second attempt either. */
  readonly notAtHome: ReadonlySet<string>;
  readonly neverAtHome: ReadonlySet<string>;
  /** Seen at the district station by an offline scanner, which sends at night. */
  readonly seenLate: ReadonlySet<string>;
  /** Handed over, and the scan sent twice. */
  readonly sentTwice: ReadonlySet<string>;
  /** Loaded without a seal. */
  readonly unsealed: ReadonlySet<string>;
  /** Put on the van of another round of the district, by the id of that round. */
  readonly wrongCommunity: ReadonlyMap<string, string>;
  /** Handed over to a neighbour, by the neighbour's household. */
  readonly wrongHousehold: ReadonlyMap<string, string>;
  /** The round whose last dispatch is recorded afterwards, with a reason. */
  readonly backDated: string;
  /** Two rounds of one district: the vehicle of the first takes the second too, and the first was late. */
  readonly sameVehicle: { readonly first: string; readonly second: string } | null;
  /** The round whose van's pass is revoked while it is on the road. */
  readonly revokedOnTheRoad: string;
  /** The round whose driver presents a revoked pass at dispatch. */
  readonly oldPass: string;
}

/** Each box has at most one incident; every kind happens at least once where the day is large enough. */
export function planIncidents(random: Random, rounds: readonly PlannedRound[]): Incidents {
  const all = rounds.flatMap((round) => round.boxes.map((box) => box.sscc));
  let left = random.sample(all, Math.max(8, Math.ceil(all.length * 0.07)));
  const draw = (share: number, from = left): Set<string> => {
    const take = Math.max(1, Math.round(all.length * share));
    const drawn = new Set(
      from.filter((_, i) => i % Math.max(1, Math.floor(from.length / take)) === 0).slice(0, take),
    );
    left = left.filter((sscc) => !drawn.has(sscc));
    return drawn;
  };
  /** A box, and what `of` says of it; boxes of which it says nothing are left out. */
  const drawWith = (share: number, of: (sscc: string) => string | undefined): Map<string, string> => {
    const possible = left.filter((sscc) => of(sscc) !== undefined);
    return new Map([...draw(share, possible)].map((sscc) => [sscc, of(sscc) ?? '']));
  };
  // First, because not every box can be one of them.
  const wrongCommunity = drawWith(0.0005, (sscc) => nextInDistrict(rounds, roundOf(rounds, sscc))?.roundId);
  const wrongHousehold = drawWith(0.0005, (sscc) => neighbourOf(roundOf(rounds, sscc), sscc));
  const missing = draw(0.004);
  const notAtHome = draw(0.02);
  const revokedOnTheRoad = rounds[Math.floor(rounds.length / 3)]?.roundId ?? '';
  const oldPass = rounds[Math.floor((rounds.length * 2) / 3)]?.roundId ?? '';
  const backDated = rounds[Math.floor(rounds.length / 2)]?.roundId ?? '';
  return {
    missing,
    found: new Set([...missing].filter((_, i) => i % 2 === 1)),
    notAtHome,
    neverAtHome: new Set([...notAtHome].filter((_, i) => i % 4 === 1)),
    sealBroken: draw(0.003),
    destroyed: draw(0.001),
    leftBehind: draw(0.001),
    seenLate: draw(0.01),
    sentTwice: draw(0.01),
    unsealed: draw(0.001),
    wrongCommunity,
    wrongHousehold,
    backDated,
    // A vehicle whose pass is revoked, or ends with its journey, could not take another round.
    sameVehicle: twoOfOneDistrict(
      rounds.filter(({ roundId }) => ![revokedOnTheRoad, oldPass, backDated].includes(roundId)),
    ),
    revokedOnTheRoad,
    oldPass,
  };
}

const roundOf = (rounds: readonly PlannedRound[], sscc: string): PlannedRound | undefined =>
  rounds.find(({ boxes }) => boxes.some((box) => box.sscc === sscc));

/** The next round with the same district station; undefined when there is none. */
function nextInDistrict(
  rounds: readonly PlannedRound[],
  round: PlannedRound | undefined,
): PlannedRound | undefined {
  const there = rounds.filter(({ district }) => district.gln === round?.district.gln);
  const next = there[(there.findIndex(({ roundId }) => roundId === round?.roundId) + 1) % there.length];
  return next?.roundId === round?.roundId ? undefined : next;
}

/** The household of the next need of its round; undefined when there is only one. */
function neighbourOf(round: PlannedRound | undefined, sscc: string): string | undefined {
  const needs = round?.needs ?? [];
  const needId = round?.boxes.find((box) => box.sscc === sscc)?.needId;
  const own = needs.findIndex((need) => need.needId === needId);
  const next = needs[(own + 1) % needs.length];
  return next?.needId === needId ? undefined : next?.householdRef;
}

/** The last two rounds of a district that has two. */
function twoOfOneDistrict(rounds: readonly PlannedRound[]): Incidents['sameVehicle'] {
  const first = rounds.findLast((round) => nextInDistrict(rounds, round) !== undefined);
  const second = nextInDistrict(rounds, first);
  return first === undefined || second === undefined
    ? null
    : { first: second.roundId, second: first.roundId };
}
