import { everyone } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const jobs: Feature = {
  name: 'jobs',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/jobs', load: () => import('./JobsPage') },
    { path: '/jobs/:jobId', load: () => import('./JobPage') },
  ],
  access: everyone,
  nav: { path: '/jobs', en: 'Jobs', zh: '作业' },
};
