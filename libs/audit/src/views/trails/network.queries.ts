import { Injectable } from '@nestjs/common';
import { Reads } from '@boxtrail/http';
import { emptyAccount, type BoxAccount } from '../../domain/accounts';
import { summaryOf } from '../../domain/box-summary';
import { judgeAsOf, type Moment } from '../../domain/box-trail';
import type { FindingsByKind } from '../../domain/findings-by-kind';
import { trailOf } from '../../domain/unreadable-on-trail';
import { isTimeless } from '../moment';
import { accountFields, gridMoment } from './account-sums';
import { AccountQueries, type HolderAccount, type PlaceAccount } from './accounts.queries';
import { BoxPages } from './box-pages';
import { censusColumns, censusGrid, sqlName } from './books';
import { trailsSchema } from './trails.view';
import { doTrailsLackAny } from './unreadable.queries';

/** The accounts of all stations of a tier, summed. */
export interface TierAccount extends BoxAccount {
  readonly tier: string;
  readonly stations: number;
  readonly balanced: boolean;
}

/** The whole network, now or at a moment. */
export interface Network {
  readonly stations: number;
  readonly boxes: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly broken: number;
  /** Whether every account balances: of stations, loads, carriers and teams. */
  readonly accountsBalanced: boolean;
  /** Accounts that do not, at most 200. */
  readonly unbalanced: readonly HolderAccount[];
  readonly tiers: readonly TierAccount[];
}

const mostUnbalanced = 200;

type Counts = Partial<Record<(typeof censusColumns)[number], number>>;

/** Counts of all boxes and the accounts of all tiers: sums that the view keeps, whatever the size of the log. */
@Injectable()
export class NetworkQueries {
  private readonly pages: BoxPages;
  private readonly accounts: AccountQueries;

  constructor(private readonly reads: Reads) {
    this.pages = new BoxPages(reads);
    this.accounts = new AccountQueries(reads);
  }

  async at(moment: Moment, atLeast: number | undefined): Promise<Network> {
    await this.pages.seen(moment, atLeast, 'audit.places');
    const { boxes = 0, broken = 0, ...statuses } = await this.census(moment);
    const accounts = await this.accounts.ofPlaces(await this.accounts.places(), moment);
    const unbalanced = await this.accounts.unbalanced(mostUnbalanced, moment);
    return {
      stations: accounts.filter(({ tier }) => tier !== 'supplier').length,
      boxes,
      byStatus: Object.fromEntries(Object.entries(statuses).filter(([, count]) => count !== 0)),
      broken: broken + (await this.brokenByUnreadable(moment)),
      accountsBalanced: unbalanced.length === 0 && accounts.every((account) => account.balanced),
      unbalanced,
      tiers: tiersOf(accounts),
    };
  }

  /** Findings of all trails, answered ones too, and the number of steps. */
  async totals(): Promise<{ readonly trailSteps: number; readonly findingsByKind: FindingsByKind }> {
    const rows = await this.reads.rows<{ what: string; count: string }>(
      `SELECT what, count FROM ${trailsSchema}.totals WHERE count <> 0 ORDER BY what`,
    );
    const { steps = 0, ...findingsByKind } = Object.fromEntries(
      rows.map(({ what, count }) => [what, Number(count)]),
    );
    return { trailSteps: steps, findingsByKind };
  }

  private async census(moment: Moment): Promise<Counts> {
    const from = isTimeless(moment)
      ? `SELECT * FROM ${trailsSchema}.census`
      : censusGrid.sumsAsOf(trailsSchema, gridMoment(moment), 'true');
    const [row] = await this.reads.rows<Record<string, string>>(from);
    if (row === undefined) return {};
    return Object.fromEntries(censusColumns.map((column) => [column, Number(row[sqlName(column)])]));
  }

  /** Boxes whose trail breaks only at an event that cannot be read: few, judged one by one. */
  private async brokenByUnreadable(moment: Moment): Promise<number> {
    if (!(await doTrailsLackAny(this.reads))) return 0;
    let broken = 0;
    for await (const page of this.pages.of('lacking')) {
      for (const box of page) {
        const [summary, readable] = [
          summaryOf(trailOf(box, moment)),
          summaryOf(judgeAsOf(box.steps, moment)),
        ];
        if (summary?.broken === true && readable?.broken !== true) broken += 1;
      }
    }
    return broken;
  }
}

function tiersOf(accounts: readonly PlaceAccount[]): TierAccount[] {
  const tiers = new Map<string, TierAccount>();
  for (const account of accounts) {
    const { tier } = account;
    const sum = tiers.get(tier) ?? { tier, stations: 0, ...emptyAccount, balanced: true };
    const amounts = Object.fromEntries(accountFields.map((field) => [field, sum[field] + account[field]]));
    tiers.set(tier, {
      ...sum,
      ...amounts,
      stations: sum.stations + 1,
      balanced: sum.balanced && account.balanced,
    });
  }
  return [...tiers.values()];
}
