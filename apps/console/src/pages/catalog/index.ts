import { everyone } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const catalog: Feature = {
  name: 'catalog',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/box-types', load: () => import('./BoxTypesPage') },
    { path: '/box-types/:gtin', load: () => import('./BoxTypePage') },
    { path: '/suppliers', load: () => import('./SuppliersPage') },
  ],
  access: everyone,
  nav: { path: '/box-types', en: 'Catalog', zh: '目录' },
};
