import type { Feature } from '../../base/feature';
import { rolesOf } from '../../base/rights';

export const recalls: Feature = {
  name: 'recalls',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/recalls', load: () => import('./RecallsPage') },
    { path: '/recalls/:recallId', load: () => import('./RecallPage') },
  ],
  access: rolesOf('listRecalls'),
  nav: { path: '/recalls', en: 'Recalls', zh: '召回' },
};
