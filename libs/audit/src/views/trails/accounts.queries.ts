import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { nameIn, placesView } from '@boxtrail/network';
import { schemaOf } from '@boxtrail/projections';
import { Cursor, Reads, type Page, type PageQuery } from '@boxtrail/http';
import type { BoxAccount } from '../../domain/accounts';
import type { Moment } from '../../domain/box-trail';
import { accountKinds, type AccountKind, type AccountRef } from '../../domain/stays';
import { accountOf, accountsAt, doubtfulAt, inDoubt, type Amounts, type AmountsOf } from './account-sums';
import { BoxPages } from './box-pages';
import { trailsSchema } from './trails.view';

const placesSchema = schemaOf(placesView('audit'));
const placeName = nameIn('audit', 'p');

/** Filters of the list of places, combined with AND. */
interface PlaceFilter {
  readonly tier?: string;
  readonly parentGln?: string;
  readonly onlyUnbalanced?: boolean;
}

export interface BookedPlace {
  readonly gln: string;
  readonly name: string;
  readonly tier: string;
}

/**
 * The account of one place.
 * @schema Account
 */
export interface PlaceAccount extends BookedPlace, BoxAccount {
  readonly balanced: boolean;
}

/**
 * The account of one holder: a station, a load, a carrier (the driver of loads) or a team.
 * @schema HolderAccount
 */
export interface HolderAccount extends AccountRef, BoxAccount {
  /** The name of a station; null for other holders. */
  readonly name: string | null;
  readonly balanced: boolean;
}

const stationUnknown = (gln: string) =>
  unknown('STATION_UNKNOWN', `no station or supplier has the GLN ${gln}`);

/** The accounts of holders, now or at a moment in two times: sums that the view keeps, whatever the size of the log. */
@Injectable()
export class AccountQueries {
  private readonly pages: BoxPages;

  constructor(private readonly reads: Reads) {
    this.pages = new BoxPages(reads);
  }

  /** Throws `STATION_UNKNOWN`. */
  async one(gln: string, atLeast: number | undefined, moment: Moment = {}): Promise<PlaceAccount> {
    await this.seen(moment, atLeast);
    const place = await this.place(gln);
    const [row] = await this.rowsOf('station', [gln], moment);
    return { ...placeOf(place), ...accountOf(row) };
  }

  /** Throws `STATION_UNKNOWN`. */
  async place(gln: string): Promise<BookedPlace> {
    const [place] = await this.reads.rows<BookedPlace>(
      `SELECT gln, ${placeName} AS name, tier FROM ${placesSchema}.places p WHERE gln = $1`,
      [gln],
    );
    if (place === undefined) throw stationUnknown(gln);
    return place;
  }

  /** `area`: only these places; null for all. */
  async list(
    query: PageQuery,
    only: PlaceFilter,
    area: readonly string[] | null,
    moment: Moment = {},
  ): Promise<Page<PlaceAccount>> {
    await this.seen(moment, query.atLeast);
    if (only.onlyUnbalanced === true) return this.unbalancedPlaces(query, only, area, moment);
    const { items, next } = await this.reads.page<BookedPlace>(
      'accounts',
      query,
      'gln',
      `SELECT gln, ${placeName} AS name, tier FROM ${placesSchema}.places p
        WHERE gln > $1 AND ($3::text IS NULL OR tier = $3) AND ($4::text IS NULL OR parent_gln = $4)
          AND ($5::text[] IS NULL OR gln = ANY($5))
        ORDER BY gln LIMIT $2`,
      [only.tier ?? null, only.parentGln ?? null, area],
    );
    return { items: await this.ofPlaces(items, moment), next };
  }

  private async unbalancedPlaces(
    query: PageQuery,
    { tier, parentGln }: PlaceFilter,
    area: readonly string[] | null,
    moment: Moment,
  ): Promise<Page<PlaceAccount>> {
    const doubtful = `(kind, id) IN (${doubtfulAt(moment, "'station'", '$1')})`;
    const { items, next } = await this.reads.page<Amounts & BookedPlace>(
      'accounts',
      query,
      'gln',
      `SELECT x.*, gln, ${placeName} AS name, tier FROM (${accountsAt(moment, doubtful)}) x
         JOIN ${placesSchema}.places p ON p.gln = x.id
        WHERE (${inDoubt}) AND ($3::text IS NULL OR tier = $3) AND ($4::text IS NULL OR parent_gln = $4)
          AND ($5::text[] IS NULL OR gln = ANY($5))
        ORDER BY gln LIMIT $2`,
      [tier ?? null, parentGln ?? null, area],
    );
    return { items: items.map((row) => ({ ...placeOf(row), ...accountOf(row) })), next };
  }

  /** The accounts of some places, or of all, in their order. */
  async ofPlaces(places: readonly BookedPlace[], moment: Moment): Promise<PlaceAccount[]> {
    const rows = await this.rowsOf(
      'station',
      places.map(({ gln }) => gln),
      moment,
    );
    const byGln = new Map(rows.map((row) => [row.id, row]));
    return places.map((place) => ({ ...placeOf(place), ...accountOf(byGln.get(place.gln)) }));
  }

  /** All places, by GLN. */
  places(): Promise<BookedPlace[]> {
    return this.reads.rows<BookedPlace>(`SELECT gln, name, tier FROM ${placesSchema}.places ORDER BY gln`);
  }

  /** Accounts that are not balanced at a moment, by kind and id, at most `most`. */
  async unbalanced(most: number, moment: Moment): Promise<HolderAccount[]> {
    const found: HolderAccount[] = [];
    for (const kind of accountKinds) {
      const rows = await this.unbalancedRows(kind, '', most - found.length, moment);
      found.push(...rows);
      if (found.length >= most) break;
    }
    return found;
  }

  /** Throws `ACCOUNT_UNKNOWN` for a holder that never had a box, and is no place. */
  async ofHolder(
    { kind, id }: AccountRef,
    atLeast: number | undefined,
    moment: Moment = {},
  ): Promise<HolderAccount> {
    await this.seen(moment, atLeast);
    const [known] = await this.reads.rows<{ name: string | null }>(
      `SELECT max(name) AS name FROM (
         SELECT name FROM ${placesSchema}.places WHERE $1 = 'station' AND gln = $2
         UNION ALL SELECT NULL FROM ${trailsSchema}.accounts WHERE kind = $1 AND id = $2) x HAVING count(*) > 0`,
      [kind, id],
    );
    if (known === undefined) throw unknown('ACCOUNT_UNKNOWN', `no box was ever with ${kind} ${id}`);
    const [row] = await this.rowsOf(kind, [id], moment);
    return { kind, id, name: known.name, ...accountOf(row) };
  }

  /** Accounts of holders of some kinds, by kind and id; those that do not balance, on request. */
  async holders(
    query: PageQuery,
    kind: AccountKind,
    onlyUnbalanced: boolean,
    moment: Moment,
  ): Promise<Page<HolderAccount>> {
    await this.seen(moment, query.atLeast);
    const { limit = 50 } = query;
    const cursor = new Cursor(`holder-accounts/${kind}`, query);
    const after = cursor.after() ?? '';
    const found = onlyUnbalanced
      ? await this.unbalancedRows(kind, after, limit + 1, moment)
      : await this.nextHolders(kind, after, limit + 1, moment);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, next: found.length > limit && last !== undefined ? cursor.next(last.id) : null };
  }

  private async nextHolders(
    kind: AccountKind,
    after: string,
    limit: number,
    moment: Moment,
  ): Promise<HolderAccount[]> {
    const rows = await this.reads.rows<AccountRef & { name: string | null }>(
      `SELECT a.kind, a.id, ${placeName} AS name FROM ${trailsSchema}.accounts a
         LEFT JOIN ${placesSchema}.places p ON a.kind = 'station' AND p.gln = a.id
        WHERE a.kind = $1 AND a.id > $2 ORDER BY a.id LIMIT $3`,
      [kind, after, limit],
    );
    const sums = await this.rowsOf(
      kind,
      rows.map(({ id }) => id),
      moment,
    );
    const byId = new Map(sums.map((row) => [row.id, row]));
    return rows.map(({ id, name }) => ({ kind, id, name, ...accountOf(byId.get(id)) }));
  }

  private async unbalancedRows(
    kind: AccountKind,
    after: string,
    limit: number,
    moment: Moment,
  ): Promise<HolderAccount[]> {
    const doubtful = `(kind, id) IN (${doubtfulAt(moment, '$1', '$2')})`;
    const rows = await this.reads.rows<AmountsOf & { name: string | null }>(
      `SELECT x.*, ${placeName} AS name FROM (${accountsAt(moment, doubtful)}) x
         LEFT JOIN ${placesSchema}.places p ON x.kind = 'station' AND p.gln = x.id
        WHERE ${inDoubt} ORDER BY x.id LIMIT $3`,
      [kind, after, limit],
    );
    return rows.map(holderAccount);
  }

  private rowsOf(kind: AccountKind, ids: readonly string[], moment: Moment): Promise<AmountsOf[]> {
    return this.reads.rows<AmountsOf>(accountsAt(moment, 'kind = $1 AND id = ANY($2)'), [kind, ids]);
  }

  /** Waits for what a read at this moment must have seen. */
  seen(moment: Moment, atLeast: number | undefined): Promise<void> {
    return this.pages.seen(moment, atLeast, 'audit.places');
  }
}

const placeOf = ({ gln, name, tier }: BookedPlace): BookedPlace => ({ gln, name, tier });

const holderAccount = (row: AmountsOf & { name: string | null }): HolderAccount => ({
  kind: row.kind,
  id: row.id,
  name: row.name,
  ...accountOf(row),
});
