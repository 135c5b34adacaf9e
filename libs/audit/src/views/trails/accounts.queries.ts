import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery } from '@boxtrail/http';
import { balanced, type StationAccount } from '../../domain/accounts';
import { trailsView, trailsSchema } from './trails.view';
import { schemaOf } from '@boxtrail/projections';
import { placesView } from '@boxtrail/network';

const placesSchema = schemaOf(placesView('audit'));

export interface BookedPlace {
  readonly gln: string;
  readonly name: string;
  readonly tier: string;
}

/**
 * The account of one place.
 * @schema Account
 */
export interface PlaceAccount extends BookedPlace, StationAccount {
  readonly balanced: boolean;
}

interface AccountRow {
  gln: string;
  name: string;
  tier: string;
  in: string;
  out: string;
  writtenOff: string;
  held: string;
}

/** Moves are summed, and held boxes are counted: two independent results that must agree. */
const accounts = `
  SELECT p.gln, p.name, p.tier, coalesce(a.entered, 0) AS in, coalesce(a.departed, 0) AS out,
         coalesce(a.written_off, 0) AS "writtenOff",
         (SELECT count(*) FROM ${trailsSchema}.boxes b WHERE b.holder_type = 'station' AND b.holder_id = p.gln) AS held
    FROM ${placesSchema}.places p LEFT JOIN ${trailsSchema}.accounts a ON a.gln = p.gln`;

function toAccount(row: AccountRow): PlaceAccount {
  const account = {
    in: Number(row.in),
    out: Number(row.out),
    held: Number(row.held),
    writtenOff: Number(row.writtenOff),
  };
  return { gln: row.gln, name: row.name, tier: row.tier, ...account, balanced: balanced(account) };
}

const stationUnknown = (gln: string) =>
  unknown('STATION_UNKNOWN', `no station or supplier has the GLN ${gln}`);

@Injectable()
export class AccountQueries {
  constructor(private readonly reads: Reads) {}

  async one(gln: string, atLeast: number | undefined): Promise<PlaceAccount> {
    await this.seen(atLeast);
    const [row] = await this.reads.rows<AccountRow>(`${accounts} WHERE p.gln = $1`, [gln]);
    if (row === undefined) throw stationUnknown(gln);
    return toAccount(row);
  }

  /** Throws `STATION_UNKNOWN`. */
  async place(gln: string): Promise<BookedPlace> {
    const [place] = await this.reads.rows<BookedPlace>(
      `SELECT gln, name, tier FROM ${placesSchema}.places WHERE gln = $1`,
      [gln],
    );
    if (place === undefined) throw stationUnknown(gln);
    return place;
  }

  async list(
    query: PageQuery,
    tier: string | undefined,
    area: readonly string[] | null,
  ): Promise<Page<PlaceAccount>> {
    await this.seen(query.atLeast);
    const { items, next } = await this.reads.page<AccountRow>(
      'accounts',
      query,
      'gln',
      `${accounts} WHERE p.gln > $1 AND ($3::text IS NULL OR p.tier = $3)
          AND ($4::text[] IS NULL OR p.gln = ANY($4)) ORDER BY p.gln LIMIT $2`,
      [tier ?? null, area],
    );
    return { items: items.map(toAccount), next };
  }

  /** Places that do not balance, at most 200, and the number of stations. */
  async check(atLeast: number | undefined): Promise<{ stations: number; unbalanced: PlaceAccount[] }> {
    await this.seen(atLeast);
    const [count] = await this.reads.rows<{ stations: string }>(
      `SELECT count(*) AS stations FROM ${placesSchema}.places WHERE tier <> 'supplier'`,
    );
    const rows = await this.reads.rows<AccountRow>(
      `SELECT * FROM (${accounts}) x WHERE x.in <> x.out + x.held + x."writtenOff" ORDER BY gln LIMIT 200`,
    );
    return { stations: Number(count?.stations), unbalanced: rows.map(toAccount) };
  }

  private async seen(atLeast: number | undefined): Promise<void> {
    await this.reads.caughtUp(trailsView.name, atLeast);
    await this.reads.caughtUp('audit.places', atLeast);
  }
}
