import 'reflect-metadata';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databasePasswords } from '@boxtrail/cli';
import { imageSettings } from '@boxtrail/dev-servers/containers/containers';
import { kafkaCacheDir } from '@boxtrail/dev-servers/kafka/kafka-jars';
import { gatewaySettings } from '@boxtrail/gateway';
import { serviceSettings } from '@boxtrail/service';
import type { Setting } from '@boxtrail/settings';
import { contexts } from '../../apps/boxtrail/contexts';

const root = join(__dirname, '../..');
const committed = join(root, 'docs/settings.md');

const names = contexts.map(({ parts }) => parts.name);
const service = Object.entries(serviceSettings).map(
  ([part, settings]) => [`Every service: ${part}`, Object.values(settings)] as const,
);
const sections: (readonly [string, readonly Setting[]])[] = [
  ...service,
  ...contexts.flatMap(({ parts: { name, settings = [] } }) =>
    settings.length > 0 ? [[`The context ${name}`, settings] as const] : [],
  ),
  ['The gateway', gatewaySettings(names)],
  ['`npm run boxtrail -- migrate`', databasePasswords(names)],
  ['Servers for development', [kafkaCacheDir, ...Object.values(imageSettings)]],
];

/** Set by the project's own scripts, not by an operator. */
const internal = ['BOXTRAIL_CALLER_FOLDER', 'PATH'];

const cell = (text: string) => text.replaceAll('|', '\\|');
const row = ({ name, fallback, values, meaning }: Setting) =>
  `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${cell(values)} | ${cell(meaning)} |`;

const page = (): string =>
  [
    '# Settings',
    '',
    'Environment variables, read once at boot. A process that finds wrong values names all of them at once, never ' +
      'their values, and ends. Made from the declarations in the code: `UPDATE_DOCS=1 npm run test:unit -- settings`.',
    ...sections.map(([title, settings]) =>
      [
        `\n## ${title}\n`,
        '| variable | default | values | meaning |',
        '|---|---|---|---|',
        ...settings.map(row),
      ].join('\n'),
    ),
    '',
  ].join('\n');

/** Names of variables that a text reads from the environment. */
function variablesIn(source: string): string[] {
  const byName = [...source.matchAll(/\benv(?:\[['"]|\.)([A-Z][A-Z0-9_]+)/g)].map(([, name = '']) => name);
  const destructured = [...source.matchAll(/\{([^{}]*)\}\s*=\s*(?:process\.)?env\b/g)].flatMap(
    ([, list = '']) => [...list.matchAll(/\b[A-Z][A-Z0-9_]+\b/g)].map(([name]) => name),
  );
  return [...byName, ...destructured];
}

const sources = ['apps', 'libs'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(spec|int-spec|contract)\.ts$|\/testing\//.test(path))
    .map((path) => join(folder, path)),
);

describe('settings', () => {
  const declared = sections.flatMap(([, settings]) => settings);

  it('given docs/settings.md, then it lists what the code declares', () => {
    const text = page();
    if (process.env['UPDATE_DOCS'] === '1' || !existsSync(committed)) writeFileSync(committed, text);
    expect(readFileSync(committed, 'utf8')).toBe(text);
  });

  it('given a variable that the code reads, then a part declares it', () => {
    const known = new Set([...declared.map(({ name }) => name), ...internal]);
    const unknown = sources.flatMap((path) =>
      variablesIn(readFileSync(join(root, path), 'utf8'))
        .filter((name) => !known.has(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('given a setting, then its default is one of its values, and its meaning is a sentence', () => {
    for (const { name, fallback, meaning, parse } of declared) {
      expect([name, parse(fallback)]).not.toEqual([name, undefined]);
      expect(meaning).toMatch(/^[A-Z`][^\n]*\.$/);
    }
  });

  it('given two parts of a service, then no variable means two things', () => {
    const twice = [
      ...service.flatMap(([, settings]) => settings),
      ...contexts.flatMap(({ parts }) => parts.settings ?? []),
    ]
      .map(({ name }) => name)
      .filter((name, i, all) => all.indexOf(name) !== i);
    expect(twice).toEqual([]);
  });

  it.each([
    [`process.env['PLANTED_ONE']`, ['PLANTED_ONE']],
    [`const { PLANTED_ONE: one = '', PLANTED_TWO } = env;`, ['PLANTED_ONE', 'PLANTED_TWO']],
    [`env.PLANTED_ONE ?? 'DEFAULT_TEXT'`, ['PLANTED_ONE']],
  ])('given %s, then the variables are found', (source, found) => {
    expect(variablesIn(source)).toEqual(found);
  });
});
