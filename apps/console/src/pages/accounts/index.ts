import type { Feature } from '../../base/feature';

export const accounts: Feature = {
  name: 'accounts',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/accounts', load: () => import('./AccountsPage') },
    { path: '/accounts/:kind/:id', load: () => import('./AccountPage') },
  ],
  access: ['admin', 'coordinator', 'auditor'],
  nav: { path: '/accounts', en: 'Accounts', zh: '账目' },
};
