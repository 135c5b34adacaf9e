import type { Feature } from '../../base/feature';
import { rolesOf } from '../../base/rights';

export const film: Feature = {
  name: 'film',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/film', load: () => import('./FilmPage') }],
  access: rolesOf('replayEvents'),
  nav: { path: '/film', en: 'Film', zh: '回放' },
};
