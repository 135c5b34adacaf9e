import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { playDay } from '@boxtrail/simulation';
import { ApiKeys, roles } from '@boxtrail/http';
import { startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';
import { figuresOf } from '../support/day-figures';
import { InMemoryEventStoreDB } from '../support/eventstoredb/in-memory-eventstoredb';
import { Rights } from '../support/eventstoredb/rights';
import { testedServer } from '../support/eventstoredb/test-store';
import { contextNames } from '../../apps/contexts';

const given = process.env['EVENTSTORE_URL'] ?? '';
const contexts = contextNames;
const stations = readFileSync(join(root, 'data/network-changchun.csv'), 'utf8').trimEnd().split('\n');
const under = (parent: string) => stations.filter((line) => line.split(',')[3] === parent);
const districts = under('2201').slice(0, 2);
const communities = districts.flatMap((line) => under(line.split(',')[0] ?? '').slice(0, 40));
/** A part of the real city: its municipal station and two districts with 40 communities each. */
const city = [...stations.slice(0, 2), ...districts, ...communities, ''].join('\n');

interface Account {
  readonly gln: string;
}

/** The result of a day: its figures, and the account of every station. */
interface Outcome {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly accounts: readonly Account[];
}

function figuresIn(dir: string): Record<string, unknown> {
  const figures = JSON.parse(readFileSync(join(dir, 'figures.json'), 'utf8')) as Record<string, unknown>;
  const { secondsToReady: _ready, seconds: _seconds, ...lasting } = figures;
  return lasting;
}

async function accountsAt(url: string, key: string): Promise<Account[]> {
  const accounts: Account[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = `limit=200${cursor && `&cursor=${cursor}`}`;
    const response = await fetch(`${url}/v1/accounts?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const page = (await response.json()) as { items: Account[]; next: string | null };
    accounts.push(...page.items);
    cursor = page.next;
  }
  return accounts;
}

/** Plays the day, or finds it, in one process; reads the accounts; ends the process. */
async function play(day: readonly string[], dir: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const boxtrail = RealProcess.start([...day, '--data', dir, '--json', join(dir, 'figures.json')], env);
  try {
    const [, url = ''] = await boxtrail.says(/ready at (http:\/\/[\d.:]+) /);
    await boxtrail.says(/serving; Ctrl-C ends it/, 150_000);
    return { figures: figuresIn(dir), accounts: await accountsAt(url, keysOf(dir)['auditor'] ?? '') };
  } finally {
    boxtrail.kill('SIGTERM');
    expect(await boxtrail.ended).toMatchObject({ code: 0 });
  }
}

describe(`Boxtrail over EventStoreDB (${testedServer})`, () => {
  const dirs: ReturnType<typeof temporaryData>[] = [];
  const dir = () => {
    const data = temporaryData();
    dirs.push(data);
    return data.dir;
  };
  let server: InMemoryEventStoreDB | undefined;
  /** A new log. */
  const log = async (): Promise<NodeJS.ProcessEnv> => {
    server = given === '' ? await InMemoryEventStoreDB.start() : undefined;
    return {
      EVENT_STORE: 'eventstoredb',
      EVENTSTORE_URL: server?.url ?? given,
      EVENTSTORE_PREFIX: `test_${randomBytes(6).toString('hex')}`,
    };
  };
  let onPostgres: Outcome;
  let day: string[];

  beforeAll(async () => {
    const network = join(dir(), 'part-of-changchun.csv');
    writeFileSync(network, city);
    day = ['--boxes', '60', '--seed', '7', '--city', network];
    onPostgres = await play(day, dir(), {});
    expect(onPostgres.figures).toMatchObject({ stations: 83, boxes: 60 });
    expect(onPostgres.accounts.length).toBeGreaterThanOrEqual(83);
  }, 200_000);
  afterEach(() => server?.stop());
  afterAll(() => Promise.all(dirs.map((data) => data.remove())));

  it('given the same seed, then hash and accounts equal those over PostgreSQL; another log is refused', async () => {
    const [data, env] = [dir(), await log()];
    expect(await play(day, data, env)).toEqual(onPostgres);

    const rebuilt = await RealProcess.cli(['--data', data, 'rebuild', '--all', '--json'], env).ended;
    expect(rebuilt).toMatchObject({ code: 0 });
    expect(rebuilt.stdout).not.toContain('"equal":false');
    expect(rebuilt.stdout).toMatch(/"equal": ?true/);

    const other = await RealProcess.start([...day, '--data', data, '--exit']).ended;
    expect(other.code).toBe(1);
    expect(other.output).toContain(
      `EVENT_STORE: the views in this database are of the log "eventstoredb ${env['EVENTSTORE_PREFIX']}-", not of "postgres"`,
    );
  }, 400_000);

  it('given the process is killed and the server loses its ids, then the result is the same', async () => {
    const [data, env] = [dir(), await log()];
    let cutOff = 0;
    for (const moment of ['accepting jobs', 'moving boxes', 'walking to the doors']) {
      const boxtrail = RealProcess.start([...day, '--data', data], env);
      try {
        // A fast machine may finish the day before the kill.
        const [said] = await boxtrail.says(new RegExp(`${moment}|serving; Ctrl-C ends it`), 150_000);
        if (said !== moment) break;
        cutOff += 1;
        if (server !== undefined) server.log.remembers = false;
        await server?.restart();
        if (cutOff > 1) await pause(300);
      } finally {
        boxtrail.kill('SIGKILL');
        await boxtrail.ended;
      }
    }
    expect(cutOff).toBeGreaterThan(0);
    expect(await play(day, data, env)).toEqual(onPostgres);
  }, 400_000);

  it('given six services in their own processes, then the result is the same', async () => {
    const [data, env] = [dir(), await log()];
    const postgres = await startEmbeddedPostgres({ dataDir: data });
    const services = contexts.map(
      (context) =>
        new RealProcess([`dist/apps/${context}/main.js`], { ...env, DATABASE_URL: postgres.url, PORT: '0' }),
    );
    try {
      const urls = new Map<string, string>();
      for (const [i, context] of contexts.entries()) {
        const ready = await services[i]?.says(/"url":"(http:[^"]+)","msg":"ready"/);
        urls.set(context, ready?.[1] ?? '');
      }
      const pool = new Pool({ connectionString: postgres.url, max: 1 });
      const keys: Record<string, string> = {};
      const until = new Date(Date.now() + 3_600_000);
      for (const role of roles)
        keys[role] = await new ApiKeys(pool).issue(
          { subject: `demo-${role}`, role, stationGln: null },
          until,
        );
      await pool.end();
      const urlOf = (context: string) => urls.get(context) ?? '';
      const { position } = await playDay(urlOf, keys, { seed: 7, boxes: 60 }, city, () => undefined);
      const { unbalanced: _, ...counts } = onPostgres.figures;
      expect(await figuresOf(urlOf, keys['auditor'] ?? '', position)).toMatchObject(counts);
      expect(await accountsAt(urls.get('audit') ?? '', keys['auditor'] ?? '')).toEqual(onPostgres.accounts);
    } finally {
      for (const service of services) service.kill('SIGTERM');
      expect(await Promise.all(services.map(async (service) => (await service.ended).code))).toEqual(
        contexts.map(() => 0),
      );
      await postgres.stop();
    }
  }, 400_000);

  it('given no server when a service starts, then it becomes ready when the server comes', async () => {
    server = await InMemoryEventStoreDB.start();
    const env = {
      EVENT_STORE: 'eventstoredb',
      EVENTSTORE_URL: server.url.replace('//', '//someone:secret@'),
    };
    server.stop();
    const postgres = await startEmbeddedPostgres({ dataDir: dir() });
    const service = new RealProcess(['dist/apps/orders/main.js'], {
      ...env,
      DATABASE_URL: postgres.url,
      PORT: '0',
    });
    try {
      const [, url = ''] = await service.says(/"url":"(http:[^"]+)","msg":"ready"/);
      const health = async (which: string) => {
        const response = await fetch(`${url}/health/${which}`);
        return { status: response.status, text: await response.text() };
      };
      expect((await health('live')).status).toBe(200);
      const ready = await health('ready');
      expect(ready.status).toBe(503);
      expect(ready.text).toMatch(/down: log: the event store is not available: .*ECONNREFUSED/);
      await service.says(
        /view orders\.[a-z-]+: StoreUnavailable: the event store is not available: .*trying again/,
      );
      await server.start();
      for (let i = 0; i < 200 && (await health('ready')).status !== 200; i += 1) await pause(100);
      expect((await health('ready')).status).toBe(200);
    } finally {
      service.kill('SIGTERM');
      const { code, output } = await service.ended;
      expect(code).toBe(0);
      expect(output).not.toContain('secret');
      await postgres.stop();
    }
  }, 120_000);

  it.each([
    ['21.10.11.0', 'the server is EventStoreDB 21.10.11.0; Boxtrail needs 22.6 or newer'],
    ['23.10.6.0', 'it does not accept the user or the password in EVENTSTORE_URL'],
  ])(
    'given a server %s that refuses us, then npm start says why in one sentence, and ends',
    async (version, sentence) => {
      const refusing = await InMemoryEventStoreDB.start();
      refusing.version = version;
      refusing.rights = new Rights({});
      refusing.rights.anonymous = version === '21.10.11.0';
      const env = { EVENT_STORE: 'eventstoredb', EVENTSTORE_URL: refusing.url };
      const { code, output } = await RealProcess.start([...day, '--data', dir()], env).ended;
      refusing.stop();
      expect(code).toBe(1);
      expect(output.trimEnd().split('\n').at(-1)).toContain(sentence);
      expect(output).not.toContain('ready at');
    },
    120_000,
  );

  it('given an invalid connection string, then the service names the variable, not its value, and exits', async () => {
    const { code, output } = await new RealProcess(['dist/apps/orders/main.js'], {
      DATABASE_URL: 'postgres://localhost/x',
      EVENT_STORE: 'eventstoredb',
      EVENTSTORE_URL: 'esdb://admin:secret@host?unknown=1',
    }).ended;
    const words = 'EVENTSTORE_URL has the option unknown that is not known here';
    expect({ code, output }).toEqual({
      code: 1,
      output: `orders could not start: Configuration: ${words}\n`,
    });
  });
});
