import { everyone } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const stations: Feature = {
  name: 'stations',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/stations', load: () => import('./StationsPage') },
    { path: '/stations/:gln', load: () => import('./StationPage') },
  ],
  access: everyone,
  nav: { path: '/stations', en: 'Network', zh: '网络' },
};
