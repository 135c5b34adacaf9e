import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/http';
import type { BoxAccount } from '../../domain/accounts';
import type { Moment } from '../../domain/box-trail';
import { accountFields, accountOf, accountsAt, amountsOf, gridMoment, type AmountsOf } from './account-sums';
import { AccountQueries } from './accounts.queries';
import { accountsGrid } from './books';
import { hourMs } from './grid';
import { trailsSchema } from './trails.view';

/** A local date with its bounds in UTC: `from` inclusive, `until` exclusive. */
export interface Day {
  readonly day: string;
  readonly from: string;
  readonly until: string;
}

/**
 * What one hour changed in an account. `out` is negative when a box that counted as handed on was found missing in
 * that hour: it moved to another column.
 */
export interface AccountHour extends BoxAccount {
  /** When the hour begins. */
  readonly from: string;
}

/**
 * The account of a place, hour by hour of a day.
 * @schema AccountDay
 */
export interface AccountDay extends Day {
  readonly gln: string;
  /** The account when the day began. */
  readonly opening: BoxAccount;
  /** Its 24 hours; one without a change has zeros. */
  readonly hours: readonly AccountHour[];
}

/** The hours of a day in the account of a place: sums that the view keeps, whatever the size of the log. */
@Injectable()
export class AccountDayQueries {
  private readonly accounts: AccountQueries;

  constructor(private readonly reads: Reads) {
    this.accounts = new AccountQueries(reads);
  }

  /** Throws `STATION_UNKNOWN`. */
  async of(gln: string, day: Day, moment: Moment, atLeast: number | undefined): Promise<AccountDay> {
    await this.accounts.seen(moment, atLeast);
    await this.accounts.place(gln);
    const [from, until] = [Date.parse(day.from), Date.parse(day.until)];
    const before = new Date(from - 1).toISOString();
    const { at = before } = moment;
    const [opening] = await this.reads.rows<AmountsOf>(
      accountsAt({ ...moment, at: at < before ? at : before }, `kind = 'station' AND id = $1`),
      [gln],
    );
    const where = `kind = 'station' AND id = $1`;
    const changes = accountsGrid.changesPerBucket(trailsSchema, { from, until }, gridMoment(moment), where);
    const rows = await this.reads.rows<AmountsOf & { begin: string }>(
      `SELECT kind, id, begin, ${amountsOf('c')} FROM (${changes}) c`,
      [gln],
    );
    const byBegin = new Map(rows.map((row) => [Number(row.begin), row]));
    const hours = Array.from({ length: (until - from) / hourMs }, (_, i) => {
      const begin = from + i * hourMs;
      return { from: new Date(begin).toISOString(), ...amounts(byBegin.get(begin)) };
    });
    return { gln, ...day, opening: amounts(opening), hours };
  }
}

function amounts(row: AmountsOf | undefined): BoxAccount {
  const { balanced: _, ...account } = accountOf(row);
  return account;
}
