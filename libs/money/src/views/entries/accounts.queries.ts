import { Injectable } from '@nestjs/common';
import { ledgerAccountKinds, type LedgerAccount, type LedgerAccountKind } from '@boxtrail/contracts';
import {
  areaOf,
  hiddenFrom,
  isTimeless,
  mayActFor,
  MomentPageQuery,
  MomentQuery,
  notYours,
  Reads,
  type Page,
  type Principal,
} from '@boxtrail/http';
import { KeyField, OneOfField } from '@boxtrail/input';
import { Refusal, unknown } from '@boxtrail/kernel';
import type { OpenAccount } from '../../domain/settlement.decider';
import { entriesSchema, entriesView } from './entries.view';

/** Filters of the list, named like the fields. */
export class LedgerAccountsQuery extends MomentPageQuery {
  @OneOfField(ledgerAccountKinds, { optional: true })
  kind?: LedgerAccountKind;

  @KeyField('gln', { optional: true })
  communityGln?: string;

  @OneOfField(['true'], { optional: true, description: 'true: only accounts whose present balance is not 0' })
  open?: 'true';
}

export class LedgerAccountQuery extends MomentQuery {
  @KeyField('gln', { optional: true, description: 'only entries of this community' })
  communityGln?: string;
}

/**
 * An account of the ledger. `balanceFen` = `debitFen` - `creditFen`.
 * @schema LedgerAccount
 */
export interface ShownAccount {
  readonly kind: LedgerAccountKind;
  /** A GLN, or the reference of a household or a person. */
  readonly ref: string;
  /** Null: of all communities that the key may see. */
  readonly communityGln: string | null;
  readonly debitFen: number;
  readonly creditFen: number;
  readonly balanceFen: number;
  readonly entries: number;
}

/** Kinds of accounts whose reference is a household. */
export const householdKinds: readonly LedgerAccountKind[] = ['household', 'on-account', 'refunds'];

/** Whether the key may not see households: it is bound to a place above the communities. */
export function seesNoHouseholds(principal: Principal): boolean {
  const { stationGln, area } = principal;
  const isAbove = area !== undefined && area.size > 1;
  return hiddenFrom(principal, isAbove ? null : stationGln).length > 0;
}

/** Throws `STATION_NOT_YOURS` where the account is that of a household, and the key may not see it. */
function maySeeAccount(principal: Principal, kind: LedgerAccountKind): void {
  if (householdKinds.includes(kind) && seesNoHouseholds(principal))
    throw notYours(principal, 'the households of its communities');
}

/**
 * The communities whose entries of an account a key may see; null for all. A key of a supplier sees the account of that
 * supplier in every community, and no other account. Throws `STATION_NOT_YOURS`.
 */
export function communitiesOf(
  principal: Principal,
  kind: LedgerAccountKind,
  ref: string,
): readonly string[] | null {
  const { role, stationGln } = principal;
  if (kind === 'supplier' && stationGln === ref) return null;
  if (role === 'packer')
    throw new Refusal(
      'forbidden',
      'STATION_NOT_YOURS',
      `this key is bound to station ${stationGln ?? 'none'}; a supplier reads its own account, by a key that is bound to it`,
    );
  maySeeAccount(principal, kind);
  return areaOf(principal);
}

interface Stored {
  kind: LedgerAccountKind;
  ref: string;
  communityGln: string;
  debitFen: string | number;
  creditFen: string | number;
  entries: string | number;
  key: string;
}

/** Sums of the account `a` from its entries until a moment in both times: an index holds all that is added up. */
const sumsAt = (at: string, knownAt: string) => `
  SELECT coalesce(sum(e.signed_fen) FILTER (WHERE e.signed_fen > 0), 0) AS debit_fen,
         coalesce(-sum(e.signed_fen) FILTER (WHERE e.signed_fen < 0), 0) AS credit_fen, count(*) AS entries
    FROM ${entriesSchema}.entries e
   WHERE e.account_kind = a.account_kind AND e.account_ref = a.account_ref AND e.community_gln = a.community_gln
     AND e.occurred_at <= ${at} AND e.recorded_at <= ${knownAt}`;

const presentBalance = `
  SELECT debit_fen - credit_fen AS balance FROM ${entriesSchema}.accounts
   WHERE account_kind = $1 AND account_ref = $2 AND community_gln = $3`;

export const noSuchAccount = (kind: string, ref: string) =>
  unknown('LEDGER_ACCOUNT_UNKNOWN', `the ledger has no entry of ${kind} ${ref}`);

@Injectable()
export class AccountQueries {
  constructor(private readonly reads: Reads) {}

  async list(query: LedgerAccountsQuery, principal: Principal): Promise<Page<ShownAccount>> {
    await this.reads.caughtUp(entriesView.name, query.atLeast);
    const { kind = null, communityGln = null, open, at = 'infinity', knownAt = 'infinity' } = query;
    const sums = isTimeless(query)
      ? 'SELECT a.debit_fen, a.credit_fen, a.entries WHERE $8::timestamptz IS NOT NULL AND $9::timestamptz IS NOT NULL'
      : sumsAt('$8', '$9');
    const { items, next } = await this.reads.page<Stored>(
      'ledger-accounts',
      query,
      'key',
      `SELECT a.account_kind AS kind, a.account_ref AS ref, a.community_gln AS "communityGln", s.debit_fen AS "debitFen",
              s.credit_fen AS "creditFen", s.entries, a.account_kind || ' ' || a.account_ref || ' ' || a.community_gln AS key
         FROM ${entriesSchema}.accounts a CROSS JOIN LATERAL (${sums}) s
        WHERE (a.account_kind, a.account_ref, a.community_gln)
              > (split_part($1, ' ', 1), split_part($1, ' ', 2), split_part($1, ' ', 3))
          AND ($3::text IS NULL OR a.account_kind = $3) AND ($4::text IS NULL OR a.community_gln = $4)
          AND ($5::bool IS NULL OR a.debit_fen <> a.credit_fen) AND ($6::text[] IS NULL OR a.community_gln = ANY($6))
          AND a.account_kind <> ALL($7::text[])
        ORDER BY a.account_kind, a.account_ref, a.community_gln LIMIT $2`,
      [
        ...[kind, communityGln, open === undefined ? null : true, areaOf(principal)],
        ...[seesNoHouseholds(principal) ? householdKinds : [], at, knownAt],
      ],
    );
    return { items: items.map(shown), next };
  }

  /** Throws `LEDGER_ACCOUNT_UNKNOWN` or `STATION_NOT_YOURS`. */
  async one(
    kind: LedgerAccountKind,
    ref: string,
    query: LedgerAccountQuery,
    principal: Principal,
  ): Promise<ShownAccount> {
    const area = communitiesOf(principal, kind, ref);
    await this.reads.caughtUp(entriesView.name, query.atLeast);
    const { communityGln = null, at = 'infinity', knownAt = 'infinity' } = query;
    const [row] = await this.reads.rows<
      Omit<Stored, 'kind' | 'ref' | 'communityGln'> & { glns: string[] | null }
    >(
      `SELECT array_agg(a.community_gln) AS glns, coalesce(sum(s.debit_fen), 0) AS "debitFen",
              coalesce(sum(s.credit_fen), 0) AS "creditFen", coalesce(sum(s.entries), 0) AS entries
         FROM ${entriesSchema}.accounts a
         LEFT JOIN LATERAL (${sumsAt('$5', '$6')}) s ON $4::text[] IS NULL OR a.community_gln = ANY($4)
        WHERE a.account_kind = $1 AND a.account_ref = $2 AND ($3::text IS NULL OR a.community_gln = $3)`,
      [kind, ref, communityGln, area, at, knownAt],
    );
    if (row === undefined || row.glns === null) throw noSuchAccount(kind, ref);
    if (area !== null) mayActFor(principal, ...row.glns);
    return { ...shown({ ...row, kind, ref, communityGln: '' }), communityGln };
  }

  /** The present balances of a community that are not 0, at most `limit`, by kind and reference. */
  async openOf(communityGln: string, limit: number): Promise<OpenAccount[]> {
    const rows = await this.reads.rows<Stored>(
      `SELECT account_kind AS kind, account_ref AS ref, debit_fen AS "debitFen", credit_fen AS "creditFen"
         FROM ${entriesSchema}.accounts
        WHERE community_gln = $1 AND debit_fen <> credit_fen AND account_kind NOT IN ('community', 'relief')
        ORDER BY account_kind, account_ref LIMIT $2`,
      [communityGln, limit],
    );
    return rows.map(({ kind, ref, debitFen, creditFen }) => ({
      kind,
      ref,
      balanceFen: Number(debitFen) - Number(creditFen),
    }));
  }

  /** The present balance of one account of a community. Throws `LEDGER_ACCOUNT_UNKNOWN`. */
  async ofCommunity({ kind, ref }: LedgerAccount, communityGln: string): Promise<OpenAccount> {
    const [row] = await this.reads.rows<{ balance: string }>(presentBalance, [kind, ref, communityGln]);
    if (row === undefined) throw noSuchAccount(kind, ref);
    return { kind, ref, balanceFen: Number(row.balance) };
  }

  /** The present balance of an account in one community, when the view has everything that is acknowledged. */
  async balance(kind: LedgerAccountKind, ref: string, communityGln: string): Promise<number> {
    await this.reads.upToDate(entriesView.name);
    const [row] = await this.reads.rows<{ balance: string }>(presentBalance, [kind, ref, communityGln]);
    return Number(row?.balance ?? 0);
  }
}

function shown({ kind, ref, communityGln, debitFen, creditFen, entries }: Omit<Stored, 'key'>): ShownAccount {
  const [debit, credit] = [Number(debitFen), Number(creditFen)];
  return {
    ...{ kind, ref, communityGln, debitFen: debit, creditFen: credit, balanceFen: debit - credit },
    entries: Number(entries),
  };
}
