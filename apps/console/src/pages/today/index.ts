import { everyone } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const today: Feature = {
  name: 'today',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/', load: () => import('./TodayPage') }],
  access: everyone,
  nav: { path: '/', en: 'Today', zh: '今日' },
};
