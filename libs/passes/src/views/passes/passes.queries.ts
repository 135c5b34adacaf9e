import { Inject, Injectable } from '@nestjs/common';
import { changeSince, standingAt, type PassStanding } from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import { CLOCK, type Clock } from '@boxtrail/commands';
import { OneOfField } from '@boxtrail/input';
import {
  areaOf,
  mayActFor,
  PageQuery,
  Reads,
  type Page,
  type Principal,
  type ReadQuery,
} from '@boxtrail/http';
import { passesView, type PassRow, passesSchema, type StoredPass } from './passes.view';

/** Query of the list of passes. */
export class PassesQuery extends PageQuery {
  @OneOfField(['issued', 'suspended', 'revoked', 'expired'], {
    optional: true,
    description: 'the present status; `expired`: issued, with an ended validity',
  })
  status?: PassStanding;
}

const shown = ({ revision, state }: StoredPass, now: string): PassRow => ({
  ...state.pass,
  status: standingAt(state, now),
  issuedAt: state.issuedAt,
  changes: state.changes,
  withdrawn: changeSince(state.changes, now) ?? null,
  revision,
});

@Injectable()
export class PassQueries {
  constructor(
    private readonly reads: Reads,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  async one(passId: string, { atLeast }: ReadQuery, principal: Principal): Promise<PassRow> {
    await this.reads.caughtUp(passesView.name, atLeast);
    const [row] = await this.reads.rows<StoredPass>(
      `SELECT pass_id AS "passId", revision, state FROM ${passesSchema}.passes WHERE pass_id = $1`,
      [passId],
    );
    if (row === undefined) throw unknown('PASS_UNKNOWN', `pass ${passId} was never issued`);
    mayActFor(principal, ...row.state.pass.zones);
    return shown(row, this.now());
  }

  async list(query: PassesQuery, principal: Principal): Promise<Page<PassRow>> {
    await this.reads.caughtUp(passesView.name, query.atLeast);
    const now = this.now();
    const { status } = query;
    const stored = status === 'expired' ? 'issued' : (status ?? null);
    const isExpired = status === 'issued' || status === 'expired' ? status === 'expired' : null;
    const { items, next } = await this.reads.page<StoredPass>(
      'passes',
      query,
      'passId',
      `SELECT pass_id AS "passId", revision, state FROM ${passesSchema}.passes
        WHERE pass_id > $1 AND ($3::text IS NULL OR status = $3) AND ($4::boolean IS NULL OR (valid_until <= $5) = $4)
          AND ($6::text[] IS NULL OR zones ?| $6)
        ORDER BY pass_id LIMIT $2`,
      [stored, isExpired, now, areaOf(principal)],
    );
    return { items: items.map((row) => shown(row, now)), next };
  }
}
