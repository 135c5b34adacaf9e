// `node scripts/gallery.mjs [port]`: every shared part of the console in its states, at /ui. It needs no service; a build
// for readers has no gallery.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Builds the gallery and serves it. */
export async function serveGallery(port = 0) {
  const { build, preview } = await import('vite');
  const outDir = await mkdtemp(join(tmpdir(), 'boxtrail-gallery-'));
  const config = {
    configFile: join(root, 'apps/console/vite.config.mjs'),
    mode: 'gallery',
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port, proxy: {} },
  };
  await build(config);
  const server = await preview(config);
  return {
    url: `http://127.0.0.1:${server.httpServer.address().port}/ui`,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url, close } = await serveGallery(Number(process.argv[2] ?? 0));
  console.log(`gallery at ${url}`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close());
}
