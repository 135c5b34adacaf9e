import type { Feature } from '../../base/feature';
import { rolesOf } from '../../base/rights';

export const complaints: Feature = {
  name: 'complaints',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [
    { path: '/complaints', load: () => import('./ComplaintsPage') },
    { path: '/complaints/:complaintId', load: () => import('./ComplaintPage') },
  ],
  access: rolesOf('listComplaints'),
  nav: { path: '/complaints', en: 'Complaints', zh: '投诉' },
};
