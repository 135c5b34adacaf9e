import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

const SOURCES = {
  'tsconfig.json': readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'),
  'libs/kernel/src/index.ts': `
    export { deep } from './deep';
    export type { Shape } from './shape';
    export * from './numbers';`,
  'libs/kernel/src/deep/index.ts': `export const deep = 'folder with an index';`,
  'libs/kernel/src/numbers.ts': `export const one = 1;`,
  'libs/kernel/src/numbers.spec.ts': `throw new Error('no test is built');`,
  'libs/kernel/src/shape.ts': `
    export interface Shape { sides: number }
    throw new Error('a file imported for its types alone is not loaded');`,
  'libs/kernel/src/far/away/place.ts': `export const place = 'deep path';`,
  'libs/contracts/src/index.ts': `export * from '@boxtrail/kernel'; export { place } from '@boxtrail/kernel/far/away/place';`,
  'libs/service/src/data.json': `{ "from": "json" }`,
  'libs/service/src/schema.sql': `SELECT 1;`,
  'libs/service/src/README.md': `no asset`,
  'libs/service/src/index.ts': `
    import { readFileSync } from 'node:fs';
    import { join } from 'node:path';
    import data from './data.json';
    export const assets = [data.from, readFileSync(join(__dirname, 'schema.sql'), 'utf8')];
    function stamp(target: object, key: string): void {
      const types: { name: string }[] = Reflect.getMetadata('design:paramtypes', target, key);
      paramTypes.push(...types.map((type) => type.name));
    }
    export const paramTypes: string[] = [];
    export class Dto { readonly text: string = '@boxtrail/kernel in a string stays'; }
    export class Uses { @stamp take(dto: Dto): Dto { return dto; } }`,
  'apps/boxtrail/main.ts': `
    import 'reflect-metadata';
    import type { Shape } from '@boxtrail/kernel/shape';
    import { deep, one, place, type Shape as Again } from '@boxtrail/contracts';
    import { deep as byFolder } from '@boxtrail/kernel/deep';
    import { assets, Dto, paramTypes } from '@boxtrail/service';
    const shape: Shape & Again = { sides: 4 };
    async function main(): Promise<void> {
      const { one: later } = await import('@boxtrail/kernel/numbers');
      console.log(JSON.stringify({ deep, one, place, byFolder, later, shape, assets, paramTypes, text: new Dto().text }));
    }
    void main();`,
};

describe('the build', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'boxtrail-build-'));
    mkdirSync(join(folder, 'scripts'));
    cpSync(join(ROOT, 'scripts/build.mjs'), join(folder, 'scripts/build.mjs'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const [file, text] of Object.entries(SOURCES)) write(file, text);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }

  function node(...args: string[]): { status: number | null; stdout: string; stderr: string } {
    return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  }

  /** What the build says it did, without the time it took. */
  function build(): string {
    const { stdout, stderr } = node('scripts/build.mjs');
    return `${stdout}${stderr}`.replace(/ in [\d.]+ s\n$/, '');
  }

  const isBuilt = (file: string) => existsSync(join(folder, 'dist', file));

  it('leads every alias to its file', () => {
    build();

    const { stdout, stderr } = node('dist/apps/boxtrail/main.js');

    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      deep: 'folder with an index',
      one: 1,
      place: 'deep path',
      byFolder: 'folder with an index',
      later: 1,
      shape: { sides: 4 },
      assets: ['json', 'SELECT 1;'],
      paramTypes: ['Dto'],
      text: '@boxtrail/kernel in a string stays',
    });
  });

  it('leaves out tests and prose', () => {
    build();

    expect(isBuilt('libs/kernel/src/numbers.js')).toBe(true);
    expect(isBuilt('libs/kernel/src/numbers.spec.js')).toBe(false);
    expect(isBuilt('libs/service/src/README.md')).toBe(false);
  });

  it('compiles again only what changed', () => {
    expect(build()).toBe('compiled 8 of 10 files, copied 2');
    expect(build()).toBe('compiled 0 of 10 files');

    write('libs/kernel/src/numbers.ts', `export const one = 11;`);
    expect(build()).toBe('compiled 1 of 10 files');

    rmSync(join(folder, 'dist/libs/kernel/src/numbers.js'));
    expect(build()).toBe('compiled 1 of 10 files');
    expect(node('dist/apps/boxtrail/main.js').stdout).toContain('"one":11');
  });

  it('removes what has no source any more', () => {
    build();
    rmSync(join(folder, 'libs/kernel/src/far'), { recursive: true });
    write('libs/contracts/src/index.ts', `export * from '@boxtrail/kernel'; export const place = 'here';`);

    expect(build()).toBe('compiled 1 of 9 files, removed 2');
    expect(isBuilt('libs/kernel/src/far')).toBe(false);
  });

  it('points stack traces at the source', () => {
    write('apps/boxtrail/main.ts', `interface Gone {}\n\nthrow new Error('planted');\nexport type { Gone };`);
    build();

    expect(node('--enable-source-maps', 'dist/apps/boxtrail/main.js').stderr).toContain(
      join('apps', 'boxtrail', 'main.ts:3'),
    );
  });

  it('names every file that does not parse, builds the rest, and tries again', () => {
    write('libs/kernel/src/numbers.ts', `export const = ;`);
    write('libs/kernel/src/deep/index.ts', `export const deep = (;`);

    for (let attempt = 1; attempt <= 2; attempt++) {
      const { status, stderr } = node('scripts/build.mjs');
      expect(status).toBe(1);
      expect(stderr).toContain('libs/kernel/src/numbers.ts');
      expect(stderr).toContain('libs/kernel/src/deep/index.ts');
    }
    expect(isBuilt('apps/boxtrail/main.js')).toBe(true);
  });
});
