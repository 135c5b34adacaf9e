import { BoxSeen } from '@boxtrail/contracts';
import { Pool } from 'pg';
import { handlePoolErrors } from '@boxtrail/database';
import { keyOf } from '@boxtrail/projections';
import { trailsView } from '../../libs/audit/src/views/trails/trails.view';
import { databaseUrl, keysOf, RealProcess, temporaryData } from '../support/boxtrail';
import { insertMany } from '../support/raw-log';

interface Report {
  readonly position: number;
  readonly resumedAt: number;
  readonly rows: number;
  readonly hash: string;
  readonly equal: boolean;
}

/** Boxes with one scan each: enough for several transactions of 5,000 events. */
const seen = 20_000;
const { name: view } = trailsView;

describe('a rebuild in a killed process', () => {
  const data = temporaryData();
  let service: RealProcess;
  let url: string;
  let pool: Pool;
  let head: number;
  const serve = async () => {
    service = RealProcess.start(['--boxes', '10', '--data', data.dir]);
    await service.says(/serving; Ctrl-C ends it/, 120_000);
    url = /ready at (http:\/\/[\d.:]+) /.exec(service.output)?.[1] ?? '';
    // Its server is killed with the service.
    pool = handlePoolErrors(
      new Pool({ connectionString: databaseUrl(data.dir), max: 2, connectionTimeoutMillis: 2_000 }),
    );
  };
  beforeAll(async () => {
    await serve();
    head = await insertMany(
      pool,
      BoxSeen.type,
      seen,
      '{"sscc":"37610425{n}","scanId":"s-{n}","atGln":"2000220100007","byRef":"p-1"}',
    );
    await caughtUp();
  }, 300_000);
  afterAll(async () => {
    await pool.end();
    service.kill('SIGTERM');
    await service.ended;
    await data.remove();
  });

  const ask = (path: string, method = 'GET') =>
    fetch(`${url}${path}`, {
      method,
      ...(method === 'POST' && { body: '{}' }),
      headers: {
        authorization: `Bearer ${keysOf(data.dir)['auditor']}`,
        ...(method === 'POST' && {
          'content-type': 'application/json',
          'idempotency-key': `k-${Date.now()}`,
        }),
      },
    });
  const caughtUp = async () => {
    for (let status = 503; status === 503;) status = (await ask(`/v1/trails?limit=1&atLeast=${head}`)).status;
  };
  /** Progress of an unfinished rebuild, in events; 0 when there is none. */
  const rebuilt = async () => {
    const { rows } = await pool.query<{ position: string }>(
      'SELECT position FROM progress.checkpoints WHERE name = $1',
      [`rebuild ${keyOf(trailsView)}`],
    );
    return Number(rows[0]?.position ?? 0);
  };
  /** Resolves when a rebuild has written a part, and is far from its end. */
  const halfWay = async () => {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
      const position = await rebuilt();
      if (position > 0) return position;
      await new Promise((next) => setTimeout(next, 2));
    }
    throw new Error('no rebuild began within 60 s');
  };
  const finished = async () => {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
      if ((await rebuilt()) === 0) return;
      await new Promise((next) => setTimeout(next, 20));
    }
    throw new Error('the rebuild did not end within 60 s');
  };
  const rebuild = async (): Promise<Report> => {
    const { code, stdout, output } = await RealProcess.cli(['--data', data.dir, 'rebuild', view, '--json'])
      .ended;
    expect({ code, output }).toMatchObject({ code: 0 });
    return JSON.parse(stdout) as Report;
  };
  const goesOn = async (cutAt: number) => {
    const left = await rebuilt();
    expect(left).toBeGreaterThanOrEqual(cutAt);
    expect(left).toBeLessThan(head);
    // The live view stays complete and is served.
    await caughtUp();
    const resumed = await rebuild();
    expect(resumed).toMatchObject({ resumedAt: left, equal: true, differences: [] });
    expect(resumed.position).toBeGreaterThanOrEqual(head);
    expect(resumed.rows).toBeGreaterThanOrEqual(2 * seen); // one step and one box each
    return resumed;
  };

  it('given kill -9 of the command that asked, then the service finishes the rebuild: views are equal', async () => {
    const command = RealProcess.cli(['--data', data.dir, 'rebuild', view, '--json']);
    await halfWay();
    command.kill('SIGKILL');
    expect(await command.ended).toMatchObject({ signal: 'SIGKILL' });
    await finished();
    // The live view stays complete and is served.
    await caughtUp();
    expect(await rebuild()).toMatchObject({ resumedAt: 0, equal: true, differences: [] });
  }, 180_000);

  it('given kill -9 of the rebuilding service, then the same after its next start', async () => {
    const asked = ask(`/v1/views/${view}/rebuild`, 'POST').catch(() => 'no answer');
    const cutAt = await halfWay();
    service.kill('SIGKILL');
    expect(await service.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(await asked).toBe('no answer');
    await pool.end();
    await serve();
    const { rows, hash } = await goesOn(cutAt);
    expect(await rebuild()).toMatchObject({ resumedAt: 0, equal: true, rows, hash });
  }, 240_000);
});
