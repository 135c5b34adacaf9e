import { everyone } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const loads: Feature = {
  name: 'loads',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/loads', load: () => import('./LoadsPage') },
    { path: '/loads/:loadId', load: () => import('./LoadPage') },
  ],
  access: everyone,
  nav: { path: '/loads', en: 'Loads', zh: '车次' },
};
