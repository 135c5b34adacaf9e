import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery, type ReadQuery } from '@boxtrail/http';
import type { BoxTypeDetails } from '../../domain/box-type';
import { boxTypesView, type BoxTypeRow, type BoxTypeTerms, boxTypesSchema } from './box-types.view';

interface Stored {
  gtin: string;
  revision: number;
  state: { details: BoxTypeDetails; contentsVersion: number };
}

interface StoredTerms extends Omit<Stored, 'gtin'> {
  since: string;
}

// The state as a whole: PostgreSQL cannot extract every string that JSON allows.
const columns = 'gtin, revision, state';

const shown = ({ revision, state: { details, contentsVersion } }: Stored): BoxTypeRow => ({
  ...details,
  contentsVersion,
  revision,
});

@Injectable()
export class BoxTypeQueries {
  constructor(private readonly reads: Reads) {}

  async one(gtin: string, { atLeast }: ReadQuery): Promise<BoxTypeRow> {
    await this.reads.caughtUp(boxTypesView.name, atLeast);
    const [row] = await this.reads.rows<Stored>(
      `SELECT ${columns} FROM ${boxTypesSchema}.box_types WHERE gtin = $1`,
      [gtin],
    );
    if (row === undefined) throw unknown('BOX_TYPE_UNKNOWN', `box type ${gtin} was never published`);
    return shown(row);
  }

  /** Every price and version of the contents that a box type had, first one first. */
  async terms(gtin: string, query: PageQuery): Promise<Page<BoxTypeTerms>> {
    await this.one(gtin, query);
    const { items, next } = await this.reads.page<StoredTerms>(
      `box-type-terms/${gtin}`,
      query,
      'revision',
      `SELECT revision, occurred_at AS since, state FROM ${boxTypesSchema}.terms
        WHERE gtin = $3 AND revision > COALESCE(NULLIF($1, '')::integer, -1) ORDER BY revision LIMIT $2`,
      [gtin],
      /^\d{1,9}$/,
    );
    const shownTerms = ({
      revision,
      since,
      state: { details, contentsVersion },
    }: StoredTerms): BoxTypeTerms => ({
      ...{ revision, since, priceFen: details.priceFen, contentsVersion, contents: details.contents },
    });
    return { items: items.map(shownTerms), next };
  }

  /** The only suppliers of some box types, by GTIN; a standard box has no entry. Sees what the view has seen. */
  async ownersOf(gtins: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.reads.rows<{ gtin: string; owner: string }>(
      `SELECT gtin, state -> 'details' ->> 'supplierGln' AS owner FROM ${boxTypesSchema}.box_types
        WHERE gtin = ANY($1) AND state -> 'details' ->> 'supplierGln' IS NOT NULL`,
      [gtins],
    );
    return new Map(rows.map(({ gtin, owner }) => [gtin, owner]));
  }

  async list(query: PageQuery): Promise<Page<BoxTypeRow>> {
    await this.reads.caughtUp(boxTypesView.name, query.atLeast);
    const { items, next } = await this.reads.page<Stored>(
      'box-types',
      query,
      'gtin',
      `SELECT ${columns} FROM ${boxTypesSchema}.box_types WHERE gtin > $1 ORDER BY gtin LIMIT $2`,
    );
    return { items: items.map(shown), next };
  }
}
