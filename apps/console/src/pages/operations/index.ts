import { everyone } from '../../base/rights';
import type { Feature } from '../../base/feature';

/** Each page says itself which roles may read it: senders of every role read their quarantined lines. */
export const operations: Feature = {
  name: 'operations',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/operations', load: () => import('./ViewsPage') },
    { path: '/operations/messaging', load: () => import('./MessagingPage') },
    { path: '/operations/quarantine', load: () => import('./QuarantinePage') },
    { path: '/operations/keys', load: () => import('./KeysPage') },
    { path: '/operations/differences', load: () => import('./DifferencesPage') },
  ],
  access: everyone,
  nav: { path: '/operations', en: 'Operations', zh: '运维' },
};
