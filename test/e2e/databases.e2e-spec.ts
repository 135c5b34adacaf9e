import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { playDay } from '@boxtrail/simulation';
import { roles, withApiKeys } from '@boxtrail/http';
import { prepareEmbeddedApart } from '@boxtrail/service';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { RealProcess, root, temporaryData } from '../support/boxtrail';
import { figuresOf } from '../support/day-figures';
import { contextNames } from '../../apps/contexts';

const contexts = contextNames;
type Context = (typeof contexts)[number];

/** `<prefix>_<context>` beside `<prefix>`, each pair prepared for all services. */
const otherInstallation = 'other';

describe('a database for the log and one for each service', () => {
  const data = temporaryData();
  let postgres: EmbeddedPostgres;
  let settingsOf: Awaited<ReturnType<typeof prepareEmbeddedApart>>;

  const start = (app: Context, env: NodeJS.ProcessEnv) =>
    new RealProcess([`dist/apps/${app}/main.js`], { PORT: '0', ...env });
  const urlOf = async (process: RealProcess): Promise<string> =>
    (await process.says(/"url":"(http:[^"]+)","msg":"ready"/, 120_000))[1] ?? '';
  const execute = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const at = (url: string, database: string): string => {
    const moved = new URL(url);
    moved.pathname = `/${database}`;
    return moved.href;
  };
  const asSuperuser = (url: string): string => {
    const mighty = new URL(postgres.url);
    mighty.pathname = new URL(url).pathname;
    return mighty.href;
  };

  beforeAll(async () => {
    postgres = await startEmbeddedPostgres({ dataDir: data.dir });
    settingsOf = await prepareEmbeddedApart(postgres.url, contexts);
  }, 120_000);
  afterAll(async () => {
    await postgres.stop();
    await data.remove();
  });

  it('given the same seed, then six services on seven databases and one process on one have the same hash', async () => {
    const together = temporaryData();
    const json = join(together.dir, 'figures.json');
    const day = ['--boxes', '60', '--seed', '7', '--data', together.dir, '--exit', '--json', json];
    expect(await RealProcess.start(day).ended).toMatchObject({ code: 0 });
    const {
      secondsToReady: _ready,
      seconds: _seconds,
      ...expected
    } = JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>;
    await together.remove();

    const services = contexts.map((context) => start(context, settingsOf(context)));
    try {
      const urls = new Map<string, string>();
      for (const [i, context] of contexts.entries()) urls.set(context, await urlOf(services[i]!));
      const keys = await withApiKeys(settingsOf('audit').LOG_DATABASE_URL, async (issuer) => {
        const issued: Record<string, string> = {};
        for (const role of roles)
          issued[role] = await issuer.issue(
            { subject: `demo-${role}`, role, stationGln: null },
            new Date(Date.now() + 3_600_000),
          );
        return issued;
      });
      const addresses = (context: string) => urls.get(context) ?? '';
      const csv = readFileSync(join(root, 'data/network-changchun.csv'), 'utf8');
      const { position } = await playDay(addresses, keys, { seed: 7, boxes: 60 }, csv, () => undefined);
      const { unbalanced: _, ...counts } = expected;
      expect(await figuresOf(addresses, keys['auditor'] ?? '', position)).toMatchObject(counts);
    } finally {
      for (const service of services) service.kill('SIGTERM');
      expect(await Promise.all(services.map(async (service) => (await service.ended).code))).toEqual(
        contexts.map(() => 0),
      );
    }
  }, 180_000);

  describe('given a wrong setting, then the service names it in one sentence and exits with status 1', () => {
    beforeAll(async () => {
      await execute('CREATE DATABASE empty');
      await execute(`CREATE DATABASE ${otherInstallation}`);
      await prepareEmbeddedApart(at(postgres.url, otherInstallation), contexts);
      // Passes has a database that it has used, beside the log above.
      const passes = start('passes', settingsOf('passes'));
      await urlOf(passes);
      passes.kill('SIGTERM');
      await passes.ended;
    }, 120_000);

    const configuration = (sentence: string) => `Configuration: ${sentence}`;
    const cases: readonly (readonly [string, () => NodeJS.ProcessEnv, string | RegExp])[] = [
      [
        'no URL for the service',
        () => ({ DATABASE_URL: '' }),
        configuration('DATABASE_URL must be a postgres:// URL'),
      ],
      [
        'a LOG_DATABASE_URL that is no URL',
        () => ({ LOG_DATABASE_URL: 'mysql://host/log' }),
        configuration('LOG_DATABASE_URL must be a postgres:// URL'),
      ],
      [
        'a wrong password for the log',
        () => ({ LOG_DATABASE_URL: settingsOf('passes').LOG_DATABASE_URL.replace(/:[^:@]+@/, ':wrong@') }),
        'LOG_DATABASE_URL: password authentication failed for user "boxtrail_passes"',
      ],
      [
        'a wrong password for its own database',
        () => ({ DATABASE_URL: settingsOf('passes').DATABASE_URL.replace(/:[^:@]+@/, ':wrong@') }),
        'DATABASE_URL: password authentication failed for user "boxtrail_passes"',
      ],
      [
        'a log in a database that does not exist',
        () => ({ LOG_DATABASE_URL: at(settingsOf('passes').LOG_DATABASE_URL, 'nowhere') }),
        'LOG_DATABASE_URL: database "nowhere" does not exist',
      ],
      [
        'a log in a database without a log',
        () => ({ LOG_DATABASE_URL: at(settingsOf('passes').LOG_DATABASE_URL, 'empty') }),
        'LOG_DATABASE_URL: this database has no log: name the database of the log, or prepare this one with "boxtrail migrate"',
      ],
      [
        'the log of another installation',
        () => ({ LOG_DATABASE_URL: at(settingsOf('passes').LOG_DATABASE_URL, otherInstallation) }),
        'LOG_DATABASE_URL: the views in DATABASE_URL were built from the log of another installation: name that log, or a new DATABASE_URL',
      ],
      [
        'the database of another service, whose role may not connect',
        () => ({ DATABASE_URL: at(settingsOf('passes').DATABASE_URL, `${logName()}_audit`) }),
        /^DATABASE_URL: permission denied for database "\w+_audit"$/,
      ],
      [
        'the database of the log',
        () => ({ DATABASE_URL: asSuperuser(settingsOf('passes').LOG_DATABASE_URL) }),
        'DATABASE_URL: this database holds a log: give the service a database without one, or set LOG_DATABASE_URL to the same URL',
      ],
      [
        'its own database alone, without that of the log',
        () => ({ LOG_DATABASE_URL: '' }),
        'DATABASE_URL: this database belongs to the service "passes": set LOG_DATABASE_URL to the database of the log too',
      ],
    ];
    const logName = () => new URL(postgres.url).pathname.slice(1);

    it.each(cases)('%s', async (_what, env, sentence) => {
      const { code, output } = await start('passes', { ...settingsOf('passes'), ...env() }).ended;
      expect(code).toBe(1);
      const said = /^passes could not start: (.*)$/m.exec(output)?.[1];
      if (typeof sentence === 'string') expect(said).toBe(sentence);
      else expect(said).toMatch(sentence);
    });

    it('the same database for two services, with a role that could use it', async () => {
      const { DATABASE_URL: url, LOG_DATABASE_URL: log } = settingsOf('passes');
      const mighty = { DATABASE_URL: asSuperuser(url), LOG_DATABASE_URL: asSuperuser(log) };
      const { code, output } = await start('orders', mighty).ended;
      expect({ code, output }).toMatchObject({ code: 1 });
      expect(/^orders could not start: (.*)$/m.exec(output)?.[1]).toBe(
        'DATABASE_URL: this database belongs to the service "passes", not to "orders": each service needs its own',
      );
    });

    it('two services at once on one new database: one of them starts, the other is refused', async () => {
      await execute('CREATE DATABASE fresh');
      const env = {
        DATABASE_URL: at(postgres.url, 'fresh'),
        LOG_DATABASE_URL: asSuperuser(settingsOf('passes').LOG_DATABASE_URL),
      };
      const two = [start('orders', env), start('packing', env)];
      const ends = await Promise.all(
        two.map((service) =>
          Promise.race([service.ended.then(({ code }) => code), urlOf(service).then(() => 'ready')]).catch(
            () => 1,
          ),
        ),
      );
      expect([...ends].map(String).sort()).toEqual(['1', 'ready']);
      const refused = two[ends.indexOf(1)];
      expect((await refused?.ended)?.output).toMatch(
        /could not start: DATABASE_URL: this database belongs to the service "(orders|packing)", not to/,
      );
      for (const service of two) service.kill('SIGTERM');
      await Promise.all(two.map(({ ended }) => ended));
    }, 60_000);
  });

  it('given `boxtrail migrate --database-per-service`, then six are made; `keys` needs the log alone', async () => {
    await execute('CREATE DATABASE made');
    const env = { DATABASE_URL: at(postgres.url, 'made') };
    const { code, output } = await RealProcess.cli(['migrate', '--database-per-service'], env).ended;
    expect({ code, output }).toEqual({
      code: 0,
      output: 'the databases are prepared; passwords set: none\n',
    });
    const { DATABASE_URL: own, LOG_DATABASE_URL: log } = settingsOf('audit');
    const audit = start('audit', { DATABASE_URL: at(own, 'made_audit'), LOG_DATABASE_URL: at(log, 'made') });
    const url = await urlOf(audit);
    const folder = temporaryData();
    const keys = await RealProcess.cli(['--data', folder.dir, 'keys', '--json'], {
      LOG_DATABASE_URL: at(log, 'made'),
    }).ended;
    const { auditor } = JSON.parse(keys.stdout) as Record<string, string>;
    const headers = { authorization: `Bearer ${auditor}` };
    expect(await (await fetch(`${url}/v1/differences`, { headers })).json()).toEqual({
      items: [],
      next: null,
    });
    audit.kill('SIGTERM');
    await audit.ended;
    await folder.remove();
  }, 60_000);

  it('given the log by two names of one database, then nothing is made twice: it is refused', async () => {
    const log = asSuperuser(settingsOf('audit').LOG_DATABASE_URL);
    const { code, output } = await start('audit', {
      LOG_DATABASE_URL: log,
      DATABASE_URL: `${log}?application_name=x`,
    }).ended;
    expect({ code, output }).toMatchObject({ code: 1 });
    expect(output).toContain('DATABASE_URL: this database holds a log');
  });
});
