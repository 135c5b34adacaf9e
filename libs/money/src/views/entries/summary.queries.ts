import { Injectable } from '@nestjs/common';
import { Reads, type ReadQuery } from '@boxtrail/http';
import type { TransferKind } from '@boxtrail/contracts';
import { NeedQueries } from '../needs/needs.queries';
import { needsView } from '../needs/needs.view';
import { entriesSchema, entriesView } from './entries.view';

/**
 * The whole ledger. reservedFen = openFen + postedFen + voidedFen + refundedFen.
 * @schema LedgerSummary
 */
export interface LedgerSummary {
  /** Debits equal credits, and every reserved fen is posted, voided, refunded or open. */
  readonly balanced: boolean;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly reservedFen: number;
  readonly openFen: number;
  readonly postedFen: number;
  readonly voidedFen: number;
  readonly refundedFen: number;
  readonly collectedFen: number;
  /** Needs whose money is not where it should be yet: the ledger follows their facts in a moment. */
  readonly due: number;
}

@Injectable()
export class SummaryQueries {
  constructor(
    private readonly reads: Reads,
    private readonly needs: NeedQueries,
  ) {}

  async summary({ atLeast }: ReadQuery): Promise<LedgerSummary> {
    await this.reads.caughtUp(needsView.name, atLeast);
    const due = await this.needs.dueCount();
    // What is not due any more is in the entries as well.
    await this.reads.upToDate(entriesView.name);
    const [sums] = await this.reads.rows<{
      debit: string | null;
      credit: string | null;
      reserved: string | null;
      moved: Record<string, number> | null;
    }>(
      `SELECT sum(debit_fen) AS debit, sum(credit_fen) AS credit,
              sum(credit_fen - debit_fen) FILTER (WHERE account_kind = 'community') AS reserved,
              (SELECT json_object_agg(kind, amount_fen) FROM ${entriesSchema}.totals) AS moved
         FROM ${entriesSchema}.accounts`,
    );
    const of = (kind: TransferKind) => sums?.moved?.[kind] ?? 0;
    const [debitFen, creditFen] = [Number(sums?.debit ?? 0), Number(sums?.credit ?? 0)];
    const reservedFen = of('reserve');
    const voidedFen = of('void') - of('void-reversed');
    const refundedFen = of('refund') - of('refund-reversed');
    const postedFen = of('post') - of('post-reversed') - refundedFen;
    const openFen = Number(sums?.reserved ?? 0);
    const everyFen = reservedFen === openFen + postedFen + voidedFen + refundedFen;
    return {
      balanced: debitFen === creditFen && everyFen,
      ...{ debitFen, creditFen, reservedFen, openFen, postedFen, voidedFen, refundedFen },
      ...{ collectedFen: of('collect'), due },
    };
  }
}
