// `npm run pack-client [folder]`: builds the API client as CommonJS with its types, and packs it for `npm install`.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const library = join(root, 'libs/api-client');
const built = join(library, 'package');

/** Writes `boxtrail-api-client-<version>.tgz` into a folder; the present one when none is named. */
export function packClient([folder = '.']) {
  rmSync(built, { recursive: true, force: true });
  const options = [
    ...['--target', 'es2022', '--module', 'node16', '--moduleResolution', 'node16', '--outDir', built],
    ...['--lib', 'es2023,dom', '--types', 'node', '--strict', '--declaration', '--skipLibCheck'],
  ];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, join(library, 'src/index.ts'), ...options], { stdio: 'inherit' });
  copyFileSync(join(library, 'src/schema.d.ts'), join(built, 'schema.d.ts'));
  const destination = resolve(process.env.BOXTRAIL_CALLER_FOLDER ?? '.', folder);
  execFileSync('npm', ['pack', library, '--pack-destination', destination], { stdio: 'inherit' });
}
