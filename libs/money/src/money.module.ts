import { Module } from '@nestjs/common';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { Places, placesView } from '@boxtrail/network';
import { FollowFacts } from './application/follow-facts.policies';
import { ledgerCommandHandlers } from './application/ledger.commands';
import { CollectForNeedHandler, RefundBoxHandler } from './application/needs.commands';
import answers from './http/answers.json';
import { LedgerApi } from './http/ledger.api';
import { NeedAccountsApi } from './http/need-accounts.api';
import { SettlementsApi } from './http/settlements.api';
import { StatementsApi } from './http/statements.api';
import { AccountQueries } from './views/entries/accounts.queries';
import { EntryQueries } from './views/entries/entries.queries';
import { entriesView } from './views/entries/entries.view';
import { SummaryQueries } from './views/entries/summary.queries';
import { NeedQueries } from './views/needs/needs.queries';
import { needsView } from './views/needs/needs.view';
import { OpenItemQueries } from './views/open-items/open-items.queries';
import { openItemsView } from './views/open-items/open-items.view';
import { SettlementQueries } from './views/settlements/settlements.queries';
import { settlementsView } from './views/settlements/settlements.view';

const parts: ContextParts = {
  name: 'money',
  description:
    'The double-entry ledger: what needs reserve, what is paid for delivered boxes, and what is open.',
  answers,
  routes: [NeedAccountsApi, LedgerApi, SettlementsApi, StatementsApi],
  commands: [CollectForNeedHandler, RefundBoxHandler, ...ledgerCommandHandlers],
  policies: [FollowFacts],
  views: [needsView, entriesView, openItemsView, settlementsView, placesView('money')],
  providers: [
    AccountQueries,
    EntryQueries,
    NeedQueries,
    OpenItemQueries,
    Places,
    SettlementQueries,
    SummaryQueries,
  ],
};

/** The context of money: a ledger that follows the boxes. */
@Module(contextModule(parts))
export class MoneyModule {
  static readonly parts = parts;
}
