import type { LedgerAccountKind, TransferKind } from '@boxtrail/contracts';
import type { Audience } from '@boxtrail/documents';
import type { Language } from '@boxtrail/labels';

/** Who gets a statement, and the accounts that are on it. */
export const statementKinds = ['household', 'worker', 'community', 'supplier'] as const;
export type StatementKind = (typeof statementKinds)[number];
export const statementAccounts: Readonly<Record<StatementKind, readonly LedgerAccountKind[]>> = {
  household: ['household', 'on-account', 'refunds'],
  worker: ['cash'],
  community: ['community'],
  supplier: ['supplier'],
};

export const statementFormats = ['json', 'csv', 'pdf'] as const;
export type StatementFormat = (typeof statementFormats)[number];
/** The first is the default. */
export const statementTypes: Readonly<Record<StatementFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
  pdf: 'application/pdf',
};

/** What a statement is of. Times are RFC 3339, UTC. */
export interface StatementOf {
  readonly kind: StatementKind;
  /** A GLN, or the reference of a household or a grid worker. */
  readonly ref: string;
  /** Only entries of this community; null for all that the key may see. */
  readonly communityGln: string | null;
  /** Entries that hold after `from`, until `to`. Null: from the first one, until now. */
  readonly from: string | null;
  readonly to: string | null;
  /** As far as it was recorded by then. Null: by now. */
  readonly knownAt: string | null;
}

/** A statement to be written. */
export interface StatementOrder {
  readonly of: StatementOf;
  /** The communities that the key may see; null for all. */
  readonly area: readonly string[] | null;
  readonly hidesHouseholds: boolean;
  readonly format: StatementFormat;
  readonly lang: Language;
  /** Of CSV. */
  readonly audience: Audience;
}

/** What stands above the lines. Balances are debits less credits, in fen. */
export interface StatementHead extends StatementOf {
  /** Name of the community or supplier; null for a household and a person. */
  readonly name: string | null;
  /** No later event is used. */
  readonly position: number;
  readonly madeAt: string;
  /** The balance at `from`. */
  readonly openingFen: number;
}

/** One entry of the accounts. */
export interface StatementLine {
  readonly number: number;
  /** When it holds from. */
  readonly occurredAt: string;
  /** When the ledger knew it. */
  readonly recordedAt: string;
  readonly account: LedgerAccountKind;
  readonly kind: TransferKind;
  readonly side: 'debit' | 'credit';
  readonly amountFen: number;
  /** After this line. */
  readonly balanceFen: number;
  readonly other: { readonly kind: LedgerAccountKind; readonly ref: string | null };
  readonly communityGln: string;
  readonly roundId: string | null;
  readonly needId: string | null;
  readonly sscc: string | null;
  readonly gtin: string | null;
  readonly reason: string | null;
  /** Path of the money of the need, and of the trail of the box. */
  readonly needPath: string | null;
  readonly boxPath: string | null;
  /** Log position of its event, and its place among the transfers of the event. */
  readonly position: number;
  readonly ordinal: number;
}

/** What stands below them. */
export interface StatementTotals {
  readonly lines: number;
  readonly debitFen: number;
  readonly creditFen: number;
  /** The balance at `to`: openingFen + debitFen - creditFen. */
  readonly closingFen: number;
}

/** A statement whose lines are read while it is written: they are never in memory together. */
export interface Statement {
  readonly head: StatementHead;
  readonly lines: AsyncIterable<StatementLine>;
}

/** Adds up lines as they pass. */
export class Totals {
  private lines = 0;
  private debitFen = 0;
  private creditFen = 0;

  constructor(private readonly openingFen: number) {}

  add({ side, amountFen }: StatementLine): void {
    this.lines += 1;
    if (side === 'debit') this.debitFen += amountFen;
    else this.creditFen += amountFen;
  }

  get all(): StatementTotals {
    const { lines, debitFen, creditFen, openingFen } = this;
    return { lines, debitFen, creditFen, closingFen: openingFen + debitFen - creditFen };
  }
}
