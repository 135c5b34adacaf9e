import { rolesOf } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const actors: Feature = {
  name: 'actors',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/actors/:actor', load: () => import('./ActorPage') }],
  access: rolesOf('listEventsOfActor'),
};
