import type { Feature } from '../../base/feature';
import { rolesOf } from '../../base/rights';

export const money: Feature = {
  name: 'money',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/money', load: () => import('./LedgerPage') },
    { path: '/money/accounts', load: () => import('./AccountsPage') },
    { path: '/money/accounts/:kind/:ref', load: () => import('./AccountPage') },
    { path: '/money/needs', load: () => import('./NeedsPage') },
    { path: '/money/needs/:roundId/:needId', load: () => import('./NeedPage') },
    { path: '/money/open-items', load: () => import('./OpenItemsPage') },
    { path: '/money/settlements', load: () => import('./SettlementsPage') },
    { path: '/money/settlements/:settlementId', load: () => import('./SettlementPage') },
  ],
  access: rolesOf('listLedgerAccounts'),
  nav: { path: '/money', en: 'Money', zh: '资金' },
};
