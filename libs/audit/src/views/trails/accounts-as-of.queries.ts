import { Injectable } from '@nestjs/common';
import { Reads, type Page, type PageQuery } from '@boxtrail/http';
import { balanced, Ledger, type StationAccount } from '../../domain/accounts';
import { summaryOf } from '../../domain/box-summary';
import { judgeAsOf, type Moment } from '../../domain/box-trail';
import { trailOf } from '../../domain/unreadable-on-trail';
import { AccountQueries, type BookedPlace, type PlaceAccount } from './accounts.queries';
import { BoxPages } from './box-pages';
import { schemaOf } from '@boxtrail/projections';
import { placesView } from '@boxtrail/network';

const placesSchema = schemaOf(placesView('audit'));

/** The accounts of all stations of a tier, summed. */
export interface TierAccount extends StationAccount {
  readonly tier: string;
  readonly stations: number;
  readonly balanced: boolean;
}

/** The whole network at a moment. */
export interface NetworkAsOf {
  readonly stations: number;
  readonly boxes: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly broken: number;
  readonly accountsBalanced: boolean;
  readonly unbalanced: readonly PlaceAccount[];
  readonly tiers: readonly TierAccount[];
}

/**
 * Accounts at a moment, judged from the steps of the boxes, a thousand boxes in memory at a time. For a station it
 * reads the boxes that it has ever held, otherwise all boxes.
 */
@Injectable()
export class AccountAsOfQueries {
  constructor(
    private readonly reads: Reads,
    private readonly pages: BoxPages,
    private readonly accounts: AccountQueries,
  ) {}

  async one(gln: string, moment: Moment, atLeast: number | undefined): Promise<PlaceAccount> {
    await this.seen(moment, atLeast);
    const place = await this.accounts.place(gln);
    const ledger = new Ledger();
    for await (const page of this.pages.of({ kind: 'station', id: gln })) {
      for (const { steps } of page) {
        const trail = judgeAsOf(steps, moment);
        if (trail !== null) ledger.take(trail);
      }
    }
    return accountOf(place, ledger);
  }

  async list(
    query: PageQuery,
    tier: string | undefined,
    moment: Moment,
    area: readonly string[] | null,
  ): Promise<Page<PlaceAccount>> {
    await this.seen(moment, query.atLeast);
    const { items, next } = await this.reads.page<BookedPlace>(
      'accounts',
      query,
      'gln',
      `SELECT gln, name, tier FROM ${placesSchema}.places
        WHERE gln > $1 AND ($3::text IS NULL OR tier = $3) AND ($4::text[] IS NULL OR gln = ANY($4)) ORDER BY gln LIMIT $2`,
      [tier ?? null, area],
    );
    const { ledger } = await this.all(moment);
    return { items: items.map((place) => accountOf(place, ledger)), next };
  }

  async network(moment: Moment, atLeast: number | undefined): Promise<NetworkAsOf> {
    await this.seen(moment, atLeast);
    const { ledger, ...counts } = await this.all(moment);
    const places = await this.reads.rows<BookedPlace>(
      `SELECT gln, name, tier FROM ${placesSchema}.places ORDER BY gln`,
    );
    const accounts = places.map((place) => accountOf(place, ledger));
    const unbalanced = accounts.filter((account) => !account.balanced);
    return {
      stations: places.filter(({ tier }) => tier !== 'supplier').length,
      ...counts,
      accountsBalanced: unbalanced.length === 0,
      unbalanced: unbalanced.slice(0, 200),
      tiers: tiersOf(accounts),
    };
  }

  private async all(moment: Moment) {
    const ledger = new Ledger();
    const byStatus: Record<string, number> = {};
    let [boxes, broken] = [0, 0];
    for await (const page of this.pages.of('all')) {
      for (const box of page) {
        const trail = trailOf(box, moment);
        const summary = summaryOf(trail);
        if (trail === null || summary === null) continue;
        ledger.take(trail);
        boxes += 1;
        if (summary.broken) broken += 1;
        byStatus[summary.status] = (byStatus[summary.status] ?? 0) + 1;
      }
    }
    return { ledger, boxes, broken, byStatus };
  }

  private seen(moment: Moment, atLeast: number | undefined): Promise<void> {
    return this.pages.seen(moment, atLeast, 'audit.places');
  }
}

function accountOf({ gln, name, tier }: BookedPlace, ledger: Ledger): PlaceAccount {
  const account = ledger.of(gln);
  return { gln, name, tier, ...account, balanced: balanced(account) };
}

function tiersOf(accounts: readonly PlaceAccount[]): TierAccount[] {
  const tiers = new Map<string, TierAccount>();
  for (const account of accounts) {
    const { tier } = account;
    const sum = tiers.get(tier) ?? {
      tier,
      stations: 0,
      in: 0,
      out: 0,
      held: 0,
      writtenOff: 0,
      balanced: true,
    };
    tiers.set(tier, {
      tier,
      stations: sum.stations + 1,
      in: sum.in + account.in,
      out: sum.out + account.out,
      held: sum.held + account.held,
      writtenOff: sum.writtenOff + account.writtenOff,
      balanced: sum.balanced && account.balanced,
    });
  }
  return [...tiers.values()];
}
