import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { playDay } from '@boxtrail/simulation';
import { ApiKeys, roles } from '@boxtrail/http';
import { prepareEmbedded } from '@boxtrail/service';
import { startEmbeddedPostgres } from '@boxtrail/dev-servers';
import { RealProcess, root, temporaryData } from '../support/boxtrail';
import { figuresOf } from '../support/day-figures';
import { contextNames } from '../../apps/contexts';

const contexts = contextNames;
const day = { seed: 7, boxes: 300 };

describe('services on one PostgreSQL', () => {
  const [apart, together] = [temporaryData(), temporaryData()];
  afterAll(async () => {
    await apart.remove();
    await together.remove();
  });

  it('given the same seed, then six processes and one have the same hash', async () => {
    const json = join(together.dir, 'figures.json');
    const one = await RealProcess.start([
      '--boxes',
      String(day.boxes),
      '--seed',
      String(day.seed),
      '--data',
      together.dir,
      '--exit',
      '--json',
      json,
    ]).ended;
    expect(one).toMatchObject({ code: 0 });
    const figures = JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>;

    const postgres = await startEmbeddedPostgres({ dataDir: apart.dir });
    const urlOf = await prepareEmbedded(postgres.url, contexts);
    const services = contexts.map(
      (context) =>
        new RealProcess([`dist/apps/${context}/main.js`], { DATABASE_URL: urlOf(context), PORT: '0' }),
    );
    try {
      const urls = new Map<string, string>();
      for (const [i, context] of contexts.entries()) {
        const [, url] = (await services[i]!.says(/"url":"(http:[^"]+)","msg":"ready"/)) as unknown as [
          string,
          string,
        ];
        urls.set(context, url);
      }
      const pool = new Pool({ connectionString: postgres.url, max: 1 });
      const keys: Record<string, string> = {};
      for (const role of roles) {
        const until = new Date(Date.now() + 3_600_000);
        keys[role] = await new ApiKeys(pool).issue(
          { subject: `demo-${role}`, role, stationGln: null },
          until,
        );
      }
      await pool.end();
      const csv = readFileSync(join(root, 'data/network-changchun.csv'), 'utf8');
      const addresses = (context: string) => urls.get(context) ?? '';
      const { position } = await playDay(addresses, keys, day, csv, () => undefined);
      const { secondsToReady: _ready, seconds: _seconds, unbalanced: _, ...counts } = figures;
      expect(await figuresOf(addresses, keys['auditor'] ?? '', position)).toMatchObject(counts);
    } finally {
      for (const service of services) service.kill('SIGTERM');
      expect(await Promise.all(services.map(async (service) => (await service.ended).code))).toEqual(
        contexts.map(() => 0),
      );
      await postgres.stop();
    }
  }, 180_000);

  it.each(contexts)(
    'given no DATABASE_URL, when %s starts, then it names the variable and exits with status 1',
    async (context) => {
      const { code, output } = await new RealProcess([`dist/apps/${context}/main.js`]).ended;
      expect({ code, output }).toEqual({
        code: 1,
        output: `${context} could not start: Configuration: DATABASE_URL must be a postgres:// URL\n`,
      });
    },
  );
});
