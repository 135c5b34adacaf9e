import { Injectable } from '@nestjs/common';
import type { Tier } from '@boxtrail/contracts';
import { ruleViolation, unknown, type Refusal } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery, type ReadQuery } from '@boxtrail/http';
import type { CommunityToServe } from '@boxtrail/contracts';
import { contactsSchema, contactsView } from '../contacts/contacts.view';
import { stationsView, type StationRow, stationsSchema } from './stations.view';

/** Filters of the list of stations, combined with AND. */
export interface StationFilter {
  readonly tier?: string;
  readonly parentGln?: string;
  /** A part of the name, in any case. */
  readonly name?: string;
}

/**
 * A station in an answer.
 * @schema Station
 */
export interface DescribedStation extends StationRow {
  /** Who answers for it, day and night; null while nobody is named. */
  readonly responsible: { readonly name: string; readonly position: string; readonly phone: string } | null;
}

/** The GLN and tier of a station, found by its statistical code. */
export interface KnownStation {
  readonly code: string;
  readonly gln: string;
  readonly tier: Tier;
}

const columns = `gln, code, name, tier, parent_gln AS "parentGln", street, latitude, longitude, revision`;

/** With the person who answers for the station. */
const described = `SELECT s.${columns.replace(/, /g, ', s.')},
    CASE WHEN c.gln IS NOT NULL
      THEN jsonb_build_object('name', c.name, 'position', c.position, 'phone', c.phone) END AS responsible
  FROM ${stationsSchema}.stations s LEFT JOIN ${contactsSchema}.contacts c ON c.gln = s.gln`;

@Injectable()
export class StationQueries {
  constructor(private readonly reads: Reads) {}

  async one(gln: string, { atLeast }: ReadQuery): Promise<DescribedStation> {
    await this.caughtUp(atLeast);
    const [row] = await this.reads.rows<DescribedStation>(`${described} WHERE s.gln = $1`, [gln]);
    if (row === undefined) throw unknown('STATION_UNKNOWN', `no station has the GLN ${gln}`);
    return row;
  }

  async list(query: PageQuery & StationFilter): Promise<Page<DescribedStation>> {
    await this.caughtUp(query.atLeast);
    return this.reads.page<DescribedStation>(
      'stations',
      query,
      'gln',
      `${described}
        WHERE s.gln > $1 AND ($3::text IS NULL OR s.tier = $3) AND ($4::text IS NULL OR s.parent_gln = $4)
          AND ($5::text IS NULL OR strpos(lower(s.name), lower($5)) > 0)
        ORDER BY s.gln LIMIT $2`,
      [query.tier, query.parentGln, query.name],
    );
  }

  private async caughtUp(atLeast: number | undefined): Promise<void> {
    await this.reads.caughtUp(stationsView.name, atLeast);
    await this.reads.caughtUp(contactsView.name, atLeast);
  }

  /** Waits until every station acknowledged before this call is visible. */
  async upToDate(): Promise<void> {
    await this.reads.upToDate(stationsView.name);
  }

  /** Communities to serve, by GLN, after the view has caught up with the log; a refusal for a station of another tier. */
  async communities(glns: readonly string[]): Promise<Map<string, CommunityToServe | Refusal>> {
    await this.upToDate();
    const rows = await this.reads.rows<CommunityToServe & { readonly tier: Tier }>(
      `SELECT s.gln, s.tier, s.latitude, s.longitude,
              json_build_object('latitude', d.latitude, 'longitude', d.longitude) AS district
         FROM ${stationsSchema}.stations s LEFT JOIN ${stationsSchema}.stations d ON d.gln = s.parent_gln
        WHERE s.gln = ANY($1)`,
      [glns],
    );
    return new Map(
      rows.map(({ tier, ...one }) => [one.gln, tier === 'community' ? one : wrongTier(one, tier)]),
    );
  }

  /** The communities of a district, or of a whole city, by GLN. */
  async communitiesOf(gln: string, most: number): Promise<string[]> {
    await this.upToDate();
    const rows = await this.reads.rows<{ gln: string }>(
      `WITH RECURSIVE below AS (
         SELECT gln, tier FROM ${stationsSchema}.stations WHERE gln = $1
         UNION SELECT s.gln, s.tier FROM ${stationsSchema}.stations s JOIN below ON s.parent_gln = below.gln)
       SELECT gln FROM below WHERE tier = 'community' ORDER BY gln LIMIT $2`,
      [gln, most],
    );
    return rows.map((row) => row.gln);
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

const wrongTier = ({ gln }: CommunityToServe, tier: Tier): Refusal =>
  ruleViolation(
    'STATION_NOT_A_COMMUNITY',
    `station ${gln} is of the tier ${tier}: open rounds in stations of the tier community`,
  );
