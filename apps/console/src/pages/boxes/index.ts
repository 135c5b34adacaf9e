import { rolesOf } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const boxes: Feature = {
  name: 'boxes',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/boxes', load: () => import('./BoxesPage') }],
  access: rolesOf('listTrails'),
  nav: { path: '/boxes', en: 'Boxes', zh: '箱子' },
};
