import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery, type ReadQuery } from '@boxtrail/http';
import type { BoxTypeDetails } from '../../domain/box-type';
import { boxTypesView, type BoxTypeRow, boxTypesSchema } from './box-types.view';

interface Stored {
  gtin: string;
  revision: number;
  state: { details: BoxTypeDetails };
}

// The state as a whole: PostgreSQL cannot extract every string that JSON allows.
const columns = 'gtin, revision, state';

const shown = ({ revision, state }: Stored): BoxTypeRow => ({ ...state.details, revision });

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
