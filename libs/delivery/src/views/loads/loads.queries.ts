import { Injectable } from '@nestjs/common';
import { unknown } from '@boxtrail/kernel';
import { KeyField, OneOfField, PageQuery, Reads, type Page, type ReadQuery } from '@boxtrail/platform';
import { loadStatuses, loadsView, type LoadDetails, type LoadRow, type LoadStatus } from './loads.view';

/** Query of the list of loads. */
export class LoadsQuery extends PageQuery {
  @OneOfField(loadStatuses, { optional: true })
  status?: LoadStatus;

  @KeyField('gln', { optional: true })
  fromGln?: string;

  @KeyField('gln', { optional: true })
  toGln?: string;
}

@Injectable()
export class LoadQueries {
  constructor(private readonly reads: Reads) {}

  async one(loadId: string, { atLeast }: ReadQuery): Promise<LoadRow & LoadDetails> {
    await this.reads.caughtUp(loadsView.name, atLeast);
    const [row] = await this.reads.rows<{ load: LoadRow; details: LoadDetails }>(
      'SELECT load, details FROM delivery_loads.loads WHERE load_id = $1',
      [loadId],
    );
    if (row === undefined) throw unknown('LOAD_UNKNOWN', `load ${loadId} does not exist`);
    return { ...row.load, ...row.details };
  }

  async list(query: LoadsQuery): Promise<Page<LoadRow>> {
    await this.reads.caughtUp(loadsView.name, query.atLeast);
    const { status = null, fromGln = null, toGln = null } = query;
    const { items, next } = await this.reads.page<{ loadId: string; load: LoadRow }>(
      query,
      'loadId',
      `SELECT load_id AS "loadId", load FROM delivery_loads.loads
        WHERE load_id > $1 AND ($3::text IS NULL OR status = $3) AND ($4::text IS NULL OR from_gln = $4)
          AND ($5::text IS NULL OR to_gln = $5) ORDER BY load_id LIMIT $2`,
      [status, fromGln, toGln],
    );
    return { items: items.map(({ load }) => load), next };
  }
}
