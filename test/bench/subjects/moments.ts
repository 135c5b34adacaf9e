import { Reads } from '@boxtrail/http';
import { LookUps, migrate } from '@boxtrail/database';
import { placesView } from '@boxtrail/network';
import { checkpointMigrations, inSchema, prepare, schemaOf, ViewRunner } from '@boxtrail/projections';
import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { advance } from '../../../libs/audit/src/domain/advance';
import { unheardOf } from '../../../libs/audit/src/domain/box-state';
import type { Moment } from '../../../libs/audit/src/domain/box-trail';
import type { StepKind, TrailStep } from '../../../libs/audit/src/domain/trail-step';
import { AccountQueries } from '../../../libs/audit/src/views/trails/accounts.queries';
import { Books } from '../../../libs/audit/src/views/trails/books';
import { NetworkQueries } from '../../../libs/audit/src/views/trails/network.queries';
import { trailsSchema, trailsView } from '../../../libs/audit/src/views/trails/trails.view';
import type { Bench } from '../bench';
import type { Side } from '../case';
import { boxOf } from '../filled-log';
import { ourConnections } from './ours';

/** A city of the size of Changchun. */
const districts = 15;
const communities = 2_798;
const boxesPerLoad = 500;
const boxesPerWrite = 2_000;

const day = Date.parse('2026-03-16T00:00:00.000Z');
const hour = 3_600_000;

const gln = (tier: number, n: number): string => `2${tier}${String(n).padStart(11, '0')}`;
const [packer, municipal] = [gln(0, 0), gln(1, 0)];

/** What the audit answers from the books of a day of so many boxes. */
export interface City {
  readonly accounts: AccountQueries;
  readonly network: NetworkQueries;
  close(): Promise<void>;
}

/** Moments scattered over the day, in both times, one time, or event time alone. */
export function momentOf(turn: number): Moment {
  const at = day + 6 * hour + ((turn * 7_919_003) % (12 * hour));
  const known = at + ((turn * 104_729) % hour) - hour / 4;
  const iso = (ms: number) => new Date(ms).toISOString();
  return turn % 3 === 0 ? { at: iso(at) } : { at: iso(at), knownAt: iso(known) };
}

export const stationOf = (turn: number): string =>
  turn % 3 === 0 ? municipal : turn % 3 === 1 ? gln(2, turn % districts) : gln(3, (turn * 31) % communities);

/** The steps of one box in log order: from the bench over three legs to the door, each recorded some minutes later. */
function stepsOf(n: number, boxes: number): TrailStep[] {
  const sscc = boxOf(n);
  const community = Math.floor((n * communities) / boxes);
  const [district, own] = [gln(2, community % districts), gln(3, community)];
  const share = n / boxes;
  // Loads leave full: the boxes of a load share its events.
  const load = (leg: number) => `L${leg}.${leg === 3 ? community : Math.floor(n / boxesPerLoad)}`;
  const [part, last] = [Math.floor(n / boxesPerLoad) / (boxes / boxesPerLoad), community / communities];
  let position = 0;
  const step = (
    kind: StepKind,
    at: number,
    placeGln: string,
    to: TrailStep['custodyTo'],
    more: object = {},
    loadId: string | null = null,
  ): TrailStep => {
    position += 1;
    const occurredAt = new Date(Math.floor(day + at)).toISOString();
    const recordedAt = new Date(Math.floor(day + at + 30_000 + ((at * 7) % (20 * 60_000)))).toISOString();
    return {
      ...{ sscc, position, ordinal: 0, kind, placeGln, counterpartGln: null, loadId, custodyTo: to },
      ...{ occurredAt, recordedAt, actor: 'bench', passIds: [], sourceEventId: sscc, sourceType: kind },
      details: more,
    } as unknown as TrailStep;
  };
  const leg = (number: number, from: string, to: string, left: number): TrailStep[] => {
    const loadId = load(number);
    const driver = { driverRef: `driver-${loadId}`, plate: loadId, sealId: 's' };
    return [
      step('dispatched', left, from, { type: 'load', id: loadId }, driver, loadId),
      step('received', left + hour / 2, to, { type: 'station', id: to }, { discrepancies: [] }, loadId),
    ];
  };
  const team = { type: 'team', id: `team-${community}` } as const;
  return [
    step('packed', 6 * hour + share * hour, packer, { type: 'station', id: packer }, { householdRef: 'h' }),
    ...leg(1, packer, municipal, 8 * hour + part * 2 * hour),
    ...leg(2, municipal, district, 11 * hour + part * 2 * hour),
    ...leg(3, district, own, 14 * hour + last * hour),
    step('out-for-delivery', 15.5 * hour + last * hour, own, team, { teamRef: team.id, doorRoundId: 'd' }),
    step(
      'handed-over',
      16 * hour + last * hour + ((n * 613) % hour),
      own,
      { type: 'resident', id: 'h' },
      { receivedByRef: 'h', method: 'in-person' },
    ),
  ];
}

/** Writes the books of a day by the functions of the view: each step advances its box and is posted. Once per run. */
function cityOf(bench: Bench, boxes: number): Promise<City> {
  return bench.once(`city of ${boxes}`, async () => {
    bench.say(`writing the books of ${boxes.toLocaleString('en-US')} boxes`);
    const database = await bench.database();
    const pool = database.pool(ourConnections);
    const store = await PostgresEventStore.open({ url: database.url, pool });
    await migrate(pool, 'progress', checkpointMigrations);
    const places = placesView('audit');
    for (const view of [trailsView, places]) await prepare(pool, view);
    await pool.query(
      `INSERT INTO ${schemaOf(places)}.places (gln, name, tier) SELECT gln, gln, tier FROM unnest($1::text[], $2::text[]) p (gln, tier)`,
      [
        [packer, municipal, ...all(2, districts), ...all(3, communities)],
        [
          'supplier',
          'municipal',
          ...Array<string>(districts).fill('district'),
          ...Array<string>(communities).fill('community'),
        ],
      ],
    );
    for (let from = 0; from < boxes; from += boxesPerWrite) {
      const books = new Books();
      for (let n = from; n < Math.min(boxes, from + boxesPerWrite); n += 1) {
        let state = unheardOf(boxOf(n));
        for (const step of stepsOf(n, boxes)) {
          const next = advance(state, step);
          state = next.state;
          if (next.posting !== null) books.post(step.recordedAt, [next.posting]);
        }
      }
      await inSchema(pool, trailsSchema, (client) =>
        books.write({
          query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
            (await client.query<Row>(text, [...values])).rows,
        }),
      );
    }
    await pool.query('VACUUM (ANALYZE)');
    await bench.settle();
    const idle = new ViewRunner(pool, store, { warn: () => undefined }, [trailsView, places]);
    const lookUps = new LookUps(database.url);
    const reads = new Reads(pool, store, idle, lookUps, pool);
    return {
      accounts: new AccountQueries(reads),
      network: new NetworkQueries(reads),
      close: async () => {
        await lookUps.close();
        await store.close();
        await database.drop();
      },
    };
  });
}

const all = (tier: number, count: number) => Array.from({ length: count }, (_, n) => gln(tier, n));

/** The median of `count` reads, in ms. */
async function medianMs(count: number, read: (turn: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 1; turn <= count; turn += 1) {
    const started = performance.now();
    await read(turn);
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(count / 2)] ?? 0;
}

/** The same read of a day of many boxes, against a day of a tenth of them. */
export async function asOf(
  bench: Bench,
  read: (city: City, turn: number) => Promise<unknown>,
  counts: Pick<Side, 'count' | 'warmUp'>,
) {
  const { few, many } = bench.pick({ few: 100_000, many: 1_000_000 }, { few: 10_000, many: 100_000 });
  const side = (boxes: number, city: City): Side => {
    let turns = 0;
    return {
      name: `${boxes.toLocaleString('en-US')} boxes`,
      ...counts,
      run: (count) => medianMs(count, () => read(city, (turns += 1))),
    };
  };
  const [small, large] = [await cityOf(bench, few), await cityOf(bench, many)];
  return {
    ours: side(many, large),
    limit: side(few, small),
    afterwards: async () => {
      const now = await medianMs(30, () => large.network.at({}, undefined));
      const past = await medianMs(30, (turn) => large.network.at(momentOf(turn), undefined));
      const lines = [
        `the summary of ${many.toLocaleString('en-US')} boxes: ${now.toFixed(1)} ms now, ${past.toFixed(1)} ms at a moment`,
      ];
      return { lines, figures: { summaryMs: now, summaryAtMs: past } };
    },
    teardown: async () => undefined,
  };
}
