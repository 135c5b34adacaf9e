import type { Feature } from '../../base/feature';

export const upload: Feature = {
  name: 'upload',
  words: { en: () => import('./en.json'), zh: () => import('./zh.json') },
  pages: [{ path: '/upload', load: () => import('./UploadPage') }],
  access: ['admin', 'coordinator', 'station', 'packer', 'carrier', 'grid-worker', 'team', 'partner'],
  nav: { path: '/upload', en: 'Upload', zh: '上传' },
};
