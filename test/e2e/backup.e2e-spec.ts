import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { boxtrailApi, type BoxtrailApi, dataOf } from '@boxtrail/api-client';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { completeKey } from '@boxtrail/kernel';
import { DebianPostgres, describeWithPgDump } from '../support/debian-postgres';
import { keysOf, RealProcess, temporaryData } from '../support/boxtrail';

const writers = 4;

/** `docs/operate.md`, "Back up and restore", with the PostgreSQL of this machine and the embedded one, which is newer. */
describeWithPgDump('a dump while writers run, restored on another server', (bin) => {
  const data = temporaryData();
  const elsewhere = temporaryData();
  let source: DebianPostgres;
  let target: EmbeddedPostgres | undefined;
  let copyUrl: string;
  let running: RealProcess;
  let api: BoxtrailApi;
  /** Suppliers whose commands were answered with success. */
  const acknowledged: string[] = [];
  /** Those of them that were acknowledged before the dump began. */
  let before: readonly string[];
  let restored: readonly RealProcess[] = [];

  const query = async <Row extends object>(url: string, statement: string): Promise<Row[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    return client
      .query<Row>(statement)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  };
  const eventsUpTo = (url: string, position: number) =>
    query(
      url,
      `SELECT position, id, type, data::text FROM log.events WHERE position <= ${position} ORDER BY position`,
    );

  async function write(writer: number, isOver: () => boolean): Promise<void> {
    for (let i = 1; !isOver(); i += 1) {
      const gln = completeKey('gln', `690000${writer}${String(i).padStart(5, '0')}`);
      const body = { gln, name: `供应商 ${gln}`, latitude: 43.9, longitude: 125.3 };
      await dataOf(api.POST('/v1/suppliers', { body }));
      acknowledged.push(gln);
    }
  }

  beforeAll(async () => {
    source = await DebianPostgres.start(bin);
    expect(await RealProcess.cli(['migrate'], { DATABASE_URL: source.url }).ended).toMatchObject({ code: 0 });
    running = RealProcess.start(['--boxes', '150', '--data', data.dir], { DATABASE_URL: source.url });
    const [, url = ''] = await running.says(/ready at (http:\/\/[\d.:]+) /, 180_000);
    api = boxtrailApi({ url, key: keysOf(data.dir)['admin'] ?? '', attempts: 20 });
    let over = false;
    const writing = Promise.all(Array.from({ length: writers }, (_, i) => write(i + 1, () => over)));
    // In the middle of the day, whose boxes are being packed and moved.
    await boxesMove(source.url);
    before = [...acknowledged];
    const [roles, dump] = [join(data.dir, 'roles.sql'), join(data.dir, 'boxtrail.dump')];
    await source.run('pg_dumpall', ['--roles-only', `--file=${roles}`, `--dbname=${source.url}`]);
    await source.run('pg_dump', ['--format=custom', `--file=${dump}`, source.url]);
    expect(acknowledged.length).toBeGreaterThan(before.length);
    over = true;
    await writing;
    await running.says(/serving; Ctrl-C ends it/, 180_000);

    target = await startEmbeddedPostgres({ dataDir: elsewhere.dir });
    copyUrl = target.url;
    await source.run('psql', ['--quiet', `--file=${roles}`, target.url]);
    await source.run('pg_restore', ['--exit-on-error', `--dbname=${copyUrl}`, dump]);
  }, 400_000);
  afterAll(async () => {
    for (const process of [...restored, running]) process.kill('SIGTERM');
    await Promise.all([...restored, running].map(({ ended }) => ended));
    await target?.stop();
    await source.stop();
    await Promise.all([data.remove(), elsewhere.remove()]);
  }, 60_000);

  async function boxesMove(url: string): Promise<void> {
    const moved = async () =>
      Number(
        (
          await query<{ count: string }>(url, `SELECT count(*) FROM log.events WHERE type LIKE 'delivery.%'`)
        )[0]?.count,
      );
    while ((await moved()) < 20) await pause(50);
  }

  it("given the restored database, then its log is the other's up to its end", async () => {
    const command = await RealProcess.cli(['log-restored'], { DATABASE_URL: copyUrl }).ended;
    expect(command).toMatchObject({ code: 0 });
    const end = Number(/restoration 1: the log ends at position (\d+);/.exec(command.stdout)?.[1]);
    expect(await eventsUpTo(copyUrl, end)).toEqual(await eventsUpTo(source.url, end));
    const suppliers = await query<{ stream: string }>(
      copyUrl,
      `SELECT data::jsonb->>'gln' AS stream FROM log.events WHERE type = 'orders.SupplierRegistered'`,
    );
    const there = new Set(suppliers.map(({ stream }) => stream));
    expect(before.length).toBeGreaterThan(10);
    expect(before.filter((gln) => !there.has(gln))).toEqual([]);
  }, 120_000);

  it('given a service on it, then trails have the same hashes, and a rebuild changes nothing', async () => {
    const env = { DATABASE_URL: copyUrl, PORT: '0' };
    restored = ['audit'].map((app) => new RealProcess([`dist/apps/${app}/main.js`], env));
    const [, url = ''] = await restored[0]!.says(/"url":"(http:[^"]+)","msg":"ready"/, 120_000);
    const copy = boxtrailApi({ url, key: keysOf(data.dir)['admin'] ?? '', attempts: 50 });
    const [{ position = '0' } = {}] = await query<{ position: string }>(
      copyUrl,
      'SELECT position FROM log.head',
    );
    const reading = { limit: 200, atLeast: Number(position) };
    const { items } = await dataOf(copy.GET('/v1/trails', { params: { query: reading } }));
    expect(items.length).toBeGreaterThan(20);
    const hashes = async (of: BoxtrailApi) => {
      const all: string[] = [];
      for (const { sscc } of items.slice(0, 40)) {
        const params = { path: { sscc }, query: { format: 'json' as const, position: Number(position) } };
        const answer = await dataOf(of.GET('/v1/exports/trails/{sscc}', { params }));
        all.push((answer as { sha256: string }).sha256);
      }
      return all;
    };
    expect(await hashes(copy)).toEqual(await hashes(api));
    const rebuilt = await RealProcess.cli([
      '--url',
      url,
      '--key',
      keysOf(data.dir)['admin'] ?? '',
      'rebuild',
      '--all',
    ]).ended;
    expect(rebuilt).toMatchObject({ code: 0 });
  }, 200_000);
});
