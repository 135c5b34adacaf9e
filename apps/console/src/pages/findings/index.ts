import { everyone } from '../../app/session';
import type { Feature } from '../../app/feature';

export const findings: Feature = {
  name: 'findings',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/findings', load: () => import('./FindingsPage') }],
  access: everyone,
  nav: { path: '/findings', en: 'Findings', zh: '问题' },
};
