import type { Feature } from '../../base/feature';
import { rolesOf } from '../../base/rights';

export const stock: Feature = {
  name: 'stock',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/stock', load: () => import('./StockPage') },
    { path: '/stock/numbers', load: () => import('./NumbersPage') },
    { path: '/stock/numbers/:supplierGln/:rangeId', load: () => import('./RangePage') },
  ],
  access: rolesOf('listStock'),
  nav: { path: '/stock', en: 'Stock', zh: '库存' },
};
