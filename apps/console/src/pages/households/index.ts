import { rolesOf } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const coverage: Feature = {
  name: 'coverage',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/coverage', load: () => import('./CoveragePage') },
    { path: '/coverage/:gln', load: () => import('./HouseholdsPage') },
  ],
  access: rolesOf('getCoverage'),
  nav: { path: '/coverage', en: 'Coverage', zh: '覆盖' },
};
