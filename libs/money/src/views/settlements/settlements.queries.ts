import { Injectable } from '@nestjs/common';
import { areaOf, mayActFor, PageQuery, Reads, type Page, type Principal } from '@boxtrail/http';
import { KeyField } from '@boxtrail/input';
import { unknown } from '@boxtrail/kernel';
import type { StatementKind } from '../../statements/statement';
import { statementPath } from '../../statements/statement-path';
import { seesNoHouseholds } from '../entries/accounts.queries';
import { settlementsSchema, settlementsView } from './settlements.view';

/** Filters of the list, named like the fields. */
export class SettlementsQuery extends PageQuery {
  @KeyField('gln', { optional: true })
  communityGln?: string;
}

/**
 * A settlement of a community.
 * @schema Settlement
 */
export interface ShownSettlement {
  readonly settlementId: string;
  readonly communityGln: string;
  /** Who collected what was owed and paid what was due. */
  readonly workerRef: string;
  readonly settledAt: string;
  readonly recordedAt: string;
  /** Statements that it produced. */
  readonly statements: number;
}

/**
 * A statement that a settlement produced: of an account that it closed, of the worker, and of the community.
 * @schema SettledStatement
 */
export interface SettledStatement {
  readonly kind: StatementKind;
  readonly ref: string;
  /** The balance that it closed, debits less credits. Of the worker who settled: what its cash gained. */
  readonly balanceFen: number;
  /** Path of the statement until the settlement. */
  readonly path: string;
}

interface Stored {
  readonly kind: StatementKind;
  readonly ref: string;
  readonly balanceFen: string;
  readonly key: string;
}

@Injectable()
export class SettlementQueries {
  constructor(private readonly reads: Reads) {}

  async list(query: SettlementsQuery, principal: Principal): Promise<Page<ShownSettlement>> {
    await this.reads.caughtUp(settlementsView.name, query.atLeast);
    return this.reads.page<ShownSettlement>(
      'settlements',
      query,
      'settlementId',
      `SELECT settlement_id AS "settlementId", community_gln AS "communityGln", worker_ref AS "workerRef",
              settled_at AS "settledAt", recorded_at AS "recordedAt",
              (SELECT count(*)::int FROM ${settlementsSchema}.settled d WHERE d.settlement_id = s.settlement_id) AS statements
         FROM ${settlementsSchema}.settlements s
        WHERE settlement_id > $1 AND ($3::text IS NULL OR community_gln = $3)
          AND ($4::text[] IS NULL OR community_gln = ANY($4))
        ORDER BY settlement_id LIMIT $2`,
      [query.communityGln ?? null, areaOf(principal)],
    );
  }

  /** The statements of a settlement, by kind and reference. Throws `SETTLEMENT_UNKNOWN` or `STATION_NOT_YOURS`. */
  async statements(
    settlementId: string,
    query: PageQuery,
    principal: Principal,
  ): Promise<Page<SettledStatement>> {
    await this.reads.caughtUp(settlementsView.name, query.atLeast);
    const [settlement] = await this.reads.rows<{ communityGln: string; settledAt: string }>(
      `SELECT community_gln AS "communityGln", settled_at AS "settledAt"
         FROM ${settlementsSchema}.settlements WHERE settlement_id = $1`,
      [settlementId],
    );
    if (settlement === undefined)
      throw unknown('SETTLEMENT_UNKNOWN', `there is no settlement ${settlementId}`);
    const { communityGln, settledAt } = settlement;
    mayActFor(principal, communityGln);
    const { items, next } = await this.reads.page<Stored>(
      `settlement-statements/${settlementId}`,
      query,
      'key',
      `SELECT kind, ref, balance_fen AS "balanceFen", kind || ' ' || ref AS key FROM ${settlementsSchema}.settled
        WHERE settlement_id = $3 AND (kind, ref) > (split_part($1, ' ', 1), substr($1, length(split_part($1, ' ', 1)) + 2))
          AND NOT ($4 AND kind = 'household')
        ORDER BY kind, ref LIMIT $2`,
      [settlementId, seesNoHouseholds(principal)],
    );
    const until = { communityGln, from: null, to: settledAt, knownAt: null };
    return {
      items: items.map(({ kind, ref, balanceFen }) => ({
        ...{ kind, ref, balanceFen: Number(balanceFen) },
        path: statementPath({ kind, ref, ...until }),
      })),
      next,
    };
  }
}
