import type { Feature } from '../../base/feature';

export const film: Feature = {
  name: 'film',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/film', load: () => import('./FilmPage') }],
  access: ['admin', 'coordinator', 'auditor'],
  nav: { path: '/film', en: 'Film', zh: '回放' },
};
