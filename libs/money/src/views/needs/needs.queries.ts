import { Injectable } from '@nestjs/common';
import { partsOf } from './shown-need';
import {
  areaOf,
  hiddenFrom,
  mayActFor,
  PageQuery,
  Reads,
  shownWithout,
  type Hidden,
  type Page,
  type Principal,
  type ReadQuery,
} from '@boxtrail/http';
import { KeyField, OneOfField, RefField } from '@boxtrail/input';
import { unknown } from '@boxtrail/kernel';
import { sumsOf, type NeedSums } from '../../domain/need-account';
import { needsSchema, needsView } from './needs.view';
import type { NeedRow } from './needs.tables';
import type { NeedPart } from './shown-need';

/** Filters of the list, named like the fields. */
export class NeedsQuery extends PageQuery {
  @KeyField('gln', { optional: true })
  communityGln?: string;

  @RefField({ optional: true })
  roundId?: string;

  @OneOfField(['true'], {
    optional: true,
    description: 'true: only needs whose money is not where it should be yet',
  })
  due?: 'true';
}

/**
 * The money of one need. reservedFen = openFen + postedFen + voidedFen + refundedFen.
 * @schema NeedAccount
 */
export interface ShownNeed extends NeedSums, Hidden {
  readonly roundId: string;
  readonly needId: string;
  readonly communityGln: string;
  readonly supplierGln: string;
  /** Null for keys that may not see households. */
  readonly householdRef: string | null;
  readonly payment: string;
  /** What the household owes still, less than 0 when it gets something back. */
  readonly toCollectFen: number;
  /** The ledger does not hold yet what should hold. */
  readonly due: boolean;
  /** Boxes that are posted, voided or refunded, by SSCC, and box types of which some were never packed. */
  readonly parts: readonly NeedPart[];
}

export type DueNeed = Pick<NeedRow, 'parties' | 'target' | 'cause'> & {
  readonly roundId: string;
  readonly needId: string;
};

type Stored = Pick<NeedRow, 'need' | 'parties' | 'account' | 'due'> & { readonly key: string };

@Injectable()
export class NeedQueries {
  constructor(private readonly reads: Reads) {}

  async one(
    roundId: string,
    needId: string,
    { atLeast }: ReadQuery,
    principal: Principal,
  ): Promise<ShownNeed> {
    await this.reads.caughtUp(needsView.name, atLeast);
    const [row] = await this.reads.rows<Stored>(
      `SELECT need, parties, account, due FROM ${needsSchema}.needs WHERE round_id = $1 AND need_id = $2`,
      [roundId, needId],
    );
    if (row === undefined) throw noSuchNeed(roundId, needId);
    mayActFor(principal, row.parties.communityGln);
    return shown(row, principal);
  }

  async list(query: NeedsQuery, principal: Principal): Promise<Page<ShownNeed>> {
    await this.reads.caughtUp(needsView.name, query.atLeast);
    const { communityGln = null, roundId = null, due } = query;
    const { items, next } = await this.reads.page<Stored>(
      'ledger-needs',
      query,
      'key',
      `SELECT round_id || ' ' || need_id AS key, need, parties, account, due FROM ${needsSchema}.needs
        WHERE (round_id, need_id) > (split_part($1, ' ', 1), split_part($1, ' ', 2))
          AND ($3::text IS NULL OR community_gln = $3) AND ($4::text IS NULL OR round_id = $4)
          AND ($5::bool IS NULL OR due) AND ($6::text[] IS NULL OR community_gln = ANY($6))
        ORDER BY round_id, need_id LIMIT $2`,
      [communityGln, roundId, due === undefined ? null : true, areaOf(principal)],
    );
    return { items: items.map((row) => shown(row, principal)), next };
  }

  /** Needs whose money is not where it should be, at most `limit`. */
  due(limit: number): Promise<DueNeed[]> {
    return this.reads.rows<DueNeed>(
      `SELECT round_id AS "roundId", need_id AS "needId", parties, target, cause
         FROM ${needsSchema}.needs WHERE due ORDER BY round_id, need_id LIMIT $1`,
      [limit],
    );
  }

  /** Their number. */
  async dueCount(): Promise<number> {
    const [row] = await this.reads.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${needsSchema}.needs WHERE due`,
    );
    return row?.count ?? 0;
  }
}

export const noSuchNeed = (roundId: string, needId: string) =>
  unknown('NEED_ACCOUNT_UNKNOWN', `the ledger knows no need ${needId} of round ${roundId}`);

function shown({ need, parties, account, due }: Stored, principal: Principal): ShownNeed {
  const { roundId, needId } = need;
  const none = { reservedFen: 0, openFen: 0, postedFen: 0, voidedFen: 0, refundedFen: 0, collectedFen: 0 };
  const sums = account.status === 'open' ? sumsOf(account) : none;
  const toCollectFen = sums.openFen + sums.postedFen - sums.collectedFen;
  const row = { roundId, needId, ...parties, ...sums, toCollectFen, due, parts: partsOf(account) };
  return shownWithout(row, hiddenFrom(principal, parties.communityGln));
}
