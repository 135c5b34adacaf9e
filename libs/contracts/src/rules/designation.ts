import { ruleViolation, unknown, type Refusal } from '@boxtrail/kernel';
import {
  mostCandidates,
  type CandidateVerdict,
  type Designation,
  type SupplierDetails,
} from '../events/suppliers';
import { standingProblem, type SupplierStanding } from './supplier-standing';

/** Degrees, WGS 84. A position needs both. */
export interface Coordinates {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface CommunityToServe extends Coordinates {
  readonly gln: string;
  /** Coordinates of the district, used when the community has none. */
  readonly district: Coordinates;
}

export interface PossibleSupplier
  extends SupplierStanding, Pick<SupplierDetails, 'gln' | 'latitude' | 'longitude' | 'dailyCapacity'> {}

/** What is asked of a supplier, beyond its being near. */
export interface WorkToDo {
  /** When it is given. */
  readonly at: string;
  /** Boxes; 0 while nobody has ordered. */
  readonly boxes: number;
  /** Boxes that suppliers have already on that day, without this work; without entry: 0. */
  readonly booked: ReadonlyMap<string, number>;
  /** The suppliers that alone pack a box type of the work; empty: every supplier packs all of them. */
  readonly packedOnlyBy?: ReadonlySet<string>;
  /** The suppliers that declined the work. */
  readonly declinedBy?: readonly string[];
}

/** An officer's choice, with the reason. */
export interface Choice {
  readonly supplierGln: string;
  readonly reason: string;
}

/** The supplier of a community, and why. Undefined when no supplier can serve it. */
export interface Designated {
  readonly supplierGln: string | undefined;
  readonly designation: Designation;
}

interface Candidate {
  readonly supplier: PossibleSupplier;
  readonly metres: number | null;
  /** Lower is better. */
  readonly cost: number;
  /** Why it cannot serve. */
  readonly problem: CandidateVerdict | undefined;
}

/** Why a supplier cannot do some work, in words. */
const problemWords = {
  closed: 'it is closed',
  suspended: 'it is suspended',
  'licence-expired': 'its licence has expired',
  'other-box-types': 'it does not pack these box types',
  declined: 'it has declined',
  full: 'it is full on this day',
} as const satisfies { readonly [Verdict in CandidateVerdict]?: string };
type WorkProblem = keyof typeof problemWords;

/** Why the supplier cannot do the work; undefined when it can. */
export function workProblem(
  supplier: PossibleSupplier,
  { at, boxes, booked, packedOnlyBy, declinedBy }: WorkToDo,
): WorkProblem | undefined {
  const problem = standingProblem(supplier, at);
  if (problem !== undefined) return problem;
  const { gln, dailyCapacity } = supplier;
  if (packedOnlyBy !== undefined && [...packedOnlyBy].some((owner) => owner !== gln))
    return 'other-box-types';
  if (declinedBy?.includes(gln) === true) return 'declined';
  // Without boxes yet it needs room for one.
  const wanted = (booked.get(gln) ?? 0) + Math.max(1, boxes);
  return dailyCapacity !== null && wanted > dailyCapacity ? 'full' : undefined;
}

export const noSupplier = (gln: string, pointer = '/gln'): Refusal =>
  unknown('SUPPLIER_UNKNOWN', `no supplier has the GLN ${gln}`, pointer);

/**
 * An officer may choose a farther supplier, but none that cannot do the work. Throws `SUPPLIER_UNKNOWN` and
 * `SUPPLIER_CANNOT_SERVE`.
 */
export function refuseUnable(
  { supplierGln }: Choice,
  suppliers: readonly PossibleSupplier[],
  work: WorkToDo,
): void {
  const chosen = suppliers.find(({ gln }) => gln === supplierGln);
  if (chosen === undefined) throw noSupplier(supplierGln, '/supplierGln');
  const problem = workProblem(chosen, work);
  if (problem !== undefined)
    throw ruleViolation(
      'SUPPLIER_CANNOT_SERVE',
      `supplier ${supplierGln} cannot serve the round: ${problemWords[problem]}; choose another`,
    );
}

/**
 * The designated supplier of a community, by proximity (Plan III.2.1).
 * 1. If the community (or else its district) has coordinates: the nearest supplier with coordinates, in whole metres.
 * 2. Otherwise: the supplier whose GLN shares the longest prefix with the community's. A poor but stable estimate.
 * Suppliers that cannot do the work are left out. Ties go to the lowest GLN, so the result does not depend on the order of
 * the list. An officer's choice goes before the rule.
 */
export function designate(
  community: CommunityToServe,
  suppliers: readonly PossibleSupplier[],
  work: WorkToDo,
  choice?: Choice,
): Designated {
  const own = pointOf(community);
  const from = own ?? pointOf(community.district);
  const all = suppliers.map((supplier): Candidate => {
    const to = pointOf(supplier);
    const metres = from === undefined || to === undefined ? null : metresBetween(from, to);
    return { supplier, metres, cost: metres ?? Infinity, problem: workProblem(supplier, work) };
  });
  const byDistance = all.some(({ metres, problem }) => metres !== null && problem === undefined);
  const rule = !byDistance ? 'gln-prefix' : own === undefined ? 'distance-from-district' : 'distance';
  const ranked = byDistance
    ? all
    : all.map((one) => ({ ...one, cost: -commonPrefix(one.supplier.gln, community.gln) }));
  ranked.sort((a, b) => (a.cost === b.cost ? (a.supplier.gln < b.supplier.gln ? -1 : 1) : a.cost - b.cost));
  const best = ranked.find(({ problem }) => problem === undefined);
  const supplierGln = choice?.supplierGln ?? best?.supplier.gln;
  return {
    supplierGln,
    designation: {
      rule: choice === undefined ? rule : 'chosen',
      reason: choice?.reason ?? null,
      candidates: named(ranked, supplierGln).map((candidate) => ({
        gln: candidate.supplier.gln,
        metres: candidate.metres,
        verdict: verdictOn(candidate, { supplierGln, byDistance, isChosen: choice !== undefined }),
      })),
      compared: suppliers.length,
    },
  };
}

/** The best of all, and always the one that was taken. */
function named(ranked: readonly Candidate[], taken: string | undefined): readonly Candidate[] {
  const at = ranked.findIndex(({ supplier }) => supplier.gln === taken);
  if (at < mostCandidates) return ranked.slice(0, mostCandidates);
  return [...ranked.slice(0, mostCandidates - 1), ...ranked.slice(at, at + 1)];
}

function verdictOn(
  { supplier, metres, problem }: Candidate,
  taken: {
    readonly supplierGln: string | undefined;
    readonly byDistance: boolean;
    readonly isChosen: boolean;
  },
): CandidateVerdict {
  if (supplier.gln === taken.supplierGln) return 'designated';
  if (problem !== undefined) return problem;
  if (taken.isChosen) return 'passed-over';
  return taken.byDistance && metres === null ? 'no-position' : 'farther';
}

interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

function pointOf({ latitude, longitude }: Coordinates): GeoPoint | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}

/** Great-circle distance by the haversine formula, on a sphere of the Earth's mean radius (IUGG). */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const haversine = (angle: number): number => Math.sin(radians(angle) / 2) ** 2;
  const chord =
    haversine(b.latitude - a.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * haversine(b.longitude - a.longitude);
  return Math.round(2 * 6_371_009 * Math.asin(Math.min(1, Math.sqrt(chord))));
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
