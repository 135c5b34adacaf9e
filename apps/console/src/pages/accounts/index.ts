import type { Feature } from '../../base/feature';
import { rolesOf } from '../../base/rights';

export const accounts: Feature = {
  name: 'accounts',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/accounts', load: () => import('./AccountsPage') },
    { path: '/accounts/:kind/:id', load: () => import('./AccountPage') },
  ],
  access: rolesOf('listHolderAccounts'),
  nav: { path: '/accounts', en: 'Accounts', zh: '账目' },
};
