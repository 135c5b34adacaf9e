// Builds the console to dist/console. `npx vite apps/console` serves it from its sources beside a running Boxtrail:
// BOXTRAIL_URL says where that is (default http://127.0.0.1:4600).
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const libs = fileURLToPath(new URL('../../libs/', import.meta.url));
const boxtrail = process.env.BOXTRAIL_URL ?? 'http://127.0.0.1:4600';

/** @type {import('vite').UserConfig & { test: object }} */
export default {
  root,
  cacheDir: '../../node_modules/.cache/vite',
  resolve: {
    alias: [
      { find: '@boxtrail/api-client', replacement: `${libs}api-client/src` },
      { find: '@boxtrail/kernel', replacement: `${libs}kernel/src` },
    ],
  },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      // antd marks its modules for servers that render React; there is none here.
      onLog: (level, log, print) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && print(level, log),
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/v1', '/problems', '/docs', '/openapi.json'].map((path) => [path, { target: boxtrail }]),
    ),
  },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
};
