import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '@boxtrail/contracts';
import type { ContextModule } from '@boxtrail/context';
import type { FactTopic, Resendable } from '@boxtrail/intake';
import type { Consumer } from '@boxtrail/messaging';
import type { Type } from '@nestjs/common';
import { contexts } from '../../apps/boxtrail/contexts';
import { contextNames } from '../../apps/contexts';

const libs = join(__dirname, '../../libs');
/** `contracts` is the published language of the contexts; the others are clients of their routes. */
const notBelow: readonly string[] = [...contextNames, 'contracts', 'api-client', 'cli', 'simulation'];
const layers = readdirSync(libs).filter((layer) => !notBelow.includes(layer));
const isTest = /\.(spec|int-spec|contract)\.ts$|(^|\/)testing\//;

const sources = layers.flatMap((layer) =>
  readdirSync(join(libs, layer, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !isTest.test(file))
    .map((file) => `${layer}/src/${file}`),
);

/** Parts state their names as fields: none of them uses what it is made with before it is called. */
const madeOf = <T>(types: readonly Type<T>[] = []): T[] => types.map((type) => new (type as new () => T)());
const quoted = (word: string): string => `(?<=['"\`])${word}(?=['"\`])`;
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Patterns of the names of a context: its own, and those of its events, views, groups, topics, sources and settings. */
function namesOf({ parts }: ContextModule): string[] {
  const { name, views, policies, facts, resendables, settings = [] } = parts;
  const events = [...catalogue.keys()].filter((type) => type.startsWith(`${name}.`));
  const local = events.map((type) => type.slice(name.length + 1));
  const whole = [
    ...local,
    ...views.flatMap((view) => [view.name, view.name.replace(/[.-]/g, '_')]),
    ...madeOf<Consumer>(policies).map(({ group }) => group),
    ...madeOf<FactTopic>(facts).flatMap(({ name: topic, type, schema }) => [`${topic}.in`, type, schema]),
    ...settings.map((setting) => setting.name),
  ].map((word) => `(?<!\\w)${escaped(word)}(?!\\w)`);
  const inQuotes = [
    ...madeOf<FactTopic>(facts).map((fact) => fact.name),
    ...madeOf<Resendable>(resendables).flatMap(({ sources: own }) => own),
  ].map((word) => quoted(escaped(word)));
  return [
    // In `ordersView` and `OrdersModule` too, but not in `borders` or `auditor`.
    `(?<![A-Za-z])${name}(?![a-z])`,
    `(?<![A-Z])${capital(name)}(?![a-z])`,
    ...whole,
    ...inQuotes,
  ];
}

const anyName = new RegExp(contexts.flatMap(namesOf).join('|'), 'g');
const namesIn = (source: string): string[] => [...source.matchAll(anyName)].map(([name]) => name);

describe('below the contexts', () => {
  it('no source names a context or what belongs to one', () => {
    expect(sources.length).toBeGreaterThan(200);
    const found = sources.flatMap((file) =>
      readFileSync(join(libs, file), 'utf8')
        .split('\n')
        .flatMap((line, i) => namesIn(line).map((name) => `${file}:${i + 1} names ${name}`)),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['its name', '/** What orders publishes. */', ['orders']],
    ['its name in another', 'const auditRoutes = new OrdersModule();', ['audit', 'Orders']],
    ['an event', "types: ['delivery.BoxSeen']", ['delivery', 'BoxSeen']],
    ['an event as it is imported', 'import { LoadPlanned } from x', ['LoadPlanned']],
    ['a view', "example: 'audit.trails'", ['audit']],
    ['the schema of a view', 'FROM packing_jobs.job', ['packing']],
    ['a consumer group', "group = 'packing.create-jobs'", ['packing']],
    [
      'a topic',
      'boxtrail.scans.in takes boxtrail.scan of ScanBody',
      ['scans.in', 'boxtrail.scan', 'ScanBody'],
    ],
    ['a source of quarantine', "source: 'loads/receipts'", ['loads/receipts']],
    ['a setting', 'MAX_SCANS_PER_BOX_AND_HOUR', ['MAX_SCANS_PER_BOX_AND_HOUR']],
    ['words that are no names', 'borders, auditor, bypasses, delivered, unpacking, scans', []],
  ])('finds %s', (_, source, names) => {
    expect(namesIn(source)).toEqual(names);
  });

  it('every context of the application is known by its own name, in one order', () => {
    expect(contexts.map(({ parts }) => parts.name)).toEqual(contextNames);
  });
});
