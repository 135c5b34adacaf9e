import { Injectable } from '@nestjs/common';
import { foldPlate, unknown } from '@boxtrail/kernel';
import { KeyField, OneOfField, PlateField } from '@boxtrail/input';
import {
  areaOf,
  mayActFor,
  PageQuery,
  Reads,
  type Page,
  type Principal,
  type ReadQuery,
} from '@boxtrail/http';
import type { LoadPlan } from '../../domain/load';
import type { OnTheRoad } from '../../domain/load-commands';
import { loadsView, nobodyKnows, loadsSchema } from './loads.view';
import { loadStatuses, type LoadDetails, type LoadRow, type LoadStatus } from './shown-load';

/** Query of the list of loads. */
export class LoadsQuery extends PageQuery {
  @OneOfField(loadStatuses, { optional: true })
  status?: LoadStatus;

  @KeyField('gln', { optional: true })
  fromGln?: string;

  @KeyField('gln', { optional: true })
  toGln?: string;

  @PlateField({ optional: true, description: 'number plate of the vehicle, in any of its forms' })
  plate?: string;
}

@Injectable()
export class LoadQueries {
  constructor(private readonly reads: Reads) {}

  async one(loadId: string, { atLeast }: ReadQuery, principal: Principal): Promise<LoadRow & LoadDetails> {
    await this.reads.caughtUp(loadsView.name, atLeast);
    const [row] = await this.reads.rows<{ load: LoadRow; details: LoadDetails }>(
      `SELECT load, details FROM ${loadsSchema}.loads WHERE load_id = $1`,
      [loadId],
    );
    if (row === undefined) throw unknown('LOAD_UNKNOWN', `load ${loadId} does not exist`);
    mayActFor(principal, row.load.fromGln, row.load.toGln);
    return { ...row.load, ...row.details };
  }

  /**
   * Loads that had the vehicle or the driver of this one while it was on the road: from `leftAt` until `until`, when
   * its arrival is known. At most ten of each; read after the view has caught up.
   */
  async onTheRoad(
    { loadId, plate, driverRef }: LoadPlan,
    leftAt: string,
    until: string | null,
  ): Promise<OnTheRoad[]> {
    await this.reads.upToDate(loadsView.name);
    const rows = await this.reads.rows<{
      loadId: string;
      who: OnTheRoad['who'];
      leftAt: string;
      until: string;
    }>(
      `(SELECT load_id AS "loadId", 'vehicle' AS who, left_at AS "leftAt", until FROM ${loadsSchema}.loads
         WHERE plate = $2 AND load_id <> $1 AND left_at < $5 AND until > $4 ORDER BY load_id LIMIT 10)
       UNION ALL
       (SELECT load_id, 'driver', left_at, until FROM ${loadsSchema}.loads
         WHERE driver_ref = $3 AND load_id <> $1 AND left_at < $5 AND until > $4 ORDER BY load_id LIMIT 10)`,
      [loadId, foldPlate(plate), driverRef, leftAt, until ?? nobodyKnows],
    );
    return rows.map((row) => ({
      loadId: row.loadId,
      who: row.who,
      leftAt: row.leftAt,
      arrivedAt: row.until === nobodyKnows ? null : row.until,
    }));
  }

  async list(query: LoadsQuery, principal: Principal): Promise<Page<LoadRow>> {
    await this.reads.caughtUp(loadsView.name, query.atLeast);
    const { status = null, fromGln = null, toGln = null, plate } = query;
    const { items, next } = await this.reads.page<{ loadId: string; load: LoadRow }>(
      'loads',
      query,
      'loadId',
      `SELECT load_id AS "loadId", load FROM ${loadsSchema}.loads
        WHERE load_id > $1 AND ($3::text IS NULL OR status = $3) AND ($4::text IS NULL OR from_gln = $4)
          AND ($5::text IS NULL OR to_gln = $5)
          AND ($6::text[] IS NULL OR from_gln = ANY($6) OR to_gln = ANY($6)) AND ($7::text IS NULL OR plate = $7)
        ORDER BY load_id LIMIT $2`,
      [status, fromGln, toGln, areaOf(principal), plate === undefined ? null : foldPlate(plate)],
    );
    return { items: items.map(({ load }) => load), next };
  }
}
