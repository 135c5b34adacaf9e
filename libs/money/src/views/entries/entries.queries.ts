import { Injectable } from '@nestjs/common';
import type { LedgerAccountKind, TransferKind } from '@boxtrail/contracts';
import { MomentPageQuery, Reads, type Page, type Principal } from '@boxtrail/http';
import { KeyField } from '@boxtrail/input';
import { communitiesOf, householdKinds, seesNoHouseholds } from './accounts.queries';
import { entriesSchema, entriesView } from './entries.view';

export class EntriesQuery extends MomentPageQuery {
  @KeyField('gln', { optional: true })
  communityGln?: string;
}

/**
 * One entry of an account: one side of a transfer, in both times.
 * @schema LedgerEntry
 */
export interface ShownEntry {
  /** Log position of its event. */
  readonly position: number;
  /** Place of the transfer among those of its event. */
  readonly ordinal: number;
  readonly side: 'debit' | 'credit';
  readonly amountFen: number;
  readonly kind: TransferKind;
  readonly other: {
    readonly kind: LedgerAccountKind;
    /** Null for the account of a household that the key may not see. */
    readonly ref: string | null;
  };
  readonly communityGln: string;
  /** When it holds from. */
  readonly occurredAt: string;
  /** When the ledger knew it. */
  readonly recordedAt: string;
  readonly roundId: string | null;
  readonly needId: string | null;
  readonly sscc: string | null;
  readonly gtin: string | null;
  readonly reason: string | null;
}

interface Stored extends Omit<ShownEntry, 'amountFen' | 'position' | 'occurredAt' | 'recordedAt' | 'other'> {
  key: string;
  position: string;
  signedFen: string;
  otherKind: LedgerAccountKind;
  otherRef: string;
  occurredAt: Date;
  recordedAt: Date;
}

@Injectable()
export class EntryQueries {
  constructor(private readonly reads: Reads) {}

  async list(
    kind: LedgerAccountKind,
    ref: string,
    query: EntriesQuery,
    principal: Principal,
  ): Promise<Page<ShownEntry>> {
    const area = communitiesOf(principal, kind, ref);
    await this.reads.caughtUp(entriesView.name, query.atLeast);
    const { communityGln = null, at = 'infinity', knownAt = 'infinity' } = query;
    const { items, next } = await this.reads.page<Stored>(
      `ledger-entries/${kind}/${ref}`,
      query,
      'key',
      `SELECT position || '.' || ordinal AS key, position, ordinal, side, signed_fen AS "signedFen", kind,
              other_kind AS "otherKind", other_ref AS "otherRef", community_gln AS "communityGln",
              occurred_at AS "occurredAt", recorded_at AS "recordedAt", round_id AS "roundId", need_id AS "needId",
              sscc, gtin, reason
         FROM ${entriesSchema}.entries
        WHERE account_kind = $3 AND account_ref = $4
          AND (position, ordinal) > (coalesce(nullif(split_part($1, '.', 1), ''), '0')::bigint,
                                     coalesce(nullif(split_part($1, '.', 2), ''), '0')::int)
          AND ($5::text IS NULL OR community_gln = $5) AND ($6::text[] IS NULL OR community_gln = ANY($6))
          AND occurred_at <= $7 AND recorded_at <= $8
        ORDER BY position, ordinal LIMIT $2`,
      [kind, ref, communityGln, area, at, knownAt],
      /^\d{1,16}\.\d{1,4}$/,
    );
    const hidden = seesNoHouseholds(principal);
    return { items: items.map((row) => shown(row, hidden)), next };
  }
}

function shown(row: Stored, hidden: boolean): ShownEntry {
  const { key: _, position, signedFen, otherKind, otherRef, occurredAt, recordedAt, ...same } = row;
  return {
    ...same,
    position: Number(position),
    amountFen: Math.abs(Number(signedFen)),
    other: { kind: otherKind, ref: hidden && householdKinds.includes(otherKind) ? null : otherRef },
    occurredAt: occurredAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
  };
}
