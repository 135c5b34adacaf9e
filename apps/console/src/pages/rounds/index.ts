import { everyone } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const rounds: Feature = {
  name: 'rounds',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/rounds', load: () => import('./RoundsPage') },
    { path: '/needs', load: () => import('./NeedsPage') },
    { path: '/rounds/:roundId', load: () => import('./RoundPage') },
  ],
  access: everyone,
  nav: { path: '/rounds', en: 'Rounds', zh: '批次' },
};
