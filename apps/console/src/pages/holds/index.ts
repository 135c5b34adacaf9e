import type { Feature } from '../../base/feature';
import { rolesOf } from '../../base/rights';

export const holds: Feature = {
  name: 'holds',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/holds', load: () => import('./HoldsPage') },
    { path: '/holds/:holdId', load: () => import('./HoldPage') },
  ],
  access: rolesOf('listHolds'),
  nav: { path: '/holds', en: 'Holds', zh: '封存' },
};
