import { everyone } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const doors: Feature = {
  name: 'doors',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/door-rounds', load: () => import('./DoorRoundsPage') },
    { path: '/door-rounds/:doorRoundId', load: () => import('./DoorRoundPage') },
  ],
  access: everyone,
  nav: { path: '/door-rounds', en: 'Doors', zh: '派送' },
};
