import { everyone, rolesOf } from '../../base/rights';
import type { Feature } from '../../base/feature';
import { kinds } from './kinds';

export const upload: Feature = {
  name: 'upload',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/upload', load: () => import('./UploadPage') }],
  access: everyone.filter((role) => kinds.some(({ route }) => rolesOf(route).includes(role))),
  nav: { path: '/upload', en: 'Upload', zh: '上传' },
};
