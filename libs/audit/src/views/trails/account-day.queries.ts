import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/http';
import type { BoxAccount } from '../../domain/accounts';
import { dayAt } from '../../domain/city-day';
import type { Moment } from '../../domain/box-trail';
import { accountOf, accountsAt, amountsOf, gridMoment, type AmountsOf } from './account-sums';
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
 * What one hour changed in an account. A number is negative when boxes left that column: `held` when more boxes left
 * than came, `out` when a box that counted as handed on was found missing.
 * @signed
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

interface AsOf {
  readonly moment: Moment;
  readonly now: string;
  readonly atLeast: number | undefined;
}

const where = `kind = 'station' AND id = $1`;

/** The hours of a day in the account of a place: sums that the view keeps, whatever the size of the log. */
@Injectable()
export class AccountDayQueries {
  private readonly accounts: AccountQueries;

  constructor(private readonly reads: Reads) {
    this.accounts = new AccountQueries(reads);
  }

  /** `date`: a date, or `latest`; today when the account has never changed. Throws `STATION_UNKNOWN`. */
  async of(gln: string, date: string, { moment, now, atLeast }: AsOf): Promise<AccountDay> {
    await this.accounts.seen(moment, atLeast);
    await this.accounts.place(gln);
    const start =
      date === 'latest' ? await this.lastChange(gln, moment) : Date.parse(`${date}T00:00:00+08:00`);
    const day = dayAt(start ?? Date.parse(now));
    const [from, until] = [Date.parse(day.from), Date.parse(day.until)];
    const before = new Date(from - 1).toISOString();
    const { at = before } = moment;
    const [opening] = await this.reads.rows<AmountsOf>(
      accountsAt({ ...moment, at: at < before ? at : before }, where),
      [gln],
    );
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

  /** Event time of the last change of an account, in ms since 1970, as of a moment. */
  private async lastChange(gln: string, moment: Moment): Promise<number | undefined> {
    const latest = accountsGrid.latest(trailsSchema, gridMoment(moment), where);
    const [row] = await this.reads.rows<{ at: string }>(latest, [gln]);
    return row && Number(row.at);
  }
}

function amounts(row: AmountsOf | undefined): BoxAccount {
  const { balanced: _, ...account } = accountOf(row);
  return account;
}
