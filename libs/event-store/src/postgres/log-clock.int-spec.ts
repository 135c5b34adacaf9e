import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { events } from '../port/testing/contract-events';
import { LogClock } from './log-clock';
import { PostgresEventStore } from './postgres-event-store';

const minute = 60_000;

describe('the clock of a log', () => {
  let database: TestDatabase;
  let owner: Client;
  let clock: LogClock;
  let store: PostgresEventStore;
  let n = 0;

  /** The time at which an event is recorded now, alone or beside another one. */
  async function recorded(count: 1 | 2 = 1): Promise<number> {
    const streams = Array.from({ length: count }, () => `clock-${(n += 1)}`);
    await Promise.all(streams.map((stream) => store.append(stream, 0, events(n))));
    const { rows } = await owner.query<{ at: Date }>(
      'SELECT recorded_at AS at FROM log.events WHERE stream = ANY($1)',
      [streams],
    );
    return Math.max(...rows.map(({ at }) => at.getTime()));
  }
  const near = (moment: string, at: number): boolean =>
    at >= Date.parse(moment) && at < Date.parse(moment) + minute;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.url });
    await owner.connect();
    clock = new LogClock(database.url);
    store = await PostgresEventStore.open({
      url: database.url,
      pool: database.pool(4),
      partitionSize: 1_000_000,
      pollMs: 200,
    });
  });
  afterAll(async () => {
    await store.close();
    await owner.end();
    await database.drop();
  });

  it('given a past moment, then events are recorded from there on, forward only, until it is reset', async () => {
    const until = '2026-03-17T00:00:00.000Z';
    const behindMs = await clock.set('2026-03-16T01:00:00.000Z', until);
    expect(near('2026-03-16T01:00:00.000Z', Date.now() - (behindMs ?? 0))).toBe(true);
    expect(near('2026-03-16T01:00:00.000Z', await recorded())).toBe(true);
    expect(near('2026-03-16T01:00:00.000Z', await recorded(2))).toBe(true);

    await clock.set('2026-03-16T05:00:00.000Z', until);
    expect(near('2026-03-16T05:00:00.000Z', await recorded(2))).toBe(true);
    await clock.set('2026-03-16T02:00:00.000Z', until);
    expect(near('2026-03-16T05:00:00.000Z', await recorded())).toBe(true);

    await clock.reset();
    expect(Math.abs(Date.now() - (await recorded()))).toBeLessThan(minute);
    // The log goes on from today: a day of the past can no longer be recorded in it.
    expect(await clock.set('2026-03-16T06:00:00.000Z', until)).toBeUndefined();
    expect(Math.abs(Date.now() - (await recorded(2)))).toBeLessThan(minute);
  });
});
