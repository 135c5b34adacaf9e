import {
  BoxPacked,
  HouseholdRegistered,
  NeedCancelled,
  NeedRecorded,
  PackingJobFellShort,
  RoundClosed,
  RoundOpened,
  type BoxMove,
} from '@boxtrail/contracts';
import { migrate } from '@boxtrail/database';
import { checkpointMigrations, prepare, schemaOf } from '@boxtrail/projections';
import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database';
import { at, box, does } from '../../domain/testing/box-events';
import { correctedHistory } from '../../domain/testing/random-moves';
import { coverageOf, type CoverageEvent } from '../../domain/testing/coverage-oracle';
import { needBoxesView } from './need-boxes.view';

const gtins = ['02000000001005', '02000000001012'] as const;
const communities = ['2401020010015', '2401020010022'] as const;
const supplierGln = '2900000000018';

const householdRef = fc.constantFrom('H-1', 'H-2', 'H-3');
const registered = fc
  .tuple(fc.constantFrom(...communities), fc.constantFrom('H-1', 'H-2', 'H-4', 'H-5'), fc.nat(50))
  .map(([communityGln, ref, minute]) =>
    HouseholdRegistered.of(at(-minute), {
      ...{ communityGln, householdRef: ref, building: '3', unit: `${minute}`, specialNeeds: [] },
    }),
  );
const lines = fc.uniqueArray(
  fc.record({
    gtin: fc.constantFrom(...gtins),
    quantity: fc.integer({ min: 1, max: 2 }),
    priceFen: fc.constant(5),
  }),
  { minLength: 1, maxLength: 2, selector: ({ gtin }) => gtin },
);
type Lines = ReturnType<typeof NeedRecorded.of>['data']['lines'];

/** A need: recorded, maybe recorded again after a withdrawal, maybe withdrawn at the end. */
const needOf = (roundId: string, needId: string) =>
  fc
    .record({
      refs: fc.array(householdRef, { minLength: 1, maxLength: 2 }),
      lines,
      withdrawn: fc.boolean(),
      minute: fc.nat(30),
    })
    .map(({ refs, lines, withdrawn, minute }) => {
      const cancelled = NeedCancelled.of(at(0), { roundId, needId, reason: 'moved' });
      const recorded = refs.map((ref) =>
        NeedRecorded.of(at(-minute), {
          ...{ roundId, needId, householdRef: ref, building: '1', unit: '2', order: 'own' as const },
          ...{
            payment: 'prepaid' as const,
            placedByRef: null,
            proxyReason: null,
            lateFor: null,
            specialNeeds: [],
            lines: lines as Lines,
            amountFen: 5,
          },
        }),
      );
      const events = recorded.flatMap((one, i) => (i === 0 ? [one] : [cancelled, one]));
      return { needId, events: withdrawn ? [...events, cancelled] : events, inForce: !withdrawn, lines };
    });

type Fate = { is: 'packed'; moves: BoxMove[] } | { is: 'short' } | { is: 'awaited' };
const delivered: Fate = { is: 'packed', moves: [does.out(1), does.handedOver(2)] };
/** Of each ordered box: packed with a history, delivered at once, never to be packed, or still to be packed. */
const fate: fc.Arbitrary<Fate> = fc.oneof(
  { arbitrary: correctedHistory.map((moves) => ({ is: 'packed', moves }) as const), weight: 4 },
  { arbitrary: fc.constant(delivered), weight: 3 },
  fc.constantFrom<Fate>({ is: 'short' }, { is: 'awaited' }),
);
/** A need is served only when all of its boxes came, which random fates alone seldom reach. */
const fates = fc.oneof(
  { arbitrary: fc.array(fate, { minLength: 12, maxLength: 12 }), weight: 2 },
  fc.constant(Array.from({ length: 12 }, () => delivered)),
);

const roundOf = (roundId: string, communityGln: string, n: number) =>
  fc
    .tuple(fc.tuple(...[1, 2, 3].map((i) => needOf(roundId, `N-${i}`))), fates, fc.boolean())
    .map(([needs, fates, closed]) => {
      const stream: CoverageEvent[] = [
        RoundOpened.of(at(-60), {
          roundId,
          communityGln,
          supplierGln,
          cutoffAt: at(0),
          offers: [],
          designation: null,
        }),
        ...needs.flatMap(({ events }) => events),
      ];
      const moves: BoxMove[] = [];
      if (closed) {
        const standing = needs.filter(({ inForce }) => inForce);
        const ids = standing.map(({ needId }) => ({ needId }));
        stream.push(
          RoundClosed.of(at(0), {
            ...{ roundId, communityGln, supplierGln, closedBy: 'hand', totals: [], amountFen: 0 },
            needs: ids as never,
          }),
        );
        const ordered = standing.flatMap(({ needId, lines }) =>
          lines.flatMap(({ gtin, quantity }) => Array.from({ length: quantity }, () => ({ needId, gtin }))),
        );
        const shortages = new Map<
          string,
          { needId: string; gtin: string; missing: number; reason: string }
        >();
        ordered.forEach(({ needId, gtin }, i) => {
          const one = fates[i]!;
          if (one.is === 'short') {
            const key = `${needId} ${gtin}`;
            const missing = (shortages.get(key)?.missing ?? 0) + 1;
            shortages.set(key, { needId, gtin, missing, reason: 'none left' });
          }
          if (one.is !== 'packed') return;
          const sscc = String(n * 100 + i).padStart(18, '0');
          stream.push(BoxPacked.of(at(0), { sscc, jobId: roundId, needId, gtin } as never));
          moves.push(...(JSON.parse(JSON.stringify(one.moves).replaceAll(box, sscc)) as BoxMove[]));
        });
        if (shortages.size > 0)
          stream.push(
            PackingJobFellShort.of(at(1), { jobId: roundId, packed: 0, shortages: [...shortages.values()] }),
          );
      }
      return { stream, moves };
    });

/** Streams in their own order, mixed in a random one. */
function mixed(streams: readonly (readonly CoverageEvent[])[], picks: readonly number[]): CoverageEvent[] {
  const left = streams.map((stream) => [...stream]).filter((stream) => stream.length > 0);
  const all: CoverageEvent[] = [];
  while (left.length > 0) {
    const i = picks[all.length % picks.length]! % left.length;
    all.push(left[i]!.shift()!);
    if (left[i]!.length === 0) left.splice(i, 1);
  }
  return all;
}

const histories = fc
  .tuple(
    fc.array(registered, { maxLength: 6 }),
    roundOf('R-1', communities[0], 1),
    roundOf('R-2', communities[0], 2),
    roundOf('R-3', communities[1], 3),
    fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  )
  .map(([households, one, two, three, picks]) =>
    mixed(
      [
        ...households.map((event) => [event]),
        ...[one, two, three].flatMap(({ stream, moves }) => [stream, moves]),
      ],
      picks,
    ),
  );

describe('coverage over random histories', () => {
  let database: TestDatabase;
  let pool: ReturnType<TestDatabase['pool']>;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = database.pool(2);
    await migrate(pool, 'progress', checkpointMigrations);
    await prepare(pool, needBoxesView);
  });
  afterAll(() => database.drop());

  it('given late, repeated and corrected facts in any batches, then it equals that of all events', async () => {
    const client = await pool.connect();
    await client.query(`SET search_path = ${schemaOf(needBoxesView)}`);
    const db = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(text, [...values])).rows,
    };
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 60 }), async (events, batch) => {
        await client.query('TRUNCATE boxes, facts, shortages, rounds, needs, households, communities');
        for (let from = 0; from < events.length; from += batch)
          await needBoxesView.project(
            events.slice(from, from + batch).map((event) => ({ event })) as never,
            db,
          );
        const households = await db.query(
          `SELECT community_gln AS "communityGln", household_ref AS "householdRef", standing,
                  last_box_at AS "lastBoxAt", known_since AS "knownSince"
             FROM households ORDER BY community_gln, household_ref`,
        );
        const counts = await db.query(
          `SELECT community_gln AS "communityGln", households, served, not_served AS "notServed", withdrawn,
                  never_asked AS "neverAsked", waiting_since AS "waitingSince"
             FROM communities ORDER BY community_gln`,
        );
        const expected = coverageOf(events);
        for (const { standing, lastBoxAt } of expected.households)
          seen.add(`${standing} ${lastBoxAt !== null}`);
        expect({ households, communities: counts }).toEqual(expected);
      }),
      { numRuns: 100, endOnFailure: true },
    );
    client.release();
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        'never-asked false',
        'not-served false',
        'not-served true',
        'served true',
        'withdrawn false',
      ]),
    );
  }, 120_000);
});
