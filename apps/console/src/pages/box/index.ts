import { rolesOf } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const box: Feature = {
  name: 'box',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/boxes/:sscc', load: () => import('./BoxPage') }],
  access: rolesOf('getTrail'),
};
