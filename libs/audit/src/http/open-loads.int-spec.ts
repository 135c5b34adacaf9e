import { ApiKeys, Reads } from '@boxtrail/http';
import {
  CustodyLimitsSet,
  defaultCustodyLimits,
  PassIssued,
  PassReinstated,
  PassRevoked,
  PassSuspended,
} from '@boxtrail/contracts';
import * as fc from 'fast-check';
import type { DomainEvent } from '@boxtrail/kernel';
import {
  arrived,
  at,
  bench,
  city,
  corrected,
  damaged,
  dispatched,
  district,
  otherDrop,
  packed,
  resolved,
  theCity,
} from '../domain/testing/one-box';
import { AuditService } from '../testing/audit-service';
import { JourneyQueries } from '../views/journeys/journeys.queries';
import { journeysSchema } from '../views/journeys/journeys.view';

const far = at(1_000_000);
const issued = (passId: string, validUntil = far, hour = 0): DomainEvent =>
  PassIssued.of(at(hour), {
    passId,
    subject: { kind: 'person', personRef: 'driver-1', employerRef: 'carrier-1' },
    zones: [city],
    validFrom: at(0),
    validUntil,
    authorityRef: 'office',
  });
/** A dispatch under passes of its own. */
const left = (hour: number, loadId: string, [vehiclePassId, driverPassId] = ['pass-v', 'pass-d']) => {
  const event = dispatched(hour, loadId, city, district);
  return { ...event, data: { ...event.data, vehiclePassId, driverPassId } } as DomainEvent;
};
const reason = 'not safe';
const log: readonly DomainEvent[] = [
  ...theCity(),
  issued('pass-v'),
  issued('pass-d'),
  issued('short', at(8)),
  issued('stolen'),
  issued('paused'),
  issued('back'),
  left(1, 'valid'),
  left(1.5, 'arrived', ['stolen', 'pass-d']),
  arrived(3, 'arrived', district),
  left(2, 'expired', ['pass-v', 'short']),
  left(2.5, 'revoked', ['stolen', 'pass-d']),
  left(3, 'both', ['paused', 'stolen']),
  left(4, 'reinstated', ['back', 'pass-d']),
  PassRevoked.of(at(5), { passId: 'stolen', reason }),
  PassSuspended.of(at(6), { passId: 'paused', reason }),
  PassSuspended.of(at(6), { passId: 'back', reason }),
  PassReinstated.of(at(7), { passId: 'back', reason }),
  CustodyLimitsSet.of(at(9), { ...defaultCustodyLimits, load: 24 }),
  left(10, 'of-new-limit'),
];
/** A load that is known to have arrived, and then turns out not to have. */
const notArrived = corrected(11, arrived(3, 'arrived', district), null);

let audit: AuditService;
afterEach(() => audit.stop());

interface Shown {
  readonly loadId: string;
  readonly dueAt: string;
  readonly limitHours: number;
  readonly overdueHours: number | null;
  readonly invalidPass: { passId: string; of: string; standing: string; since: string } | null;
}
const get = async (path: string, key = audit.key) => {
  const response = await fetch(`${audit.service.url}${path}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return { status: response.status, body: (await response.json()) as unknown };
};
const list = async (problem: string, more = '', key?: string) => {
  const path = `/v1/open-loads?problem=${problem}&atLeast=${await audit.store.head()}${more}`;
  const { status, body } = await get(path, key);
  expect(status).toBe(200);
  return body as { items: Shown[]; next: string | null; places: Record<string, string> };
};
const ids = ({ items }: { items: readonly Shown[] }) => items.map(({ loadId }) => loadId);

it('given loads on the road, then those without a valid pass are listed, the longest first', async () => {
  audit = await AuditService.start();
  await audit.append(log);
  const { items, places } = await list('invalid-pass');
  expect(items.map(({ loadId, invalidPass }) => [loadId, invalidPass])).toEqual([
    ['both', { passId: 'stolen', of: 'driver', standing: 'revoked', since: at(5) }],
    ['revoked', { passId: 'stolen', of: 'vehicle', standing: 'revoked', since: at(5) }],
    ['expired', { passId: 'short', of: 'driver', standing: 'expired', since: at(8) }],
  ]);
  expect(places).toEqual({ [city]: `station ${city}`, [district]: `station ${district}` });
  const first = await list('invalid-pass', '&limit=2');
  const second = await list('invalid-pass', `&limit=2&cursor=${first.next}`);
  expect([ids(first), ids(second), second.next]).toEqual([['both', 'revoked'], ['expired'], null]);
  await audit.append([notArrived]);
  expect(ids(await list('invalid-pass'))).toEqual(['arrived', 'both', 'revoked', 'expired']);
});

it('given a limit, then a load is late after it, by the limit when its dispatch was recorded', async () => {
  audit = await AuditService.start();
  await audit.append(log);
  const { items } = await list('late');
  expect(items.map(({ loadId, dueAt, limitHours }) => [loadId, dueAt, limitHours])).toEqual([
    ['valid', at(13), 12],
    ['expired', at(14), 12],
    ['revoked', at(14.5), 12],
    ['both', at(15), 12],
    ['reinstated', at(16), 12],
    ['of-new-limit', at(34), 24],
  ]);
  for (const { overdueHours, dueAt } of items)
    expect(overdueHours).toBeCloseTo((Date.now() - Date.parse(dueAt)) / 3_600_000, 1);
});

const bound = (stationGln: string) =>
  audit.service.app
    .get(ApiKeys)
    .issue({ subject: `at-${stationGln}`, role: 'station', stationGln }, new Date(Date.now() + 60_000));
const counts = async (key?: string) =>
  (await get(`/v1/work-counts?atLeast=${await audit.store.head()}`, key)).body;

it('given a bound key, then it sees and counts loads from or to its stations', async () => {
  audit = await AuditService.start();
  await audit.append(log);
  const [there, elsewhere] = [await bound(district), await bound(otherDrop)];
  expect(ids(await list('invalid-pass', '', there))).toEqual(['both', 'revoked', 'expired']);
  expect(ids(await list('invalid-pass', '', elsewhere))).toEqual([]);
  expect(await counts(there)).toMatchObject({ lateLoads: 6, invalidPassLoads: 3 });
  expect(await counts(elsewhere)).toMatchObject({ lateLoads: 0, invalidPassLoads: 0 });
});

it('given findings and an overdue box, then each is counted, and an answer counts on its day', async () => {
  audit = await AuditService.start();
  await audit.append([...theCity(), packed(0), damaged(1, bench)]);
  const none = { atMost: 1_000, day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string };
  const loads = { lateLoads: 0, invalidPassLoads: 0 };
  const waiting = { openBreaks: 0, openQuestions: 1, answeredToday: 0, overdueBoxes: 1 };
  expect(await counts()).toEqual({ ...none, ...loads, ...waiting });
  const nothing = { openBreaks: 0, openQuestions: 0, answeredToday: 0, overdueBoxes: 0 };
  expect(await counts(await bound(otherDrop))).toEqual({ ...none, ...loads, ...nothing });
  const answer = { ...resolved(2, 'damaged'), occurredAt: new Date().toISOString() } as DomainEvent;
  await audit.append([answer]);
  expect(await counts()).toMatchObject({ openQuestions: 0, answeredToday: 1 });
});

it('given the log in any batches, then the rebuilt view equals the live one', async () => {
  audit = await AuditService.start();
  const sizes = fc.sample(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 3, maxLength: 9 }), 1)[0];
  await audit.append([...log, notArrived], sizes);
  await list('late');
  expect(await audit.views.rebuild('audit.journeys')).toMatchObject({ equal: true, differences: [] });
});

it('given many loads, then a page reads a stretch of an index in its order', async () => {
  audit = await AuditService.start();
  const pool = audit.database.pool(1);
  await pool.query(`
    INSERT INTO ${journeysSchema}.journeys (load_id, from_gln, to_gln, due, pass_until, load)
      SELECT 'M' || n, '1', '2', CASE WHEN n % 50 = 0 THEN '2026-03-20T00:00:00.000Z' END,
             CASE WHEN n % 70 = 0 THEN '2026-03-20T00:00:00.000Z' END, '{"ends": {}}'
        FROM generate_series(1, 60000) n;
    ANALYZE ${journeysSchema}.journeys`);
  const real = audit.service.app.get(Reads);
  const plans: string[] = [];
  const explaining = Object.assign(Object.create(real) as Reads, {
    rows: async (text: string, values: readonly unknown[] = []) => {
      const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, [...values]);
      plans.push(...rows.map((row) => row['QUERY PLAN']));
      return real.rows(text, values);
    },
  });
  const queries = new JourneyQueries(explaining);
  const now = new Date().toISOString();
  for (const problem of ['late', 'invalid-pass'] as const) {
    await queries.list({ problem }, null, now);
    expect(await queries.count(problem, null, now, 100)).toBe(100);
  }
  expect(plans.filter((line) => /Index (Only )?Scan/.test(line))).toHaveLength(4);
  expect(plans.filter((line) => /Seq Scan|Sort/.test(line))).toEqual([]);
});
