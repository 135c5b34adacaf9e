import type { Schemas } from '@boxtrail/api-client';

type Load = Pick<Schemas['ListedLoad'], 'fromGln' | 'toGln' | 'boxCount'>;

/** A place of the map, as far as its lines need it. */
interface Linked {
  readonly gln: string;
  readonly tier: string;
  readonly parentGln: string | null;
  readonly account: { readonly in: number; readonly out: number } | undefined;
}

/** Boxes that travel between two places, or from a place to one that the map does not show. */
export interface Traffic {
  readonly loads: number;
  readonly boxes: number;
}

/** From the place above to a place. */
export interface Road {
  readonly from: string;
  readonly to: string;
  /** Boxes that came this way so far; null when the reader may not see the account. */
  readonly came: number | null;
  readonly now: Traffic;
}

const nothing: Traffic = { loads: 0, boxes: 0 };
const plus = ({ loads, boxes }: Traffic, { boxCount }: Load): Traffic => ({
  loads: loads + 1,
  boxes: boxes + boxCount,
});

/** Loads on the road by `from to`, and by `from ` for those that leave the map. */
export function trafficOf(loads: readonly Load[], shown: ReadonlySet<string>): ReadonlyMap<string, Traffic> {
  const found = new Map<string, Traffic>();
  for (const load of loads) {
    if (!shown.has(load.fromGln)) continue;
    const key = `${load.fromGln} ${shown.has(load.toGln) ? load.toGln : ''}`;
    found.set(key, plus(found.get(key) ?? nothing, load));
  }
  return found;
}

/**
 * The lines of the map: from each station to those below it, from each supplier to the city, and wherever loads travel now.
 * A supplier belongs to no city: with several of them, it has lines of its loads only.
 */
export function roadsOf(places: readonly Linked[], loads: readonly Load[]): readonly Road[] {
  const shown = new Set(places.map(({ gln }) => gln));
  const traffic = new Map(trafficOf(loads, shown));
  const [city, ...others] = places.filter(({ tier }) => tier === 'municipal');
  const roads: Road[] = [];
  const add = (from: string, to: string, came: number | null) => {
    const key = `${from} ${to}`;
    roads.push({ from, to, came, now: traffic.get(key) ?? nothing });
    traffic.delete(key);
  };
  for (const { gln, tier, parentGln, account } of places) {
    if (tier === 'supplier' && city !== undefined && others.length === 0)
      add(gln, city.gln, account?.out ?? null);
    if (parentGln !== null && shown.has(parentGln)) add(parentGln, gln, account?.in ?? null);
  }
  for (const [key, now] of traffic) {
    const [from = '', to = ''] = key.split(' ');
    if (to !== '') roads.push({ from, to, came: null, now });
  }
  return roads;
}
