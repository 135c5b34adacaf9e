import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { placesIn, type Place, type StationEvent, type SupplierDescribed } from '@boxtrail/contracts';
import { LRUCache } from 'lru-cache';
import { Reads } from '@boxtrail/http';
import { schemaOf, tableOf, type View, viewOf } from '@boxtrail/projections';

const places = tableOf<Place>(
  'places',
  {
    gln: ['text', ({ gln }) => gln],
    name: ['text NOT NULL', ({ name }) => name],
    tier: ['text NOT NULL', ({ tier }) => tier],
    parent_gln: ['text', ({ parentGln }) => parentGln],
    latitude: ['double precision', ({ latitude }) => latitude],
    longitude: ['double precision', ({ longitude }) => longitude],
  },
  ['gln'],
);

/** Each context knows the places of the network by a view of its own, made from published events. */
export const placesView = (context: string): View =>
  viewOf<StationEvent | SupplierDescribed, Place>({
    name: `${context}.places`,
    version: 5,
    tables: places.create,
    indexes: 'CREATE INDEX ON places (parent_gln); CREATE INDEX ON places (name)',
    bare: true,
    on: placesIn,
    write: places.upsert,
  });

/** How long a place that was looked up is believed without looking again, in ms. Places do not cease to exist. */
const believedMs = 5_000;
/** Stations above one another, at most. */
const longestPath = 8;

/** Looks places up in a context's own view. */
@Injectable()
export class Places {
  private readonly remembered = new LRUCache<string, { readonly place: Place; readonly until: number }>({
    max: 100_000,
  });

  constructor(private readonly reads: Reads) {}

  /** The places named, by GLN. Throws `STATION_UNKNOWN` naming the first that does not exist. */
  async known(context: string, glns: readonly string[], pointer = '/gln'): Promise<Map<string, Place>> {
    const wanted = [...new Set(glns)];
    const found = await this.find(context, wanted);
    const missing = wanted.find((gln) => !found.has(gln));
    if (missing === undefined) return found;
    throw unknown('STATION_UNKNOWN', `no station or supplier has the GLN ${missing}`, pointer);
  }

  /** A place, its parent, the parent's parent ... up to the city. */
  async pathOf(context: string, gln: string): Promise<string[]> {
    const path = [gln];
    let place = (await this.known(context, [gln])).get(gln);
    while (place !== undefined && place.parentGln !== null && path.length < longestPath) {
      path.push(place.parentGln);
      place = (await this.find(context, [place.parentGln])).get(place.parentGln);
    }
    return path;
  }

  /** Those of the places that exist. What was looked up a moment ago is not looked up again. */
  private async find(context: string, glns: readonly string[]): Promise<Map<string, Place>> {
    const now = performance.now();
    const found = new Map<string, Place>();
    for (const gln of glns) {
      const known = this.remembered.get(`${context} ${gln}`);
      if (known !== undefined && known.until > now) found.set(gln, known.place);
    }
    const asked = glns.filter((gln) => !found.has(gln));
    if (asked.length === 0) return found;
    let rows = await this.look(context, asked);
    if (rows.length < asked.length) {
      // It may have been registered a moment ago: look again when the view has seen everything until now.
      await this.reads.upToDate(placesView(context).name);
      rows = await this.look(context, asked);
    }
    for (const place of rows) {
      found.set(place.gln, place);
      this.remembered.set(`${context} ${place.gln}`, { place, until: now + believedMs });
    }
    return found;
  }

  private look(context: string, glns: readonly string[]): Promise<Place[]> {
    return this.reads.rows<Place>(
      `SELECT gln, name, tier, parent_gln AS "parentGln", latitude, longitude
         FROM ${schemaOf(placesView(context))}.places WHERE gln = ANY($1)`,
      [glns],
    );
  }
}
