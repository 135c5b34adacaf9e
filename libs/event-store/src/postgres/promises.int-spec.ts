import { Aggregates, CommandHashes, type Instruction, nameBasedUuid } from '@boxtrail/commands';
import { randomUUID } from 'node:crypto';
import { BoxSeen } from '@boxtrail/contracts';
import type { Decider, DomainEvent } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { handlePoolErrors } from '@boxtrail/database';
import { StoreUnavailable, WrongRevision, type NewEvent } from '../port/event-store';
import { PostgresEventStore } from './postgres-event-store';

const at = '2026-03-16T01:02:03.004Z';
const seen = (scanId: string): DomainEvent =>
  BoxSeen.of(at, { sscc: '376104250021234569', scanId, atGln: '9501101530003', byRef: 'worker-1' });

const newEvent = (scanId: string): NewEvent => {
  const id = randomUUID();
  const who = { actor: 'w', role: 'admin', correlationId: 'c', causationId: 'c' };
  return { id, event: seen(scanId), metadata: { ...who, commandId: id, commandHash: 'h' } };
};

const cutConnections =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

/** As another process would have it: connections of its own, nothing in memory. */
async function openStore({ url }: TestDatabase) {
  const pool = handlePoolErrors(new Pool({ connectionString: url, max: 4 }));
  const store = await PostgresEventStore.open({ url, pool });
  const close = async () => {
    await store.close();
    await pool.end();
  };
  return { store, close };
}

describe('promises of the log', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  it('given 64 writers on one stream, when they try 10,000 times, then each revision has one winner', async () => {
    const [writers, tries, stream] = [64, 10_000, 'contended'];
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(database)));
    /** Ids of the events that won, by revision. */
    const winners = new Map<number, string>();
    let [left, won, lost] = [tries, 0, 0];
    const write = async (w: number) => {
      const { store } = stores[w % stores.length]!;
      for (let expected = 0; left > 0;) {
        left -= 1;
        const event = newEvent(`s-${w}`);
        try {
          const { revision } = await store.append(stream, expected, [event]);
          if (winners.has(revision) || revision !== expected + 1) throw new Error(`${revision} won twice`);
          winners.set(revision, event.id);
          won += 1;
          expected = revision;
        } catch (error) {
          if (!(error instanceof WrongRevision)) throw error;
          lost += 1;
          if (error.actual <= expected) throw error;
          expected = error.actual;
        }
      }
    };
    await Promise.all(Array.from({ length: writers }, (_, w) => write(w)));

    const stored = await stores[0]!.store.read(stream);
    expect(won + lost).toBe(tries);
    expect(won).toBeGreaterThan(0);
    expect(lost).toBeGreaterThan(0);
    expect(stored.map(({ revision, id }) => [revision, id])).toEqual(
      stored.map((_, i) => [i + 1, winners.get(i + 1)]),
    );
    expect(stored).toHaveLength(won);
    for (const { close } of stores) await close();
  }, 300_000);

  it('given 100,000 commands, resent to five stores whose connections are cut, then each has one effect', async () => {
    const [streams, perStream, sessions] = [1_000, 100, 5];
    const counter: Decider<string, DomainEvent, number> = {
      initial: 0,
      decide: (scanId) => [seen(scanId)],
      evolve: (count) => count + 1,
    };
    const instructions = (stream: string): Instruction<string>[] =>
      Array.from({ length: perStream }, (_, n) => {
        const commandId = nameBasedUuid(`${stream} ${n}`);
        const who = { actor: 'w', role: 'admin', correlationId: 'c', causationId: 'c' };
        return { command: `${stream}-${n}`, meta: { commandId, commandHash: 'h', ...who } };
      });
    const unanswered: number[] = [];
    /** Positions that were answered, by scan. */
    const answered = new Map<string, number>();
    const note = (scanId: string, outcome: object) => {
      if (!('position' in outcome)) throw outcome as Error;
      const { position } = outcome as { position: number };
      const before = answered.get(scanId) ?? position;
      if (before !== position) throw new Error(`${scanId} was at ${before} and is now at ${position}`);
      answered.set(scanId, position);
    };
    for (let session = 1; session <= sessions; session += 1) {
      const { store, close } = await openStore(database);
      const aggregates = new Aggregates(store, new CommandHashes(Buffer.from('secret')));
      const queue = Array.from({ length: streams }, (_, s) => `stream-${s}`).values();
      let [asked, failed] = [0, 0];
      // One after the other: a cut would cut the other.
      let cuts = Promise.resolve();
      const work = async () => {
        for (const stream of queue) {
          const sent = instructions(stream);
          // Every fiftieth stream gets its commands one by one, all at once and each twice.
          const oneByOne = Number(stream.split('-')[1]) % 50 === 0;
          asked += 1;
          if (session < sessions && asked % 150 === 0)
            cuts = cuts.then(() => database.execute(cutConnections));
          try {
            const outcomes = oneByOne
              ? await Promise.all(
                  [...sent, ...sent].map(({ command, meta }) =>
                    aggregates.handle(counter, stream, command, meta),
                  ),
                )
              : await aggregates.handleAll(counter, stream, sent);
            outcomes.forEach((outcome, i) => note(`${stream}-${i % perStream}`, outcome));
          } catch (error) {
            // No answer: whether it had its effect is not known, and it is sent again in the next session.
            if (!(error instanceof StoreUnavailable)) throw error;
            failed += 1;
          }
        }
      };
      await Promise.all(Array.from({ length: 32 }, work));
      await cuts;
      unanswered.push(failed);
      await close();
    }
    expect(unanswered[0]).toBeGreaterThan(0);
    expect(unanswered.at(-1)).toBe(0);

    const { store, close } = await openStore(database);
    expect(await store.head()).toBe(streams * perStream);
    const found = new Map<string, number>();
    for await (const { events } of store.readAll(0))
      for (const { event, position } of events)
        found.set((event.data as { scanId: string }).scanId, position);
    expect(found.size).toBe(streams * perStream);
    expect(answered.size).toBe(streams * perStream);
    expect([...answered].filter(([scanId, position]) => found.get(scanId) !== position)).toEqual([]);
    await close();
  }, 300_000);
});
