import { PassRevoked } from '@boxtrail/contracts';
import { ApiKeys, Reads } from '@boxtrail/http';
import { completeKey, type DomainEvent } from '@boxtrail/kernel';
import { AuditService } from '../testing/audit-service';
import {
  at,
  bench,
  dispatched,
  handedOver,
  other,
  outForDelivery,
  packed,
  received,
} from '../domain/testing/one-box';
import { HeldBoxQueries } from '../views/trails/held-boxes.queries';
import { PassLoadQueries } from '../views/trails/pass-loads.queries';
import { trailsSchema } from '../views/trails/trails.view';

const [city, district, drop] = ['020000000002', '020000000003', '020000000004'].map((digits) =>
  completeKey('gln', digits),
) as [string, string, string];
const third = '002000000000000031';
const fourth = '002000000000000048';
const box = '002000000000000017';
const hourNow = () => (Date.now() - Date.parse(at(0))) / 3_600_000;
/** The same event about another box. */
const about = (sscc: string, event: DomainEvent): DomainEvent => {
  const data = event.data as { sscc?: string; ssccs?: string[]; scanId?: string };
  const scanId = data.scanId === undefined ? {} : { scanId: `${data.scanId}-${sscc.slice(-3)}` };
  return {
    ...event,
    data: { ...data, ...(data.ssccs === undefined ? { sscc } : { ssccs: [sscc] }), ...scanId },
  };
};

let audit: AuditService;
let pool: ReturnType<AuditService['database']['pool']>;
beforeAll(async () => {
  audit = await AuditService.start();
  pool = audit.database.pool(1);
  const recent = Math.floor(hourNow()) - 2;
  await audit.append([
    // At the district, since hour 3; and one that came two hours ago.
    packed(0),
    dispatched(1, 'L1', bench, district),
    received(3, 'L1', district),
    about(other, packed(0)),
    about(other, dispatched(recent - 1, 'L2', bench, district)),
    about(other, received(recent, 'L2', district)),
    // With a team since hour 5, and on a load since hour 2.
    about(third, packed(0)),
    about(third, dispatched(1, 'L3', bench, drop)),
    about(third, received(2, 'L3', drop)),
    about(third, outForDelivery(5, drop)),
    about(fourth, packed(0)),
    about(fourth, dispatched(2, 'L4', city, district)),
  ]);
}, 60_000);
afterAll(() => audit.stop());

interface Held {
  readonly sscc: string;
  readonly holder: { readonly type: string; readonly id: string };
  readonly since: string;
  readonly hours: number;
  readonly limitHours: number;
  readonly overdueHours: number | null;
}
const list = async (path: string) => {
  const query = `${path.includes('?') ? '&' : '?'}atLeast=${await audit.store.head()}`;
  const { status, body } = await audit.get(path + query);
  expect(status).toBe(200);
  return body as { items: Held[]; next: string | null };
};
const told = ({ items }: { items: Held[] }) =>
  items.map(({ sscc, holder, since, limitHours }) => [
    sscc,
    `${holder.type} ${holder.id}`,
    since,
    limitHours,
  ]);

describe('boxes that somebody has now', () => {
  it('given a station, a load and a team, then their boxes come longest held first, with the limit', async () => {
    const here = await list(`/v1/held-boxes?station=${district}`);
    expect(told(here)).toEqual([
      [box, `station ${district}`, at(3), 48],
      [other, `station ${district}`, expect.any(String), 48],
    ]);
    expect(here.items.map(({ overdueHours }) => overdueHours === null)).toEqual([false, true]);
    expect(here.items[1]?.hours).toBeGreaterThanOrEqual(2);
    expect(here.items[1]?.hours).toBeLessThan(4);
    expect(told(await list('/v1/held-boxes?team=team-1'))).toEqual([[third, 'team team-1', at(5), 12]]);
    expect(told(await list('/v1/held-boxes?load=L4'))).toEqual([[fourth, 'load L4', at(2), 12]]);
    expect(told(await list('/v1/held-boxes?load=L1'))).toEqual([]);
  });

  it('given pages, then each goes on where the one before ended', async () => {
    const first = await list(`/v1/held-boxes?station=${district}&limit=1`);
    const second = await list(`/v1/held-boxes?station=${district}&limit=1&cursor=${first.next}`);
    expect([first, second].flatMap(({ items }) => items.map(({ sscc }) => sscc))).toEqual([box, other]);
    expect(second.next).toBeNull();
    expect(await audit.refused(`/v1/overdue-boxes?cursor=${first.next}`)).toBe('400 CURSOR_INVALID');
  });

  it('given overdue boxes, then they come longest overdue first, each with by how much', async () => {
    const all = await list('/v1/overdue-boxes');
    expect(told(all)).toEqual([
      [fourth, 'load L4', at(2), 12],
      [third, 'team team-1', at(5), 12],
      [box, `station ${district}`, at(3), 48],
    ]);
    for (const { hours, limitHours, overdueHours } of all.items)
      expect(overdueHours).toBeCloseTo(hours - limitHours, 1);
    expect(told(await list(`/v1/overdue-boxes?station=${district}`))).toEqual([
      [box, `station ${district}`, at(3), 48],
    ]);
  });

  it('given a handed over box, then nobody is asked about it any more', async () => {
    await audit.append([about(third, handedOver(6, drop))]);
    expect(told(await list('/v1/held-boxes?team=team-1'))).toEqual([]);
    expect((await list('/v1/overdue-boxes')).items.map(({ sscc }) => sscc)).toEqual([fourth, box]);
  });

  it('given no holder, or two, then the question is refused', async () => {
    expect(await audit.refused('/v1/held-boxes')).toBe('400 INPUT_INVALID');
    expect(await audit.refused('/v1/held-boxes?load=L1&team=team-1')).toBe('400 INPUT_INVALID');
    expect(await audit.refused('/v1/held-boxes?station=123')).toBe('400 INPUT_INVALID');
  });

  it('given a key that is bound to a place, then it sees only what concerns its places', async () => {
    const year = new Date(Date.now() + 31_536_000_000);
    const boundTo = async (stationGln: string) => {
      const key = await audit.service.app
        .get(ApiKeys)
        .issue({ subject: `at-${stationGln}`, role: 'station', stationGln }, year);
      return async (path: string) => {
        const response = await fetch(`${audit.service.url}${path}`, {
          headers: { authorization: `Bearer ${key}` },
        });
        return ((await response.json()) as { items: Held[] }).items.map(({ sscc }) => sscc);
      };
    };
    const [ours, theirs] = [await boundTo(district), await boundTo(drop)];
    expect(await ours('/v1/overdue-boxes')).toEqual([box]);
    expect(await ours('/v1/overdue-boxes?load=L4')).toEqual([fourth]);
    expect(await theirs('/v1/overdue-boxes?load=L4')).toEqual([]);
    expect(await theirs('/v1/overdue-boxes')).toEqual([]);
    expect(await theirs(`/v1/held-boxes?station=${district}`)).toEqual([]);
  });
});

it('given an actor, then its events come in log order, page by page, as the log has them', async () => {
  const log = (await audit.log()).map(({ position }) => position);
  const found: number[] = [];
  for (let next: string | null = ''; next !== null;) {
    const path: string = `/v1/actors/key-1/events?limit=7${next === '' ? '' : `&cursor=${next}`}`;
    const page = (await list(path)) as unknown as {
      items: { position: number; actor: string }[];
      next: string | null;
    };
    found.push(...page.items.map(({ position }) => position));
    next = page.next;
  }
  expect(found).toEqual(log);
  expect((await list('/v1/actors/nobody/events')).items).toEqual([]);
});

it('given a revoked pass, then its loads say how that affects them', async () => {
  await audit.append([
    PassRevoked.of(at(1.5), { passId: 'pass-v', reason: 'stolen' }),
    about(fourth, received(20, 'L4', district)),
  ]);
  const { items } = (await list('/v1/passes/pass-v/loads')) as unknown as {
    items: Record<string, unknown>[];
  };
  const withdrawn = { at: at(1.5), status: 'revoked', reason: 'stolen', actor: 'key-1' };
  expect(
    items.map(({ loadId, affected, withdrawn, onTheRoad }) => [loadId, affected, withdrawn, onTheRoad]),
  ).toEqual([
    ['L1', 'on-the-road', withdrawn, false],
    ['L2', 'before-use', withdrawn, false],
    ['L3', 'on-the-road', withdrawn, false],
    ['L4', 'before-use', withdrawn, false],
  ]);
  expect((await list('/v1/passes/pass-d/loads?limit=2')).items).toMatchObject([
    { loadId: 'L1', affected: null },
    {},
  ]);
  expect((await list('/v1/passes/none/loads')).items).toEqual([]);
});

describe('over many boxes', () => {
  beforeAll(async () => {
    await pool.query(`
      INSERT INTO ${trailsSchema}.boxes (sscc, status, holder_type, holder_id, since, due, broken, explained, steps, state)
      SELECT '9' || lpad(n::text, 17, '0'), 'at-station', 'station', (n % 500)::text, s, s, false, false, 1, '{}'
        FROM (SELECT n, '2026-03-20T00:00:' || lpad((n % 60)::text, 2, '0') || '.000Z' AS s
                FROM generate_series(1, 60000) AS n) AS all_boxes;
      INSERT INTO ${trailsSchema}.manifests (load_id, manifest, until) SELECT 'M' || n, '{"facts": []}', '9' FROM generate_series(1, 20000) n;
      INSERT INTO ${trailsSchema}.pass_uses (pass_id, load_id, last_at) SELECT 'P' || n % 999, 'M' || n, '' FROM generate_series(1, 20000) n;
      ANALYZE ${trailsSchema}.boxes, ${trailsSchema}.manifests, ${trailsSchema}.pass_uses`);
  }, 60_000);

  /** The tables that the statements of a question read from end to end. */
  const scanned = async (ask: (reads: Reads) => Promise<unknown>) => {
    const real = audit.service.app.get(Reads);
    const plans: string[] = [];
    const explaining = Object.assign(Object.create(real) as Reads, {
      rows: async (text: string, values: readonly unknown[] = []) => {
        const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
        plans.push(...rows.map((row) => row['QUERY PLAN']));
        return real.rows(text, values);
      },
    });
    await ask(explaining);
    expect(plans.filter((line) => line.includes('Index'))).not.toEqual([]);
    return plans.filter((line) => /Seq Scan|Sort/.test(line));
  };
  const now = new Date().toISOString();

  it.each([
    ['the boxes of a station', { station: '7' }, null],
    ['the boxes of a station, for a bound key', { station: '7' }, ['7']],
    ['the boxes of a load', { load: 'L4' }, null],
    ['the boxes of a team', { team: 'team-1' }, null],
  ])('%s are read from an index, in its order', async (_, query, area) => {
    expect(await scanned((reads) => new HeldBoxQueries(reads).held(query, now, area))).toEqual([]);
  });

  it('overdue boxes are read from an index, in its order', async () => {
    expect(await scanned((reads) => new HeldBoxQueries(reads).overdue({}, now, null))).toEqual([]);
    const ofArea = await scanned((reads) => new HeldBoxQueries(reads).overdue({}, now, ['7', '8']));
    expect(ofArea.filter((line) => line.includes('Seq Scan'))).toEqual([]);
  });

  it('the loads of a pass are read from an index', async () => {
    const plan = await scanned((reads) => new PassLoadQueries(reads).of('P7', {}, null));
    expect(plan.filter((line) => line.includes('Seq Scan'))).toEqual([]);
  });
});
