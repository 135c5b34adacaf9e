import { Injectable } from '@nestjs/common';
import { unknown, type RecordedEvent } from '@boxtrail/kernel';
import type { StationEvent, SupplierEvent, Tier } from '@boxtrail/contracts';
import { Reads } from '../http/reads';
import type { View, ViewDb } from '../projections/view';
import { schemaOf } from '../projections/view';

/** A place boxes can be: a station of the network, or a supplier's site. */
export interface Place {
  readonly gln: string;
  readonly name: string;
  readonly tier: Tier | 'supplier';
  readonly parentGln: string | null;
}

/** Each context knows the places of the network by a view of its own, made from what orders publishes. */
export function placesView(context: string): View {
  return {
    name: `${context}.places`,
    version: 1,
    tables:
      'CREATE TABLE places (gln text PRIMARY KEY, name text NOT NULL, tier text NOT NULL, parent_gln text)',
    types: ['orders.StationRegistered', 'orders.StationChanged', 'orders.SupplierRegistered'],
    project: (events, db) =>
      writePlaces(events as readonly RecordedEvent<StationEvent | SupplierEvent>[], db),
  };
}

async function writePlaces(
  events: readonly RecordedEvent<StationEvent | SupplierEvent>[],
  db: ViewDb,
): Promise<void> {
  const places = new Map<string, Place>();
  for (const { event } of events) {
    const { gln, name } = event.data;
    const rest =
      event.type === 'orders.SupplierRegistered'
        ? { tier: 'supplier' as const, parentGln: null }
        : { tier: event.data.tier, parentGln: event.data.parentGln };
    places.set(gln, { gln, name, ...rest });
  }
  const rows = [...places.values()];
  await db.query(
    `INSERT INTO places SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
      ON CONFLICT (gln) DO UPDATE SET name = excluded.name, tier = excluded.tier, parent_gln = excluded.parent_gln`,
    [rows.map((p) => p.gln), rows.map((p) => p.name), rows.map((p) => p.tier), rows.map((p) => p.parentGln)],
  );
}

/** Looks places up in a context's own view. */
@Injectable()
export class Places {
  constructor(private readonly reads: Reads) {}

  /** The places named, by GLN. Throws `STATION_UNKNOWN` naming the first that does not exist. */
  async known(context: string, glns: readonly string[], pointer = '/gln'): Promise<Map<string, Place>> {
    const wanted = [...new Set(glns)];
    const view = placesView(context);
    let found = await this.find(view, wanted);
    if (found.size < wanted.length) {
      // It may have been registered a moment ago: look again when the view has seen everything until now.
      await this.reads.upToDate(view.name);
      found = await this.find(view, wanted);
    }
    const missing = wanted.find((gln) => !found.has(gln));
    if (missing !== undefined)
      throw unknown('STATION_UNKNOWN', `no station or supplier has the GLN ${missing}`, pointer);
    return found;
  }

  /** A place, its parent, the parent's parent ... up to the city. */
  async pathOf(context: string, gln: string): Promise<string[]> {
    await this.known(context, [gln]);
    const rows = await this.reads.rows<{ gln: string }>(
      `WITH RECURSIVE path (gln, parent_gln, depth) AS (
         SELECT gln, parent_gln, 0 FROM ${context}_places.places WHERE gln = $1
         UNION ALL
         SELECT p.gln, p.parent_gln, depth + 1 FROM ${context}_places.places p JOIN path ON p.gln = path.parent_gln WHERE depth < 8
       ) SELECT gln FROM path ORDER BY depth`,
      [gln],
    );
    return rows.map((row) => row.gln);
  }

  private async find(view: View, glns: readonly string[]): Promise<Map<string, Place>> {
    const rows = await this.reads.rows<Place>(
      `SELECT gln, name, tier, parent_gln AS "parentGln" FROM ${schemaOf(view)}.places WHERE gln = ANY($1)`,
      [glns],
    );
    return new Map(rows.map((row) => [row.gln, row]));
  }
}
