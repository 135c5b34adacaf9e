import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { BoxTypePublished } from '@boxtrail/contracts';
import { handlePoolErrors } from '@boxtrail/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { withApiKeys } from '@boxtrail/http';
import { boxTypesView } from '@boxtrail/orders/views/box-types/box-types.view';
import { RealProcess, root, temporaryData, withoutJest } from '../support/boxtrail';
import { insertMany } from '../support/raw-log';

const view = 'dist/libs/orders/src/views/box-types/box-types.view.js';
/** The versions of the view in this release and in the next one. */
const [v, w] = [boxTypesView.version, boxTypesView.version + 1];
/** The next release: its view has another column, under a raised version. Filling it takes a while. */
const nextRelease: readonly (readonly [string, string])[] = [
  [`version: ${v},`, `version: ${w},`],
  ['revision integer NOT NULL,', 'revision integer NOT NULL, added text,'],
  [
    'async function write(events, db) {',
    'async function write(events, db) { if (events.length > 1000) await new Promise((go) => setTimeout(go, 1500));',
  ],
];
/** Enough events for three batches. */
const before = 11_000;

const [, section = ''] =
  /\n## Upgrade and roll back\n([\s\S]*?)(\n## |$)/.exec(
    readFileSync(join(root, 'docs/operate.md'), 'utf8'),
  ) ?? [];
const [upgrade, rollback, dropOld, ...others] = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(
  ([, block = '']) => block.trim(),
);
/** The guide names versions 2 and 3. */
const [, guided = ''] = /```\n(orders could not start: this release [^\n]*)\n```/.exec(section) ?? [];

const refusal = guided.replace(/version (2|3)/g, (_, n) => `version ${n === '2' ? v : w}`);

/** A GTIN of 14 digits that ends with its check digit. */
function gtinOf(n: number): string {
  const digits = `0200000${String(n).padStart(6, '0')}`;
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

interface Release {
  readonly process: RealProcess;
  readonly url: string;
}

describe('docs/operate.md, Upgrade and roll back', () => {
  const data = temporaryData();
  const tree = mkdtempSync(join(tmpdir(), 'boxtrail-next-'));
  const running: Release[] = [];
  let postgres: EmbeddedPostgres;
  let key: string;
  let old: Release;
  let next: Release;

  async function start(folder: string): Promise<Release> {
    const env = { PORT: '0', DATABASE_URL: postgres.url };
    const process = new RealProcess([join(folder, 'dist/apps/orders/main.js')], env, folder);
    const [, url = ''] = await process.says(/"url":"(http:[^"]+)","msg":"ready"/, 120_000);
    const release = { process, url };
    running.push(release);
    return release;
  }
  async function stop({ process }: Release): Promise<void> {
    process.kill('SIGTERM');
    expect(await process.ended).toMatchObject({ code: 0 });
  }
  /** Runs a block of the page in a shell. */
  const type = (block: string | undefined): Promise<{ status: number | null; output: string }> =>
    new Promise((resolve) => {
      const env = { ...withoutJest(process.env), OLD: old.url, NEW: next.url, KEY: key };
      const shell = spawn('sh', ['-c', (block ?? 'false').replaceAll('npm run ', 'npm run -s ')], {
        cwd: root,
        env,
      });
      let output = '';
      for (const stream of [shell.stdout, shell.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => (output += text));
      shell.on('close', (status) => resolve({ status, output }));
    });
  const ask = async ({ url }: Release, path: string, body?: object) => {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'PUT',
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const ready = async (release: Release) => {
    while ((await ask(release, '/health/ready')).status !== 200)
      await new Promise((go) => setTimeout(go, 50));
  };
  const contents = [{ gtin: gtinOf(999_999), name: 'rice', quantity: 1, unit: 'bag' }];
  let published = 0;
  /** Publishes a box type through a process. Answers its GTIN and the position. */
  async function publish(release: Release): Promise<{ gtin: string; position: number }> {
    published += 1;
    const gtin = gtinOf(published);
    const body = { name: `box ${published}`, kind: 'vegetables', priceFen: 100, contents };
    const answer = await ask(release, `/v1/box-types/${gtin}`, body);
    expect(answer).toMatchObject({ status: 200, body: { gtin } });
    return { gtin, position: answer.body['position'] as number };
  }
  const shows = async (release: Release, { gtin, position }: { gtin: string; position: number }) =>
    expect(await ask(release, `/v1/box-types/${gtin}?atLeast=${position}`)).toMatchObject({
      status: 200,
      body: { gtin },
    });
  const writesAndReads = async (release: Release) => shows(release, await publish(release));
  /** How many rows each version has, of those that were not published by a process. */
  const rowsOf = async (version: number): Promise<number> => {
    const pool = handlePoolErrors(new Pool({ connectionString: postgres.url, max: 1 }));
    const { rows } = await pool
      .query<{ count: number }>(`SELECT count(*)::int AS count FROM orders_box_types__v${version}.box_types`)
      .finally(() => pool.end());
    return rows[0]?.count ?? 0;
  };

  beforeAll(async () => {
    cpSync(join(root, 'dist'), join(tree, 'dist'), { recursive: true });
    for (const file of ['node_modules', 'data', 'package.json'])
      symlinkSync(join(root, file), join(tree, file));
    let text = readFileSync(join(tree, view), 'utf8');
    for (const [from, to] of nextRelease) {
      expect(text.split(from)).toHaveLength(2);
      text = text.replace(from, to);
    }
    writeFileSync(join(tree, view), text);
    postgres = await startEmbeddedPostgres({ dataDir: data.dir });
    old = await start(root);
    const pool = handlePoolErrors(new Pool({ connectionString: postgres.url, max: 2 }));
    const many = { gtin: '0000{n}', name: 'n', kind: 'vegetables', priceFen: 1, contents };
    await insertMany(pool, BoxTypePublished.type, before, JSON.stringify(many));
    await pool.end();
    key = await withApiKeys(postgres.url, (keys) =>
      keys.issue({ subject: 'a', role: 'admin', stationGln: null }, new Date(Date.now() + 3_600_000)),
    );
  }, 180_000);
  afterAll(async () => {
    for (const { process } of running) process.kill('SIGKILL');
    await postgres.stop();
    await data.remove();
    rmSync(tree, { recursive: true, force: true });
  });

  it('has three blocks of commands, and a sentence', () => {
    expect([upgrade, rollback, dropOld, refusal].map((text) => text !== undefined && text !== '')).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(others).toEqual([]);
  });

  it('given a new release beside the old one, then it fills its version and nobody reads half of it', async () => {
    await writesAndReads(old);
    next = await start(tree);
    const answers = [ask(next, '/v1/box-types'), ask(next, '/health/ready'), ask(next, '/v1/views')] as const;
    expect(await answers[0]).toMatchObject({
      status: 503,
      body: { code: 'VIEW_BEHIND', detail: `orders.box-types is being filled in version ${w}; ask again` },
    });
    const { status, body } = await answers[1];
    expect([status, JSON.stringify(body)]).toEqual([
      503,
      expect.stringMatching(/orders\.box-types is being filled: \d+ %/),
    ]);
    expect((await answers[2]).body).toContainEqual(
      expect.objectContaining({
        view: 'orders.box-types',
        version: w,
        state: 'filling',
        otherVersions: [expect.objectContaining({ version: v, state: 'old', running: true })],
      }),
    );
    const typed = type(upgrade);
    const seen = new Set<number>();
    for (let n = 0; (await ask(next, '/health/ready')).status === 503; n += 1) {
      await writesAndReads(old);
      const list = await ask(next, '/v1/box-types?limit=200');
      seen.add(list.status);
      if (list.status === 200) expect(list.body['items']).toHaveLength(200);
    }
    expect(seen.has(503)).toBe(true);
    const { status: done, output } = await typed;
    expect([done, output]).toEqual([
      0,
      expect.stringMatching(new RegExp(`orders\\.box-types +version ${w} +(filling|live)`)),
    ]);
    expect(output).toMatch(new RegExp(`version ${v} +old, at \\d+, a process runs it`));
  }, 180_000);

  it('given both releases, when both take commands, then each reads its own writes, and both have all', async () => {
    await Promise.all(
      [old, next].map(async (release) => {
        for (let n = 0; n < 10; n += 1) await writesAndReads(release);
      }),
    );
    const last = await publish(old);
    await Promise.all([shows(old, last), shows(next, last)]);
    expect([await rowsOf(v), await rowsOf(w)]).toEqual([before + published, before + published]);
    expect(await type(dropOld)).toEqual({
      status: 1,
      output: `orders.box-types: version ${v} stays: a process runs it\n`,
    });
  }, 120_000);

  it('given the old release stopped, then the new one goes on', async () => {
    await stop(old);
    for (let n = 0; n < 5; n += 1) await writesAndReads(next);
    expect(await ask(next, '/health/ready')).toMatchObject({ status: 200, body: { degraded: [] } });
    expect(await rowsOf(w)).toBe(before + published);
  }, 60_000);

  it('given a rollback, then the old release goes on from where it stopped, and the new one can come back', async () => {
    const last = await publish(next);
    await stop(next);
    old = await start(root);
    await ready(old);
    await shows(old, last);
    await writesAndReads(old);
    expect(await rowsOf(v)).toBe(before + published);
    const { status, output } = await type(rollback);
    expect(status).toBe(0);
    expect(output).toMatch(new RegExp(`orders\\.box-types +version ${v} +live`));
    expect(output).toMatch(new RegExp(`version ${w} +newer, at \\d+, no process runs it`));
    await stop(old);
    next = await start(tree);
    // It has its version: nothing is filled again.
    expect((await ask(next, '/v1/box-types')).status).toBe(200);
    await writesAndReads(next);
    expect(await rowsOf(w)).toBe(before + published);
  }, 120_000);

  it('given a dropped version, then its release does not start any more', async () => {
    expect(await type(dropOld)).toEqual({ status: 0, output: `orders.box-types: dropped version ${v}\n` });
    await expect(rowsOf(v)).rejects.toThrow('does not exist');
    const env = { PORT: '0', DATABASE_URL: postgres.url };
    const { code, output } = await new RealProcess(['dist/apps/orders/main.js'], env).ended;
    expect([code, output.trim()]).toEqual([1, refusal]);
    await writesAndReads(next);
    await stop(next);
  }, 120_000);

  it('given a database of an unknown release, then a process ends with a sentence that names both versions', async () => {
    const pool = handlePoolErrors(new Pool({ connectionString: postgres.url, max: 1 }));
    await pool.query(`UPDATE log.migrations SET sha256 = 'other' WHERE step = 1`);
    await pool.end();
    const env = { PORT: '0', DATABASE_URL: postgres.url };
    const { code, output } = await new RealProcess(['dist/apps/orders/main.js'], env).ended;
    expect(code).toBe(1);
    // The log of the process goes to another stream.
    expect(output.split('\n')).toContainEqual(
      expect.stringMatching(
        /^orders could not start: the schema log of this database has version (\d+) \([0-9a-f]{8}\), which this release does not know; it has version \1 \([0-9a-f]{8}\): start the release that made the database, or name another database$/,
      ),
    );
  }, 60_000);
});
