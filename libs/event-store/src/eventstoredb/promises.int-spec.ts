import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { InMemoryEventStoreDB } from '../../../../test/support/eventstoredb/in-memory-eventstoredb';
import { newEvent, storeAt } from '../../../../test/support/eventstoredb/test-store';
import {
  InvalidEvent,
  StoreUnavailable,
  UnreadableEvent,
  WrongRevision,
  type Batch,
  type NewEvent,
} from '../port/event-store';
import type { EventStoreDBEventStore, EventStoreDBOptions } from './eventstoredb-event-store';

const prefix = 'ours-';
const at = '2026-03-16T01:02:03.004Z';
const scanOf = ({ event }: Pick<NewEvent, 'event'>) => (event.data as { scanId: string }).scanId;

/** Tries that are short, so that a test need not wait. */
const impatient = { tryMs: 150, giveUpMs: 2_000, readMs: 300, silenceMs: 200 };

describe('EventStoreDB: what is kept when the server, or the way to it, breaks (the protocol, in memory)', () => {
  let server: InMemoryEventStoreDB;
  let stores: EventStoreDBEventStore[];
  let warnings: string[];
  const open = (options: Partial<EventStoreDBOptions> = {}) => {
    const log = { warn: (message: string) => void warnings.push(message) };
    const store = storeAt(server.url, { prefix, log, ...options });
    stores.push(store);
    return store;
  };
  /** What the server holds of a stream, by scan. */
  const held = (stream: string) =>
    server.log
      .stream(prefix + stream)
      .map(({ data }) => (JSON.parse(Buffer.from(data).toString()) as { scanId: string }).scanId);

  beforeEach(async () => {
    server = await InMemoryEventStoreDB.start();
    stores = [];
    warnings = [];
  });
  afterEach(async () => {
    server.silent = false;
    await Promise.all(stores.map((store) => store.close()));
    server.stop();
  });

  describe('appends', () => {
    it.each([
      ['knows the ids again', true],
      ['has forgotten them', false],
    ])(
      'given the answer is lost, when the server %s, then the append is stored once and answered',
      async (_words, remembers) => {
        // Short tries, but as many as a busy machine takes.
        const store = open({ ...impatient, giveUpMs: 30_000 });
        server.log.remembers = remembers;
        server.answersToLose = 2;
        const [one, two] = [newEvent('s-1'), newEvent('s-2')];
        const answer = await store.append('box-1', 0, [one, two]);
        expect(server.appends).toBeGreaterThanOrEqual(3);
        const found = await store.read('box-1');
        expect(found.map(scanOf)).toEqual(['s-1', 's-2']);
        const positions = found.map(({ position }) => position);
        expect(answer).toEqual({ revision: 2, position: positions[1], positions });
      },
    );

    it.each([1, 3])(
      'given %i old events the server forgot, when repeated by another process, then the first answer',
      async (n) => {
        const events = Array.from({ length: n }, (_, i) => newEvent(`s-${i}`));
        const answer = await open().append('box-1', 0, events);
        await open().append('box-1', n, [newEvent('later')]);
        await server.restart();
        server.log.remembers = false;
        expect(await open().append('box-1', 0, events)).toEqual(answer);
        expect(held('box-1')).toHaveLength(n + 1);
      },
    );

    it('given only some of the ids are there, then it is another append: refused, and nothing is stored', async () => {
      const store = open();
      const [first, second] = [newEvent('s-1'), newEvent('s-2')];
      await store.append('box-1', 0, [first, second]);
      await expect(store.append('box-1', 0, [first, newEvent('s-3')])).rejects.toThrow(WrongRevision);
      await expect(store.append('box-1', 0, [first, second, newEvent('s-3')])).rejects.toThrow(
        'stream box-1 is at revision 2, not 0',
      );
      expect(held('box-1')).toEqual(['s-1', 's-2']);
    });

    it('given a silent server, then an append ends as unknown in time; repeated, it is stored once', async () => {
      const store = open({ ...impatient, giveUpMs: 500 });
      const event = newEvent('s-1');
      server.silent = true;
      const started = performance.now();
      await expect(store.append('box-1', 0, [event])).rejects.toThrow(StoreUnavailable);
      expect(performance.now() - started).toBeLessThan(3_000);
      server.silent = false;
      expect((await store.append('box-1', 0, [event])).revision).toBe(1);
      expect(held('box-1')).toEqual(['s-1']);
    });

    it('given a server that answers later than anybody waits, then the append is stored once all the same', async () => {
      const store = open({ ...impatient, giveUpMs: 600 });
      server.slowMs = 400;
      const event = newEvent('s-1');
      await expect(store.append('box-1', 0, [event])).rejects.toThrow(StoreUnavailable);
      server.slowMs = 0;
      await pause(500);
      const { revision } = await store.append('box-1', 0, [event]);
      expect(revision).toBe(1);
      expect(held('box-1')).toEqual(['s-1']);
    });

    it('given a burst over a connection that was never used, then each append has its answer', async () => {
      const store = open();
      const answers = await Promise.all(
        Array.from({ length: 512 }, (_, n) => store.append(`box-${n}`, 0, [newEvent(`s-${n}`)])),
      );
      expect(answers.every(({ revision }) => revision === 1)).toBe(true);
      expect(new Set(answers.map(({ position }) => position)).size).toBe(512);
    });

    it('given the server is killed again and again under load, then what was acknowledged is there once', async () => {
      const [store, other] = [open({ giveUpMs: 10_000, tryMs: 1_000 }), open(impatient)];
      server.log.remembers = false;
      const writers = Array.from({ length: 16 }, async (_, w) => {
        for (let n = 0; n < 40; n += 1) {
          const { revision } = await store.append(`box-${w}`, n, [newEvent(`s-${w}-${n}`)]);
          expect(revision).toBe(n + 1);
        }
      });
      const done = Promise.all(writers).then(() => 'done');
      for (let kills = 0; kills < 6; kills += 1) {
        await pause(120);
        server.answersToLose = 3;
        await server.restart();
        void other.append(`other-${kills}`, 0, [newEvent('o')]).catch(() => undefined);
      }
      expect(await done).toBe('done');
      for (let w = 0; w < 16; w += 1)
        expect(held(`box-${w}`)).toEqual(Array.from({ length: 40 }, (_, n) => `s-${w}-${n}`));
    }, 120_000);

    it('given more than the server takes, then the caller is told what to change; nothing is stored', async () => {
      const store = open();
      server.maxAppendBytes = 2_000;
      const events = Array.from({ length: 10 }, (_, n) => newEvent(`s-${n}`));
      await expect(store.append('box-1', 0, events)).rejects.toThrow(InvalidEvent);
      await expect(store.append('box-1', 0, events)).rejects.toThrow('--max-append-size');
      expect(held('box-1')).toEqual([]);
    });

    it('given an append is stored, then the server has its exact data, and metadata with its version', async () => {
      const event = newEvent('蔬菜-1');
      await open().append('box-1', 0, [event]);
      const [stored] = server.log.stream('ours-box-1');
      expect(Buffer.from(stored?.data ?? []).toString()).toBe(JSON.stringify(event.event.data));
      expect(stored).toMatchObject({ type: 'delivery.BoxSeen', contentType: 'application/json' });
      expect(JSON.parse(Buffer.from(stored?.metadata ?? []).toString())).toEqual({
        version: 1,
        occurredAt: event.event.occurredAt,
        ...event.metadata,
      });
    });
  });

  describe('reads', () => {
    it('given a silent server, then a read says in time that the store is not there', async () => {
      const store = open(impatient);
      await store.append('box-1', 0, [newEvent('s-1')]);
      server.silent = true;
      await expect(store.read('box-1')).rejects.toThrow(StoreUnavailable);
      await expect(store.head()).rejects.toThrow('the event store is not available: no answer within 300 ms');
      server.silent = false;
      expect(await store.read('box-1')).toHaveLength(1);
    });

    it('given another call closes the connection, then reads that wait or are half done start again', async () => {
      const store = open({ tryMs: 500 });
      const writer = open();
      const many = Array.from({ length: 1_000 }, (_, n) => newEvent(`s-${n}`));
      server.maxAppendBytes = 10_000_000;
      await writer.append('box-1', 0, many);
      server.pausesAfter = 500;
      const reading = Array.from({ length: 4 }, () => store.read('box-1'));
      await pause(300);
      server.answersToLose = 1;
      await expect(store.append('box-2', 0, [newEvent('s')])).resolves.toMatchObject({ revision: 1 });
      server.pausesAfter = Infinity;
      for (const events of await Promise.all(reading)) expect(events).toHaveLength(1_000);
    });

    it('given many events of others before, between and after, then they are skipped, and the head is ours', async () => {
      const store = open();
      const others = (n: number) => {
        for (let i = 0; i < n; i += 1) server.log.foreign('$stats-127.0.0.1:2113');
      };
      expect(await store.head()).toBe(0);
      others(700);
      expect(await store.head()).toBe(0);
      const positions: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        positions.push((await store.append(`box-${n}`, 0, [newEvent(`s-${n}`)])).position);
        server.log.foreign('ours', 'A stream whose name only resembles ours');
        others(n === 4 ? 1_300 : 60);
        expect(await store.head()).toBe(positions.at(-1));
      }
      for (const batchSize of [1, 7, 5_000]) {
        const found: number[] = [];
        const reached: number[] = [];
        for await (const batch of store.readAll(0, { batchSize })) {
          found.push(...batch.events.map(({ position }) => position));
          reached.push(batch.position);
        }
        expect(found).toEqual(positions);
        expect(reached.every((position) => positions.includes(position))).toBe(true);
        expect(reached.at(-1)).toBe(positions.at(-1));
      }
    });

    it('given a position that the log never named, when read from there, then refused with words that help', async () => {
      const store = open();
      const { position } = await store.append('box-1', 0, [newEvent('s-1')]);
      await store.append('box-1', 1, [newEvent('s-2')]);
      const read = async () => {
        for await (const batch of store.readAll(position + 1)) return batch;
        return undefined;
      };
      await expect(read()).rejects.toMatchObject({
        code: 'POSITION_UNKNOWN',
        message: 'begin after a position that the log has named, or after 0',
      });
      expect(await store.head()).toBeGreaterThan(position);
    });

    it('given a log that ends before the position of a reader, then it is told and does not wait', async () => {
      const store = open();
      await store.append('box-1', 0, [newEvent('s-1')]);
      const read = async () => {
        for await (const batch of store.subscribe(1_000_000, { signal: new AbortController().signal }))
          return batch;
        return undefined;
      };
      await expect(read()).rejects.toThrow(
        'the log ends before position 1000000: it is another one, or has lost events',
      );
    });
  });

  describe('subscriptions', () => {
    /** Follows until `count` events were seen. */
    async function follow(store: EventStoreDBEventStore, count: number, onEvent = (_n: number) => {}) {
      const stop = new AbortController();
      const seen: string[] = [];
      for await (const { events } of store.subscribe(0, { signal: stop.signal })) {
        for (const event of events) seen.push(scanOf(event));
        onEvent(seen.length);
        if (seen.length >= count) break;
      }
      return seen;
    }
    const scans = (n: number) => Array.from({ length: n }, (_, i) => `s-${i}`);
    const write = async (store: EventStoreDBEventStore, from: number, to: number) => {
      for (let n = from; n < to; n += 1) await store.append(`box-${n}`, 0, [newEvent(`s-${n}`)]);
    };

    it('given dropped subscriptions and a killed server, then every event is seen once, in order', async () => {
      const store = open({ giveUpMs: 10_000, tryMs: 1_000 });
      const seen = follow(store, 300);
      for (let n = 0; n < 300; n += 50) {
        await write(store, n, n + 50);
        server.log.foreign('$stats');
        if (n % 100 === 0) server.dropSubscriptions();
        else await server.restart();
      }
      expect(await seen).toEqual(scans(300));
      expect(warnings.length).toBeGreaterThan(0);
      expect(warnings.every((words) => words.startsWith('the subscription to the log ended: '))).toBe(true);
    }, 120_000);

    it('given a subscription that falls silent while appends are answered, then it is made anew', async () => {
      const store = open({ ...impatient, silenceMs: 150 });
      const seen = follow(store, 20);
      await write(store, 0, 10);
      await pause(50);
      server.mutesSubscriptions = true;
      await write(store, 10, 20);
      await pause(400);
      server.mutesSubscriptions = false;
      expect(await seen).toEqual(scans(20));
      expect(warnings).toContain('the subscription to the log ended: it fell silent; subscribing again');
    });

    it('given many readers of one process, then one subscription; when all leave, none', async () => {
      const store = open();
      await write(store, 0, 5);
      const readers = Array.from({ length: 8 }, () => follow(store, 10));
      for (let i = 0; i < 250 && server.subscriptions.size === 0; i += 1) await pause(20);
      await pause(100); // a second subscription would follow the first
      expect(server.subscriptions.size).toBe(1);
      await write(store, 5, 10);
      expect(await Promise.all(readers)).toEqual(Array.from({ length: 8 }, () => scans(10)));
      await store.close();
      for (let i = 0; i < 50 && server.subscriptions.size > 0; i += 1) await pause(20);
      expect(server.subscriptions.size).toBe(0);
    });

    it('given a reader slower than the writers, then memory holds only the newest, and it misses none', async () => {
      const store = open();
      const seen = follow(store, 1_000, (n) => expect(n).toBeLessThanOrEqual(1_000));
      for (let n = 0; n < 1_000; n += 100)
        await Promise.all(Array.from({ length: 100 }, (_, i) => write(store, n + i, n + i + 1)));
      expect((await seen).sort()).toEqual(scans(1_000).sort());
    });

    it.each([
      ['is no JSON', 'delivery.BoxSeen', 'no {', { version: 1, occurredAt: at }, /JSON/],
      ['has not its shape', 'delivery.BoxSeen', '{}', { version: 1, occurredAt: at }, /sscc/],
      ['names no version', 'delivery.BoxSeen', '{}', {}, /^its metadata name no version or no time$/],
    ])(
      'given an event that %s, then a reader shows what precedes it, and a tolerant one goes on',
      async (_words, type, text, described, reason) => {
        const store = open();
        await write(store, 0, 2);
        const event = { id: randomUUID(), type, contentType: 'application/json', data: Buffer.from(text) };
        const metadata = Buffer.from(JSON.stringify(described));
        const { signal } = new AbortController();
        const seen: string[] = [];
        const read = async () => {
          for await (const { events } of store.subscribe(0, { signal }))
            for (const found of events) seen.push(scanOf(found));
        };
        const ended = read().catch((error: unknown) => error);
        await pause(50);
        server.log.append('ours-box-bad', 'no stream', [{ ...event, metadata }]);
        const unreadable = await ended;
        expect(unreadable).toBeInstanceOf(UnreadableEvent);
        expect(unreadable).toMatchObject({ stream: 'box-bad', revision: 1, type });
        expect((unreadable as UnreadableEvent).reason).toMatch(reason);
        expect(seen).toEqual(['s-0', 's-1']);
        await expect(store.read('box-bad')).rejects.toThrow(UnreadableEvent);
        await write(store, 2, 3);
        const all: Batch[] = [];
        for await (const batch of store.readAll(0, { tolerant: true })) all.push(batch);
        expect(all.flatMap(({ events }) => events.map(scanOf))).toEqual(scans(3));
        expect(all.flatMap((batch) => batch.unreadable ?? [])).toEqual([unreadable]);
      },
    );

    it('given no server at first, then nothing breaks, and when it comes everything begins', async () => {
      const { url } = server;
      server.stop();
      const store = open({ giveUpMs: 200 });
      await expect(store.head()).rejects.toThrow(
        /^the event store is not available: 14 UNAVAILABLE.*ECONNREFUSED 127\.0\.0\.1/s,
      );
      await expect(store.append('box-0', 0, [newEvent('s-0')])).rejects.toThrow(StoreUnavailable);
      await server.start();
      expect(server.url).toBe(url);
      await write(store, 0, 3);
      expect(await follow(store, 3)).toEqual(scans(3));
    });
  });
});
