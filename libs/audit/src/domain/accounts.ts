import type { JudgedTrail } from './box-trail';
import { outcomes, type AccountRef } from './stays';

/**
 * All boxes of a holder since the beginning, each counted in one column beside `in`:
 * in = out + held + writtenOff + settled + missing + unproved.
 */
export interface BoxAccount {
  readonly in: number;
  /** Handed on with proof. */
  readonly out: number;
  /** Held now, with proof. */
  readonly held: number;
  /** Reported lost or destroyed. */
  readonly writtenOff: number;
  /** The chain of custody breaks here, and somebody explained it; no step has mended it. */
  readonly settled: number;
  /** Expected from this holder, and not found by the receiver. */
  readonly missing: number;
  /** Held, handed on or written off at an open break of the chain of custody. */
  readonly unproved: number;
}

export const emptyAccount: BoxAccount = {
  in: 0,
  out: 0,
  held: 0,
  writtenOff: 0,
  settled: 0,
  missing: 0,
  unproved: 0,
};

/** Whether every box that came in is accounted for: none is missing, none unproved, and the columns add up. */
export const balanced = (account: BoxAccount): boolean =>
  account.missing === 0 &&
  account.unproved === 0 &&
  account.in === outcomes.reduce((sum, outcome) => sum + account[outcome], 0);

/** The accounts of all holders, summed over trails that are added one by one. */
export class Ledger {
  private readonly accounts = new Map<string, BoxAccount>();

  take({ postings }: Pick<JudgedTrail, 'postings'>): void {
    for (const { entries } of postings) {
      for (const { account, column, boxes } of entries) {
        const before = this.of(account);
        this.accounts.set(keyOf(account), { ...before, [column]: before[column] + boxes });
      }
    }
  }

  of(account: AccountRef): BoxAccount {
    return this.accounts.get(keyOf(account)) ?? emptyAccount;
  }

  /** The accounts with an entry, by key. */
  refs(): AccountRef[] {
    return [...this.accounts.keys()].sort().map((key) => {
      const [kind, id] = JSON.parse(key) as [AccountRef['kind'], string];
      return { kind, id };
    });
  }
}

const keyOf = ({ kind, id }: AccountRef): string => JSON.stringify([kind, id]);
