import type { Feature } from '../../base/feature';
import { rolesOf } from '../../base/rights';

export const passes: Feature = {
  name: 'passes',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/passes', load: () => import('./PassesPage') },
    { path: '/passes/:passId', load: () => import('./PassPage') },
  ],
  access: rolesOf('listPasses'),
  nav: { path: '/passes', en: 'Passes', zh: '通行证' },
};
