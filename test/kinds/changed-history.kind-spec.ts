import { Pool } from 'pg';
import { handlePoolErrors } from '@boxtrail/database';
import { databaseUrl, RealProcess } from '../support/boxtrail';
import { RunningBoxtrail, type Answer } from './running-boxtrail';
import { trailsSchema } from '../../libs/audit/src/views/trails/trails.view';

/** SQL that changes one field in all steps of a box. */
const set = (path: string, value: string) => (sscc: string) =>
  `UPDATE ${trailsSchema}.steps SET step = jsonb_set(step, '{${path}}', '${value}') WHERE sscc = '${sscc}'`;

/** Changes to stored history by SQL, each for another box. */
const changes: [string, (sscc: string) => string][] = [
  ['the actor of its steps', set('actor', '"somebody"')],
  ['the place of its steps', set('placeGln', '"2401000000003"')],
  ['when they happened', set('occurredAt', '"2026-03-16T01:00:00.000Z"')],
  ['when they were recorded', set('recordedAt', '"2026-03-16T01:00:00.000Z"')],
  ['the load', set('loadId', '"L9"')],
  ['the passes', set('passIds', '["P9"]')],
  ['the events they come from', set('sourceEventId', '"00000000-0000-4000-8000-000000000000"')],
  ['the details', set('details,sealId', '"S9"')],
  ['a deleted step', (sscc) => `DELETE FROM ${trailsSchema}.steps WHERE ${first(sscc)}`],
  [
    'two deleted steps',
    (sscc) =>
      `DELETE FROM ${trailsSchema}.steps WHERE sscc = '${sscc}' AND position > 1 AND ordinal = 0 AND position IN (SELECT position FROM ${trailsSchema}.steps WHERE sscc = '${sscc}' ORDER BY position DESC LIMIT 2)`,
  ],
  [
    'a step of another box',
    (sscc) =>
      `INSERT INTO ${trailsSchema}.steps SELECT '${sscc}', 1, 9, jsonb_set(step, '{sscc}', '"${sscc}"') FROM ${trailsSchema}.steps WHERE sscc <> '${sscc}' ORDER BY sscc, position DESC LIMIT 1`,
  ],
];
const first = (sscc: string) =>
  `sscc = '${sscc}' AND position = (SELECT min(position) FROM ${trailsSchema}.steps WHERE sscc = '${sscc}')`;

describe('changed history', () => {
  let boxtrail: RunningBoxtrail;
  let pool: Pool;
  let boxes: string[];
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
    pool = handlePoolErrors(new Pool({ connectionString: databaseUrl(boxtrail.dir), max: 2 }));
    const { body } = await ask('GET', '/v1/trails?limit=200');
    boxes = (body as { items: { sscc: string }[] }).items.map(({ sscc }) => sscc);
    expect(boxes.length).toBeGreaterThan(changes.length);
  }, 180_000);
  afterAll(async () => {
    await pool.end();
    await boxtrail.stop();
  });

  const ask = (method: string, path: string, json?: object, as = 'auditor'): Promise<Answer> =>
    boxtrail.ask(method, path, { as, ...(json !== undefined && { json }) });
  const accept = (id: string, as = 'auditor', reason = 'the disk was restored from a backup') =>
    ask('POST', `/v1/differences/${id}/accept`, { reason }, as);
  const idsOf = async (state: string) =>
    ((await ask('GET', `/v1/differences?limit=200&state=${state}`)).body.items as { id: string }[]).map(
      ({ id }) => id,
    );

  it.each(changes.map((change, i) => [...change, i] as const))(
    'given %s, then an export at the same position names both hashes until the difference is accepted',
    async (_, change, i) => {
      const sscc = boxes[i] ?? '';
      const given = (await ask('GET', `/v1/exports/trails/${sscc}`)).body;
      expect(given.difference).toBeNull();
      const path = `/v1/exports/trails/${sscc}?position=${given.position}`;
      expect((await ask('GET', path)).body).toMatchObject({ sha256: given.sha256, difference: null });
      const { rowCount } = await pool.query(change(sscc));
      expect(rowCount).toBeGreaterThan(0);

      const changed = await ask('GET', path);
      const { id } = changed.body.difference as { id: string };
      expect(changed.body).toMatchObject({
        difference: {
          recordedSha256: given.sha256,
          recordedAt: expect.any(String) as string,
          accepted: null,
        },
      });
      expect(changed.body.sha256).not.toBe(given.sha256);
      expect(changed.headers.get('boxtrail-sha256')).toBe(changed.body.sha256);
      expect(changed.headers.get('boxtrail-recorded-sha256')).toBe(given.sha256);
      expect(changed.headers.get('boxtrail-difference')).toBe(`${id}; open`);
      const page = await ask('GET', `${path}&format=html`);
      expect(page.text).toContain(given.sha256);
      expect(page.text).toMatch(/<div class="verdict bad"><p>CHANGED: /);
      expect((await ask('GET', `${path}&format=csv`)).headers.get('boxtrail-recorded-sha256')).toBe(
        given.sha256,
      );
      expect((await ask('GET', path)).body.difference).toMatchObject({ id, accepted: null });
      expect(await idsOf('open')).toContain(id);
      expect((await ask('GET', `/v1/differences/${id}`)).body).toMatchObject({
        kind: 'export',
        subject: `/v1/exports/trails/${sscc}`,
        position: given.position,
        recordedHash: given.sha256,
        foundHash: changed.body.sha256,
        times: 4,
      });
    },
  );

  it('given differences, then metrics count them and the command lists them', async () => {
    const open = await idsOf('open');
    expect(open.length).toBeGreaterThanOrEqual(changes.length);
    const metrics = (await ask('GET', '/metrics')).text;
    expect(metrics).toContain(`boxtrail_open_differences{kind="export"} ${open.length}`);
    const { stdout, code } = await RealProcess.cli(['--data', boxtrail.dir, 'differences']).ended;
    expect(code).toBe(0);
    expect(stdout).toContain(`${open.length} open differences`);
  });

  it('given a difference, then only an auditor or admin accepts it, once, with a reason', async () => {
    const [id = '', other = ''] = await idsOf('open');
    for (const as of ['coordinator', 'station', 'partner', 'team'])
      expect((await accept(id, as)).status).toBe(403);
    expect((await ask('POST', `/v1/differences/${id}/accept`, {})).status).toBe(400);
    expect((await ask('POST', `/v1/differences/${id}/accept`, { reason: '' })).status).toBe(400);
    const unknown = { code: 'DIFFERENCE_UNKNOWN', detail: 'there is no difference audit.999999' };
    expect((await accept('audit.999999')).body).toMatchObject(unknown);
    expect((await ask('GET', '/v1/differences/audit.999999')).body).toMatchObject(unknown);
    const noKey = await fetch(`${boxtrail.url}/v1/differences/${id}/accept`, {
      method: 'POST',
      headers: { authorization: `Bearer ${boxtrail.keys['auditor']}`, 'content-type': 'application/json' },
      body: '{"reason":"x"}',
    });
    expect(noKey.status).toBe(400);
    expect(await idsOf('open')).toContain(id);

    expect((await accept(id)).status).toBe(200);
    expect((await accept(id)).body).toMatchObject({ status: 409, code: 'DIFFERENCE_ACCEPTED' });
    expect((await accept(other, 'admin')).status).toBe(200);
    expect(await idsOf('open')).not.toContain(id);
    expect(await idsOf('accepted')).toEqual(expect.arrayContaining([id, other]));
    const { body } = await ask('GET', `/v1/differences/${id}`);
    expect(body.accepted).toEqual({
      at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      by: expect.stringContaining('auditor') as string,
      reason: 'the disk was restored from a backup',
    });
    // The first export stays recorded.
    const export_ = await ask('GET', `${body.subject}?position=${body.position}`);
    expect(export_.body.difference).toMatchObject({ id, recordedSha256: body.recordedHash });
    expect(export_.headers.get('boxtrail-difference')).toBe(`${id}; accepted`);
  });

  it('given a changed event, then each rebuild reports it and keeps the view until it is accepted', async () => {
    // The tests above damaged the view: repair it first.
    const damaged = await ask('POST', '/v1/views/audit.trails/rebuild', {});
    expect(damaged.body).toMatchObject({ equal: false, switched: false });
    expect((await accept(damaged.body.difference as string)).status).toBe(200);
    const mended = await ask('POST', '/v1/views/audit.trails/rebuild', {});
    expect(mended.body).toMatchObject({ switched: true, difference: damaged.body.difference });
    expect((await ask('POST', '/v1/views/audit.trails/rebuild', {})).body).toMatchObject({
      equal: true,
      switched: true,
      difference: null,
    });

    const sscc = boxes.at(-1) ?? '';
    const given = (await ask('GET', `/v1/exports/trails/${sscc}`)).body;
    const path = `/v1/exports/trails/${sscc}?position=${given.position}`;
    const { rowCount } = await pool.query(
      `UPDATE log.events SET metadata = replace(metadata, '"actor":"', '"actor":"not-')
        WHERE type = 'delivery.BoxHandedOver' AND data LIKE '%${sscc}%'`,
    );
    expect(rowCount).toBe(1);
    const found: unknown[] = [];
    for (let i = 0; i < 3; i += 1) {
      const { body } = await ask('POST', '/v1/views/audit.trails/rebuild', {});
      expect(body).toMatchObject({ equal: false, switched: false, resumedAt: 0 });
      expect(body.differences).toContainEqual(
        expect.objectContaining({
          table: 'steps',
          only: 'rebuilt',
          row: expect.stringContaining('not-') as string,
        }),
      );
      found.push(body.difference);
      expect((await ask('GET', path)).body).toMatchObject({ sha256: given.sha256, difference: null });
    }
    expect(new Set(found).size).toBe(1);
    const views = (await ask('GET', '/v1/views')).body as { view: string; differences: number }[];
    expect(views.find(({ view }) => view === 'audit.trails')?.differences).toBe(1);
    expect((await ask('GET', '/metrics')).text).toContain('boxtrail_open_differences{kind="view"} 1');
    const shown = await ask('GET', `/v1/differences/${found[0] as string}`);
    expect(shown.body).toMatchObject({ kind: 'view', subject: 'audit.trails', times: 3 });
    expect(JSON.stringify(shown.body.sample)).toContain('not-');

    const run = async (...args: string[]) => {
      const { output, code } = await RealProcess.cli(['--data', boxtrail.dir, ...args]).ended;
      return { output, code };
    };
    expect(await run('rebuild', 'audit.trails')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/DIFFERENT from the live view[\s\S]*The live view stays/) as string,
    });
    expect((await run('differences', 'show', String(found[0]))).output).toContain('only rebuilt');
    expect(await run('differences', 'accept', String(found[0]), '--reason', 'known')).toMatchObject({
      code: 0,
    });
    const adopted = await ask('POST', '/v1/views/audit.trails/rebuild', {});
    expect(adopted.body).toMatchObject({ switched: true, difference: found[0] });
    // Accepted or not, the export differs from the first one.
    const changed = (await ask('GET', path)).body;
    expect(changed.difference).toMatchObject({ recordedSha256: given.sha256, accepted: null });
  }, 120_000);

  it.each([
    '0',
    '-1',
    '1.5',
    'x',
    '1e19',
    '%00',
    '99999999999999999999',
    'null',
    '1;',
    '٣',
    '1',
    'audit.',
    'audit.0',
    'audit.x',
    'orders.1',
    'weather.1',
    'AUDIT.1',
  ])('given %j as id of a difference, then it is refused', async (id) => {
    const { status } = await ask('GET', `/v1/differences/${id}`);
    expect([400, 404]).toContain(status);
  });
});
