import { rolesOf } from '../../base/rights';
import type { Feature } from '../../base/feature';

export const findings: Feature = {
  name: 'findings',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/findings', load: () => import('./FindingsPage') }],
  access: rolesOf('listFindings'),
  nav: { path: '/findings', en: 'Findings', zh: '问题' },
};
