import { migrate } from '@boxtrail/database';
import type { LedgerTransfer, NeedAccountEvent } from '@boxtrail/contracts';
import { LookUps } from '@boxtrail/database';
import { Reads } from '@boxtrail/http';
import { checkpointMigrations, prepare, schemaOf } from '@boxtrail/projections';
import * as fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/test-database';
import { anyKnown, follow, parties, run, type Known } from '../../domain/testing/need-facts';
import { AccountQueries } from './accounts.queries';
import { entriesView } from './entries.view';

const histories = 1_000;
const day = '2026-03-16';
const minute = (n: number): string => new Date(Date.parse(`${day}T09:00:00.000Z`) + n * 60_000).toISOString();

type Pool = ReturnType<TestDatabase['pool']>;

/** A transfer of one history, when it was recorded, and who is in it. */
interface Recorded {
  readonly history: number;
  readonly recordedAt: string;
  readonly event: NeedAccountEvent;
}

/** Facts of one need, each recorded some minutes after the one before. */
const history = fc.tuple(
  fc.array(fc.tuple(anyKnown, fc.integer({ min: 0, max: 90 })), { minLength: 1, maxLength: 6 }),
  fc.constantFrom('prepaid' as const, 'on-account' as const),
);

function recorded(
  facts: readonly [Known, number][],
  payment: 'prepaid' | 'on-account',
  n: number,
): Recorded[] {
  const of = {
    ...parties,
    householdRef: `hh-${n}`,
    supplierGln: String(2_900_000_000_000 + (n % 7)),
    payment,
  };
  let clock = 0;
  const times = facts.map(([, later]) => (clock += later));
  const commands = facts.map(([known], i) => follow(i + 1, known, of));
  return run(...commands).map((event) => {
    const cause = event.type === 'money.NeedTransferred' ? (event.data.causePosition ?? 1) : 1;
    return { history: n, recordedAt: minute(times[cause - 1] ?? 0), event };
  });
}

describe('balances at a moment in both times', () => {
  let database: TestDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = database.pool(2);
    await migrate(pool, 'progress', checkpointMigrations);
    await prepare(pool, entriesView);
  });
  afterAll(() => database.drop());

  const reads = () =>
    new Reads(
      pool,
      { head: () => Promise.resolve(0) },
      { waitFor: () => Promise.resolve(true) },
      new LookUps(database.url),
      pool,
    );

  /** The ledger's view reads the events in batches of one to 500. */
  async function project(events: readonly Recorded[], batch: number): Promise<void> {
    const client = await pool.connect();
    await client.query(`SET search_path = ${schemaOf(entriesView)}`);
    const db = {
      query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(text, [...values])).rows,
    };
    const log = events.map(({ event, recordedAt }, i) => ({ event, recordedAt, position: i + 1 }));
    for (let from = 0; from < log.length; from += batch)
      await entriesView.project(log.slice(from, from + batch) as never, db);
    client.release();
  }

  /** The oracle: one row per transfer, in a table of its own, added up by PostgreSQL alone. */
  async function fillOracle(events: readonly Recorded[]): Promise<void> {
    await pool.query(
      `CREATE TABLE oracle (debit text, credit text, fen bigint, at timestamptz, known timestamptz)`,
    );
    const rows = events.flatMap(({ event, recordedAt }) =>
      event.data.transfers.map((transfer) => [transfer, recordedAt] as const),
    );
    const name = ({ kind, ref }: LedgerTransfer['debit']) => `${kind} ${ref}`;
    await pool.query(
      `INSERT INTO oracle SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::timestamptz[])`,
      [
        rows.map(([{ debit }]) => name(debit)),
        rows.map(([{ credit }]) => name(credit)),
        rows.map(([{ amountFen }]) => amountFen),
        rows.map(([{ at }]) => at),
        rows.map(([, known]) => known),
      ],
    );
  }

  async function oracleAt(at: string, knownAt: string): Promise<Record<string, number>> {
    const { rows } = await pool.query<{ account: string; fen: string }>(
      `SELECT account, sum(fen) AS fen FROM (
         SELECT debit AS account, fen FROM oracle WHERE at <= $1 AND known <= $2
         UNION ALL SELECT credit, -fen FROM oracle WHERE at <= $1 AND known <= $2) sides
       GROUP BY account HAVING sum(fen) <> 0`,
      [at, knownAt],
    );
    return Object.fromEntries(rows.map(({ account, fen }) => [account, Number(fen)]));
  }

  async function ledgerAt(at: string, knownAt: string): Promise<Record<string, number>> {
    const queries = new AccountQueries(reads());
    const principal = { subject: 'a', role: 'auditor', stationGln: null } as never;
    const found: Record<string, number> = {};
    for (let cursor: string | undefined; ;) {
      const query = { at, knownAt, limit: 200, ...(cursor !== undefined && { cursor }) };
      const { items, next } = await queries.list(query, principal);
      for (const { kind, ref, balanceFen } of items)
        if (balanceFen !== 0) found[`${kind} ${ref}`] = balanceFen;
      if (next === null) return found;
      cursor = next;
    }
  }

  it('given 1,000 random histories with late and corrected facts, then they equal those of the oracle', async () => {
    const drawn = fc.sample(history, { numRuns: histories });
    const moments = fc.sample(
      fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })),
      2,
    );
    const [batch = 1] = fc.sample(fc.integer({ min: 1, max: 500 }), 1);
    const events = drawn
      .flatMap(([facts, payment], n) => recorded(facts, payment, n))
      .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
    await project(events, Math.max(batch, 20));
    await fillOracle(events);
    for (const [at, known] of [...moments, [600, 600] as const]) {
      const ledger = await ledgerAt(minute(at), minute(known));
      expect({ at, known, ledger }).toEqual({ at, known, ledger: await oracleAt(minute(at), minute(known)) });
      expect(Object.values(ledger).reduce((sum, fen) => sum + fen, 0)).toBe(0);
    }
    expect(new Set(events.map((one) => one.history)).size).toBeGreaterThan(histories / 2);
  }, 60_000);
});
