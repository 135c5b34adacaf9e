import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './boxtrail';

const options = '--strict --module node16 --target es2022 --types node --skipLibCheck'.split(' ');

/** A folder outside the project that has installed the packed API client, as a partner does. */
export class PartnerProject {
  constructor(readonly home: string) {
    const modules = join(home, 'node_modules');
    const client = 'node_modules/@boxtrail/api-client';
    mkdirSync(join(home, client), { recursive: true });
    execFileSync('npm', ['run', '-s', 'pack-client', '--', home], { cwd: root, stdio: 'pipe' });
    const archive = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['-xzf', archive, '--strip-components=1', '-C', client], { cwd: home });
    for (const name of ['openapi-fetch', 'openapi-typescript-helpers', '@types', 'undici-types'])
      symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }

  /** Compiles `program.ts` to `program.js` in strict mode; returns the errors. */
  compile(source: string): string {
    writeFileSync(join(this.home, 'program.ts'), source);
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const command = [compiler, ...options, 'program.ts'];
    return spawnSync(process.execPath, command, { cwd: this.home, encoding: 'utf8' }).stdout;
  }
}
