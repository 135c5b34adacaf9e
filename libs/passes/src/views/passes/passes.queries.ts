import { Injectable } from '@nestjs/common';
import type { KnownPass } from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import { Reads, type Page, type PageQuery, type ReadQuery } from '@boxtrail/platform';
import { passesView, type PassRow } from './passes.view';

interface Stored {
  passId: string;
  revision: number;
  state: KnownPass;
}

const shown = ({ revision, state }: Stored): PassRow => ({
  ...state.pass,
  status: state.status,
  issuedAt: state.issuedAt,
  changes: state.changes,
  revision,
});

@Injectable()
export class PassQueries {
  constructor(private readonly reads: Reads) {}

  async one(passId: string, { atLeast }: ReadQuery): Promise<PassRow> {
    await this.reads.caughtUp(passesView.name, atLeast);
    const [row] = await this.reads.rows<Stored>(
      'SELECT pass_id AS "passId", revision, state FROM passes_passes.passes WHERE pass_id = $1',
      [passId],
    );
    if (row === undefined) throw unknown('PASS_UNKNOWN', `pass ${passId} was never issued`);
    return shown(row);
  }

  async list(query: PageQuery): Promise<Page<PassRow>> {
    await this.reads.caughtUp(passesView.name, query.atLeast);
    const { items, next } = await this.reads.page<Stored>(
      'passes',
      query,
      'passId',
      `SELECT pass_id AS "passId", revision, state FROM passes_passes.passes
        WHERE pass_id > $1 ORDER BY pass_id LIMIT $2`,
    );
    return { items: items.map(shown), next };
  }
}
