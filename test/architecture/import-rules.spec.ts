import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const FOLDERS = ['apps', 'libs', 'test'];
const FILE_RULES = '.dependency-cruiser.cjs';
const FOLDER_RULES = '.dependency-cruiser-folders.cjs';

/** A tree of this repository's shape that keeps every rule. */
const ALLOWED = {
  'libs/kernel/src/index.ts': `export * from './decider';`,
  'libs/kernel/src/decider.ts': `export type Decider = string;`,
  'libs/kernel/src/testing/given.ts': `
    import type { Decider } from '../decider';
    export const given = (decider: Decider) => decider;`,
  'libs/contracts/src/index.ts': `
    import { Type } from '@sinclair/typebox';
    export type { Decider } from '@boxtrail/kernel';
    export const box = Type;`,
  'libs/service/src/index.ts': `
    import { readFile } from 'node:fs/promises';
    import { Pool } from 'pg';
    export type { Decider } from '@boxtrail/kernel';
    export const service = [readFile, Pool];`,
  'libs/messaging/src/index.ts': `
    import { Kafka } from 'kafkajs';
    export const messaging = Kafka;`,
  'libs/service/src/store.contract.ts': `
    import fc from 'fast-check';
    export const storeContract = fc;`,
  'libs/simulation/src/index.ts': `export type { Decider } from '@boxtrail/contracts';`,
  'libs/cli/src/index.ts': `
    import { stdout } from 'node:process';
    import { Module } from '@nestjs/common';
    import type { Decider } from '@boxtrail/simulation';
    import { service } from '@boxtrail/service';
    export const start = (decider: Decider) => [stdout, Module, service, decider];`,
  'libs/packing/src/index.ts': `export { PackingModule } from './packing.module';`,
  'libs/packing/src/packing.module.ts': `
    import { createHash } from 'node:crypto';
    import { Module } from '@nestjs/common';
    import { parse } from 'csv-parse';
    import { service } from '@boxtrail/service';
    import { box } from './domain/box';
    export const PackingModule = [createHash, Module, parse, service, box];`,
  'libs/packing/src/domain/box.ts': `
    import { box as contract } from '@boxtrail/contracts';
    import type { Decider } from '@boxtrail/kernel';
    export const box: [unknown, Decider] = [contract, ''];`,
  'libs/packing/src/domain/box.spec.ts': `
    import fc from 'fast-check';
    import { given } from '@boxtrail/kernel/testing/given';
    import { database } from '../../../../test/support/database';
    import { box } from './box';
    fc(given, database, box);`,
  'libs/orders/src/index.ts': `export { order } from './domain/order';`,
  'libs/orders/src/domain/order.ts': `
    import type { Decider } from '@boxtrail/kernel';
    export const order: Decider = '';`,
  'apps/contexts.ts': readFileSync(join(ROOT, 'apps/contexts.ts'), 'utf8'),
  'apps/gateway/main.ts': `export { contextNames } from '../contexts';`,
  'apps/boxtrail/main.ts': `
    import { NestFactory } from '@nestjs/core';
    import { order } from '@boxtrail/orders';
    import { PackingModule } from '@boxtrail/packing';
    import { service } from '@boxtrail/service';
    import { start } from '../../libs/cli/src';
    import { day } from './day';
    start(NestFactory(order, PackingModule, service, day));`,
  'apps/boxtrail/day.ts': `
    import type { Decider } from '@boxtrail/simulation';
    export const day: Decider = '';`,
  'test/support/database.ts': `
    import { Pool } from 'pg';
    export const database = Pool;`,
};

/** Each file stands alone; after it, exactly who refuses what. */
const FORBIDDEN: [file: string, text: string, refusals: string[]][] = [
  [
    'libs/kernel/src/planted.ts',
    `import { randomUUID } from 'node:crypto';
     import { IsString } from 'class-validator';
     import type { Static } from '@sinclair/typebox';
     import type { box } from '@boxtrail/contracts';
     export const planted = [randomUUID, IsString]; export type Planted = [Static, typeof box];`,
    [
      'kernel-imports-nothing -> crypto',
      'kernel-imports-nothing -> libs/contracts/src/index.ts',
      'kernel-imports-nothing -> node_modules/@sinclair/typebox/index.js',
      'kernel-imports-nothing -> node_modules/class-validator/index.js',
    ],
  ],
  [
    'libs/contracts/src/planted.ts',
    `import { service } from '@boxtrail/service';
     import { Module } from '@nestjs/common';
     export const planted = [service, Module];`,
    [
      'contracts-import-kernel -> libs/service/src/index.ts',
      'contracts-import-kernel -> node_modules/@nestjs/common/index.js',
    ],
  ],
  [
    'libs/service/src/planted.ts',
    `export { order } from '@boxtrail/orders';`,
    ['service-imports-what-lies-below -> libs/orders/src/index.ts'],
  ],
  [
    'libs/simulation/src/planted.ts',
    `import { order } from '@boxtrail/orders';
     import { Pool } from 'pg';
     export const planted = [order, Pool];`,
    [
      'simulation-plays-events-only -> libs/orders/src/index.ts',
      'simulation-plays-events-only -> node_modules/pg/index.js',
    ],
  ],
  [
    'libs/packing/src/domain/planted.ts',
    `import { createHash } from 'node:crypto';
     import { Module } from '@nestjs/common';
     import { service } from '@boxtrail/service';
     import type { PackingModule } from '../packing.module';
     import type { order } from '../../../orders/src/domain/order';
     export const planted = [createHash, Module, service];
     export type Planted = [typeof PackingModule, typeof order];`,
    [
      'domain-is-pure -> crypto',
      'domain-is-pure -> libs/orders/src/domain/order.ts',
      'domain-is-pure -> libs/packing/src/packing.module.ts',
      'domain-is-pure -> libs/service/src/index.ts',
      'domain-is-pure -> node_modules/@nestjs/common/index.js',
    ],
  ],
  [
    'libs/packing/src/domain/planted.spec.ts',
    `import { order } from '@boxtrail/orders';
     order;`,
    ['domain-is-pure-in-tests -> libs/orders/src/index.ts'],
  ],
  [
    'libs/packing/src/planted.ts',
    `import { createServer } from 'node:http';
     import { Pool } from 'pg';
     import { Kafka } from 'kafkajs';
     import { Type } from '@sinclair/typebox';
     import { order } from '@boxtrail/orders';
     export const planted = async () => [createServer, Pool, Kafka, Type, order, await import('@boxtrail/simulation')];`,
    [
      'context-stands-alone -> http',
      'context-stands-alone -> libs/orders/src/index.ts',
      'context-stands-alone -> libs/simulation/src/index.ts',
      'context-stands-alone -> node_modules/@sinclair/typebox/index.js',
      'context-stands-alone -> node_modules/kafkajs/index.js',
      'context-stands-alone -> node_modules/pg/index.js',
    ],
  ],
  [
    'libs/packing/src/planted.int-spec.ts',
    `import { order } from '@boxtrail/orders';
     order;`,
    ['context-stands-alone-in-tests -> libs/orders/src/index.ts'],
  ],
  [
    'apps/orders/main.ts',
    `import { order } from '../../libs/orders/src/domain/order';
     import { Pool } from 'pg';
     import { day } from '../boxtrail/day';
     [order, Pool, day];`,
    [
      'apps-compose -> apps/boxtrail/day.ts',
      'apps-compose -> libs/orders/src/domain/order.ts',
      'apps-compose -> node_modules/pg/index.js',
    ],
  ],
  [
    'libs/cli/src/planted.ts',
    `import { order } from '@boxtrail/orders';
     import { Pool } from 'pg';
     export const planted = [order, Pool];`,
    [
      'cli-is-handed-its-contexts -> libs/orders/src/index.ts',
      'cli-is-handed-its-contexts -> node_modules/pg/index.js',
    ],
  ],
  [
    'libs/newcomer/src/index.ts',
    `export { order } from '@boxtrail/orders';`,
    ['every-place-has-a-rule -> libs/orders/src/index.ts'],
  ],
  [
    'libs/service/src/uses-test-code.ts',
    `import { given } from '@boxtrail/kernel/testing/given';
     import { storeContract } from './store.contract';
     export const planted = [given, storeContract];`,
    [
      'no-test-code-in-production -> libs/kernel/src/testing/given.ts',
      'no-test-code-in-production -> libs/service/src/store.contract.ts',
    ],
  ],
  [
    'libs/service/src/uses-other-packages.ts',
    `import fc from 'fast-check';
     import other from 'undeclared';
     import { gone } from './gone';
     export const planted = [fc, other, gone];`,
    [
      'no-development-package-in-production -> node_modules/fast-check/index.js',
      'no-undeclared-package -> node_modules/undeclared/index.js',
      'no-unresolvable -> ./gone',
      'service-imports-what-lies-below -> ./gone',
    ],
  ],
  [
    'libs/orders/src/left-alone.ts',
    `export const planted = 1;`,
    ['no-orphan -> libs/orders/src/left-alone.ts'],
  ],
  ['libs/orders/src/one.ts', `export * from './two';`, ['no-cycle -> libs/orders/src/two.ts']],
  ['libs/orders/src/two.ts', `export type * from './one';`, []], // a cycle is told once
];

describe('the import rules', () => {
  it('hold in this repository, all of it', () => {
    const { modulesSeen, refusals } = cruise(ROOT);

    expect(refusals.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`)).toEqual([]);
    expect(modulesSeen).toBeGreaterThanOrEqual(countSources(ROOT));
    expect(modulesSeen).toBeGreaterThan(200);
  });

  it('let pass what the architecture allows', () => {
    inTree(ALLOWED, (folder) => expect(cruise(folder).refusals).toEqual([]));
  });

  describe('refuse a forbidden import', () => {
    const planted = Object.fromEntries(FORBIDDEN.map(([file, text]) => [file, text]));
    let refusals: Refusal[];

    beforeAll(() => inTree({ ...ALLOWED, ...planted }, (folder) => ({ refusals } = cruise(folder))));

    it.each(FORBIDDEN)('in %s', (file, _text, expected) => {
      const found = refusals.filter(({ from }) => from === file).map(({ rule, to }) => `${rule} -> ${to}`);

      expect(found.sort()).toEqual(expected);
    });

    it('and nothing else', () => {
      expect(refusals.filter(({ from }) => !(from in planted))).toEqual([]);
    });
  });
});

describe('the folder rule', () => {
  it('holds in this repository', () => {
    expect(cruise(ROOT, FOLDER_RULES).refusals).toEqual([]);
  });

  it('refuses folders that import each other through different files', () => {
    const planted = {
      'libs/http/src/server/one.ts': `export { two } from '../problems/two';`,
      'libs/http/src/problems/two.ts': `export const two = 2;`,
      'libs/http/src/problems/three.ts': `export { four } from '../server/four';`,
      'libs/http/src/server/four.ts': `export const four = 4;`,
    };
    inTree({ ...ALLOWED, ...planted }, (folder) => {
      const refused = cruise(folder, FOLDER_RULES).refusals.map(({ from }) => from);

      expect([...new Set(refused)].sort()).toEqual(['libs/http/src/problems', 'libs/http/src/server']);
    });
  });
});

interface Refusal {
  rule: string;
  from: string;
  to: string;
}

function cruise(folder: string, rules = FILE_RULES): { modulesSeen: number; refusals: Refusal[] } {
  const args = [CRUISER, ...FOLDERS, '--config', rules, '--output-type', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (stdout === '') throw new Error(`dependency-cruiser reported nothing: ${stderr}`);
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return {
    modulesSeen: summary.totalCruised,
    refusals: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** Runs `look` on a temporary tree of `files`, with the real rules and stand-ins for the packages. */
function inTree(files: Record<string, string>, look: (folder: string) => void): void {
  const dependencies = [
    '@nestjs/common',
    '@nestjs/core',
    '@sinclair/typebox',
    'class-validator',
    'csv-parse',
    'kafkajs',
    'pg',
  ];
  const devDependencies = ['fast-check'];
  const declare = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const packages = [...dependencies, ...devDependencies, 'undeclared'].flatMap((name) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]);
  const manifest = { dependencies: declare(dependencies), devDependencies: declare(devDependencies) };

  const folder = mkdtempSync(join(tmpdir(), 'boxtrail-imports-'));
  try {
    for (const name of [FILE_RULES, FOLDER_RULES, 'tsconfig.json'])
      cpSync(join(ROOT, name), join(folder, name));
    for (const [file, text] of [
      ['package.json', JSON.stringify(manifest)],
      ...packages,
      ...Object.entries(files),
    ] as [string, string][]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    look(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countSources(root: string): number {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }),
  ).filter((file) => file.endsWith('.ts')).length;
}
