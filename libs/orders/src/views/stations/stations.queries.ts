import { Injectable } from '@nestjs/common';
import type { Tier } from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery, type ReadQuery } from '@boxtrail/http';
import { stationsView, type StationRow, stationsSchema } from './stations.view';

/** Filters of the list of stations, combined with AND. */
export interface StationFilter {
  readonly tier?: string;
  readonly parentGln?: string;
  /** A part of the name, in any case. */
  readonly name?: string;
}

/** The GLN and tier of a station, found by its statistical code. */
export interface KnownStation {
  readonly code: string;
  readonly gln: string;
  readonly tier: Tier;
}

const columns = 'gln, code, name, tier, parent_gln AS "parentGln", street, latitude, longitude, revision';

@Injectable()
export class StationQueries {
  constructor(private readonly reads: Reads) {}

  async one(gln: string, { atLeast }: ReadQuery): Promise<StationRow> {
    await this.reads.caughtUp(stationsView.name, atLeast);
    const [row] = await this.reads.rows<StationRow>(
      `SELECT ${columns} FROM ${stationsSchema}.stations WHERE gln = $1`,
      [gln],
    );
    if (row === undefined) throw unknown('STATION_UNKNOWN', `no station has the GLN ${gln}`);
    return row;
  }

  async list(query: PageQuery & StationFilter): Promise<Page<StationRow>> {
    await this.reads.caughtUp(stationsView.name, query.atLeast);
    return this.reads.page<StationRow>(
      'stations',
      query,
      'gln',
      `SELECT ${columns} FROM ${stationsSchema}.stations
        WHERE gln > $1 AND ($3::text IS NULL OR tier = $3) AND ($4::text IS NULL OR parent_gln = $4)
          AND ($5::text IS NULL OR strpos(lower(name), lower($5)) > 0)
        ORDER BY gln LIMIT $2`,
      [query.tier, query.parentGln, query.name],
    );
  }

  /** Waits until every station acknowledged before this call is visible. */
  async upToDate(): Promise<void> {
    await this.reads.upToDate(stationsView.name);
  }

  /** The stations of these codes. If two have one code, the one with the lower GLN. */
  async byCode(codes: readonly string[]): Promise<KnownStation[]> {
    return this.reads.rows<KnownStation>(
      `SELECT DISTINCT ON (code) code, gln, tier FROM ${stationsSchema}.stations
        WHERE code = ANY($1) ORDER BY code, gln`,
      [codes],
    );
  }
}
