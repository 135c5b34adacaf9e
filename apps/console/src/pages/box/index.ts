import { rolesOf } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const box: Feature = {
  name: 'box',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/boxes/:sscc', load: () => import('./BoxPage') },
    { path: '/boxes/:sscc/compare', load: () => import('./ComparePage') },
  ],
  access: rolesOf('getTrail'),
};
