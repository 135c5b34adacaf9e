// `npm run pack-client [folder]`: builds the API client as CommonJS with its types, and packs it for `npm install`.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const library = join(root, 'libs/api-client');

/** Writes `boxtrail-api-client-<version>.tgz` into a folder; the present one when none is named. */
export function packClient([folder = '.']) {
  const home = mkdtempSync(join(tmpdir(), 'boxtrail-client-'));
  const built = join(home, 'package');
  const options = [
    ...['--target', 'es2022', '--module', 'node16', '--moduleResolution', 'node16', '--outDir', built],
    ...['--lib', 'es2023,dom', '--types', 'node', '--strict', '--declaration', '--skipLibCheck'],
  ];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, join(library, 'src/index.ts'), ...options], { stdio: 'inherit' });
  copyFileSync(join(library, 'src/schema.d.ts'), join(built, 'schema.d.ts'));
  const destination = resolve(process.env.BOXTRAIL_CALLER_FOLDER ?? '.', folder);
  copyFileSync(join(library, 'package.json'), join(home, 'package.json'));
  execFileSync('npm', ['pack', home, '--pack-destination', destination], { stdio: 'inherit' });
  rmSync(home, { recursive: true });
}
