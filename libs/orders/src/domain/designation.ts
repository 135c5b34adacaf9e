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

export interface PossibleSupplier extends Coordinates {
  readonly gln: string;
}

/**
 * The designated supplier of a community, by proximity (Plan III.2.1); undefined without suppliers.
 * 1. If the community (or else its district) has coordinates: the nearest supplier with coordinates, in whole metres.
 * 2. Otherwise: the supplier whose GLN shares the longest prefix with the community's. A poor but stable estimate.
 * Ties go to the lowest GLN, so the result does not depend on the order of the list.
 */
export function designate(
  community: CommunityToServe,
  suppliers: readonly PossibleSupplier[],
): string | undefined {
  const from = pointOf(community) ?? pointOf(community.district);
  const measured = suppliers.flatMap((supplier) => {
    const to = pointOf(supplier);
    return from === undefined || to === undefined
      ? []
      : [{ gln: supplier.gln, cost: metresBetween(from, to) }];
  });
  const candidates =
    measured.length > 0
      ? measured
      : suppliers.map(({ gln }) => ({ gln, cost: -commonPrefix(gln, community.gln) }));
  const best = [...candidates].sort((a, b) => a.cost - b.cost || (a.gln < b.gln ? -1 : 1))[0];
  return best?.gln;
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
