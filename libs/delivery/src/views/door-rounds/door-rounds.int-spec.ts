import {
  BoxDestroyed,
  BoxFound,
  BoxHandedOver,
  BoxLost,
  BoxReturned,
  BoxSeen,
  DeliveryFailed,
  DoorRoundStarted,
  FactCorrected,
  type CorrectionEvent,
} from '@boxtrail/contracts';
import { LookUps, migrate } from '@boxtrail/database';
import { Reads } from '@boxtrail/http';
import { checkpointMigrations, prepare, schemaOf, type ViewDb } from '@boxtrail/projections';
import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database';
import { outcomeOf, type DoorFactEvent } from '../../domain/door-outcome';
import { knownDoorFacts, roundsWith } from '../../domain/testing/known-door-facts';
import { DoorRoundQueries } from './door-rounds.queries';
import { doorRoundsView } from './door-rounds.view';

const unbound = { subject: 'a', role: 'admin', stationGln: null } as const;
const at = (minute: number) => `2026-03-01T16:${String(minute).padStart(2, '0')}:00.000Z`;
const atGln = '6900000000313';
const boxes = ['a', 'b', 'c'];

/** A scan of a box at a minute; null is a sighting, which does not change its outcome. */
const kinds = {
  handed: (minute: number, sighting: Sighting) =>
    BoxHandedOver.of(at(minute), { ...sighting, receivedByRef: 'r', method: 'in-person', proofRef: null }),
  failed: (minute: number, sighting: Sighting) =>
    DeliveryFailed.of(at(minute), { ...sighting, reason: minute % 2 === 0 ? 'refused' : 'wrong-door' }),
  returned: (minute: number, sighting: Sighting) => BoxReturned.of(at(minute), sighting),
  lost: (minute: number, sighting: Sighting) => BoxLost.of(at(minute), { ...sighting, note: null }),
  found: (minute: number, sighting: Sighting) => BoxFound.of(at(minute), { ...sighting, note: null }),
  destroyed: (minute: number, sighting: Sighting) => BoxDestroyed.of(at(minute), { ...sighting, note: null }),
};
type Kind = keyof typeof kinds;
interface Sighting {
  readonly sscc: string;
  readonly scanId: string;
  readonly atGln: string;
  readonly byRef: string;
}
const sightingOf = (sscc: string, scanId: string): Sighting => ({ sscc, scanId, atGln, byRef: 'team' });

const minute = fc.integer({ min: 0, max: 9 });
const kind = fc.constantFrom<Kind>('handed', 'failed', 'failed', 'returned', 'lost', 'found', 'destroyed');
/** A scan with its corrections in order. */
const scanAndCorrections = fc
  .tuple(
    fc.constantFrom(...boxes),
    fc.option(kind, { freq: 6 }),
    minute,
    fc.uuid(),
    fc.array(fc.tuple(fc.option(kind), minute), { maxLength: 2 }),
  )
  .map(([sscc, first, m, scanId, corrections]): DoorFactEvent[] => {
    const sighting = sightingOf(sscc, scanId);
    const seen = first === null ? BoxSeen.of(at(m), sighting) : kinds[first](m, sighting);
    const corrected = corrections.map(([right, n]): CorrectionEvent => {
      const instead = right === null ? null : kinds[right](n, sighting);
      const about = { sscc, loadId: null, scanId, fact: seen.type, ssccs: [] };
      return FactCorrected.of(at(50), { ...about, instead, reason: 'wrong', byRef: 'team' });
    });
    return seen.type === 'delivery.BoxSeen' ? corrected : [seen, ...corrected];
  });
const round = fc
  .tuple(fc.uuid(), minute, fc.subarray(boxes, { minLength: 1 }))
  .map(([doorRoundId, m, ssccs]): DoorFactEvent[] => [
    DoorRoundStarted.of(at(m), { doorRoundId, fromGln: atGln, teamRef: 'team', ssccs }),
  ]);
/** Interleaves groups of events at random; each group keeps its order. */
const history = fc
  .array(fc.oneof({ arbitrary: round, weight: 1 }, { arbitrary: scanAndCorrections, weight: 4 }), {
    maxLength: 60,
  })
  .chain((groups) => fc.tuple(fc.constant(groups), fc.infiniteStream(fc.nat())))
  .map(([groups, picks]) => {
    const left = groups.map((group) => [...group]);
    const events: DoorFactEvent[] = [];
    for (const pick of picks) {
      const open = left.filter((group) => group.length > 0);
      if (open.length === 0) break;
      events.push(open[pick % open.length]!.shift()!);
    }
    return events;
  });

const connected = (pool: ReturnType<TestDatabase['pool']>) => pool.connect();

describe('the view of door rounds', () => {
  let database: TestDatabase;
  let client: Awaited<ReturnType<typeof connected>>;
  let lookUps: LookUps;
  let queries: DoorRoundQueries;
  let rowsRead: number;
  let db: ViewDb;
  beforeAll(async () => {
    database = await createTestDatabase();
    const pool = database.pool(3);
    await migrate(pool, 'progress', checkpointMigrations);
    await prepare(pool, doorRoundsView);
    lookUps = new LookUps(database.url);
    const still = { head: () => Promise.resolve(0), waitFor: () => Promise.resolve(true) };
    queries = new DoorRoundQueries(new Reads(pool, still, still, lookUps, pool));
    client = await connected(pool);
    await client.query(`SET search_path = ${schemaOf(doorRoundsView)}`);
    db = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) => {
        const { rows } = await client.query<Row>(text, [...values]);
        rowsRead += rows.length;
        return rows;
      },
    };
  });
  beforeEach(async () => {
    rowsRead = 0;
    await client.query('TRUNCATE door_rounds, facts');
  });
  afterAll(async () => {
    client.release();
    await lookUps.close();
    await database.drop();
  });

  const project = (events: readonly DoorFactEvent[]) =>
    doorRoundsView.project(events.map((event) => ({ event, revision: 1 })) as never, db);

  it('given random histories with late and corrected facts, then outcomes follow from all facts', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 40 }), async (events, batch) => {
        await client.query('TRUNCATE door_rounds, facts');
        for (let from = 0; from < events.length; from += batch)
          await project(events.slice(from, from + batch));
        const known = new Map(boxes.map((sscc) => [sscc, knownDoorFacts(sscc, events)]));
        const listed = (await queries.list({ limit: 200 }, unbound)).items;
        const started = events.filter((event) => event.type === 'delivery.DoorRoundStarted');
        expect(listed).toHaveLength(started.length);
        for (const { data, occurredAt } of started) {
          const { doorRoundId, ssccs } = data;
          const shown = await queries.one(doorRoundId, {}, unbound);
          expect(shown.boxes).toEqual(
            ssccs.map((sscc) => ({ sscc, ...outcomeOf(known.get(sscc)!, doorRoundId, occurredAt) })),
          );
          const withTeam = ssccs.filter((sscc) => roundsWith(known.get(sscc)!).includes(doorRoundId)).length;
          expect(listed.find((one) => one.doorRoundId === doorRoundId)).toMatchObject({ withTeam });
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('given thousands of facts of one box, then none is read to add the next', async () => {
    const told = Array.from({ length: 6_000 }, (_, i) =>
      kinds[i % 3 === 0 ? 'returned' : 'failed'](i % 60, sightingOf('a', `s-${i}`)),
    );
    const start = { doorRoundId: 'D', fromGln: atGln, teamRef: 'team', ssccs: ['a'] };
    await project([DoorRoundStarted.of(at(0), start), ...told]);
    rowsRead = 0;
    await project([kinds.failed(30, sightingOf('a', 'next'))]);
    expect(rowsRead).toBe(0);
    expect((await queries.one('D', {}, unbound)).status).toBe('ended');
  });
});
