// Builds what `npm pack ./libs/api-client` packs: the client as CommonJS, with its types.
import { execFileSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const library = join(root, 'libs/api-client');
const outDir = join(library, 'package');
rmSync(outDir, { recursive: true, force: true });
const options = {
  ...{ '--target': 'es2022', '--module': 'node16', '--moduleResolution': 'node16', '--outDir': outDir },
  ...{
    '--lib': 'es2023,dom',
    '--types': 'node',
    '--strict': 'true',
    '--declaration': 'true',
    '--skipLibCheck': 'true',
  },
};
execFileSync(
  process.execPath,
  [
    join(root, 'node_modules/typescript/bin/tsc'),
    join(library, 'src/index.ts'),
    ...Object.entries(options).flat(),
  ],
  { stdio: 'inherit', cwd: library },
);
copyFileSync(join(library, 'src/schema.d.ts'), join(outDir, 'schema.d.ts'));
