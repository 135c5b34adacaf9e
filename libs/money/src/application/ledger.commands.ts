import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AggregateCommand, Aggregates, type Outcome } from '@boxtrail/commands';
import { Reads } from '@boxtrail/http';
import { Places } from '@boxtrail/network';
import type * as cash from '../domain/cash.decider';
import { cashDecider } from '../domain/cash.decider';
import type * as correction from '../domain/correction.decider';
import { correctionDecider } from '../domain/correction.decider';
import type * as item from '../domain/open-item.decider';
import { openItemDecider } from '../domain/open-item.decider';
import type * as settlement from '../domain/settlement.decider';
import { settlementDecider } from '../domain/settlement.decider';
import { AccountQueries } from '../views/entries/accounts.queries';
import { entriesView } from '../views/entries/entries.view';
import { OpenItemQueries } from '../views/open-items/open-items.queries';
import { cashStream, correctionStream, openItemStream, settlementStream } from './ledger-streams';

/** Accounts that one settlement closes, at most: a later one closes the others. */
const mostAccounts = 20_000;

/** A grid worker handed cash on, or paid the driver of a supplier. */
export class MoveCash extends AggregateCommand<Omit<cash.MoveCash, 'expectedFen'>> {}

@CommandHandler(MoveCash)
class MoveCashHandler implements ICommandHandler<MoveCash> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly accounts: AccountQueries,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: MoveCash): Promise<Outcome> {
    const { kind, communityGln, workerRef, toRef } = data;
    const expected = async (): Promise<cash.MoveCash> => {
      const isPaid = kind === 'pay-supplier';
      await this.places.known('money', [communityGln], '/communityGln');
      if (isPaid) await this.places.known('money', [toRef], '/toRef');
      const balance = isPaid
        ? -(await this.accounts.balance('supplier', toRef, communityGln))
        : await this.accounts.balance('cash', workerRef, communityGln);
      return { type: 'MoveCash', ...data, expectedFen: balance };
    };
    return this.aggregates.handle(cashDecider, cashStream(workerRef), expected, meta);
  }
}

/** A person corrects the ledger by a further transfer. */
export class CorrectLedger extends AggregateCommand<correction.CorrectLedger> {}

@CommandHandler(CorrectLedger)
class CorrectLedgerHandler implements ICommandHandler<CorrectLedger> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: CorrectLedger): Promise<Outcome> {
    const checked = async (): Promise<correction.CorrectLedger> => {
      await this.places.known('money', [data.communityGln], '/communityGln');
      return { type: 'CorrectLedger', ...data };
    };
    return this.aggregates.handle(correctionDecider, correctionStream(data.correctionId), checked, meta);
  }
}

/** A person explains a difference. */
export class CloseOpenItem extends AggregateCommand<Omit<item.CloseOpenItem, 'communityGln'>> {}

@CommandHandler(CloseOpenItem)
class CloseOpenItemHandler implements ICommandHandler<CloseOpenItem> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly items: OpenItemQueries,
  ) {}

  execute({ data, meta }: CloseOpenItem): Promise<Outcome> {
    const located = async (): Promise<item.CloseOpenItem> => ({
      type: 'CloseOpenItem',
      ...data,
      communityGln: (await this.items.communityOf(data.itemId)) ?? null,
    });
    return this.aggregates.handle(openItemDecider, openItemStream(data.itemId), located, meta);
  }
}

/** Settles all open accounts of a community with one person. */
export class SettleCommunity extends AggregateCommand<
  Omit<settlement.SettleCommunity, 'accounts' | 'upTo'>
> {}

@CommandHandler(SettleCommunity)
class SettleCommunityHandler implements ICommandHandler<SettleCommunity> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly accounts: AccountQueries,
    private readonly places: Places,
    private readonly reads: Reads,
  ) {}

  execute({ data, meta }: SettleCommunity): Promise<Outcome> {
    const { communityGln, only } = data;
    // Looked up again for each try: the append conflicts with a settlement that the balances do not have.
    const balances = async (): Promise<settlement.SettleCommunity> => {
      await this.places.known('money', [communityGln], '/communityGln');
      const upTo = await this.reads.upToDate(entriesView.name);
      const accounts =
        only === null
          ? await this.accounts.openOf(communityGln, mostAccounts)
          : [await this.accounts.ofCommunity(only, communityGln)];
      return { type: 'SettleCommunity', ...data, accounts, upTo };
    };
    return this.aggregates.handle(settlementDecider, settlementStream(communityGln), balances, meta);
  }
}

/** The command handlers of this file, for the module. */
export const ledgerCommandHandlers = [
  MoveCashHandler,
  CorrectLedgerHandler,
  CloseOpenItemHandler,
  SettleCommunityHandler,
];
