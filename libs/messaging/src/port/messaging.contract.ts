import { PassRevoked, PassSuspended } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { eventId } from '@boxtrail/commands';
import type { EventStore } from '@boxtrail/event-store';
import { eventOf } from './message';
import type { Consumer, Messaging } from './messaging';
import type { Parked, ParkedMessages } from './parked-messages';

const at = '2026-03-16T01:02:03.004Z';
const metadata = {
  actor: 'a',
  role: 'admin',
  commandId: 'c',
  // Messages do not carry it.
  commandHash: '',
  correlationId: 'c',
  causationId: 'c',
};

export interface MessagingUnderTest {
  readonly store: EventStore;
  readonly parked: ParkedMessages;
  /** A process of its own: the same log and groups, nothing else shared. */
  process(): Messaging;
  close(): Promise<void>;
}

/** What every messaging adapter keeps. */
export function messagingContract(name: string, open: () => Promise<MessagingUnderTest>): void {
  describe(`messaging contract: ${name}`, () => {
    let under: MessagingUnderTest;
    let running: Messaging[];
    beforeEach(async () => {
      under = await open();
      running = [];
    });
    afterEach(async () => {
      for (const messaging of running) await messaging.stop();
      await under.close();
    });

    async function start(...consumers: Consumer[]): Promise<Messaging> {
      const messaging = under.process();
      running.push(messaging);
      await messaging.start(consumers);
      return messaging;
    }

    async function stop(messaging: Messaging): Promise<void> {
      running = running.filter((other) => other !== messaging);
      await messaging.stop();
    }

    /** A pass is suspended: one message, its key is the pass. */
    async function suspended(passId: string, revision: number): Promise<void> {
      const event = PassSuspended.of(at, { passId, reason: `r${revision}` });
      await under.store.append(passId, revision - 1, [
        { id: eventId(passId, 'c', revision), event, metadata },
      ]);
    }

    /** Notes `pass#revision` of what it gets; `broken` says which of them it cannot take. */
    function group(broken: (message: RecordedEvent) => boolean = () => false) {
      const got: string[] = [];
      const consumer: Consumer = {
        group: 'test.notes',
        types: [PassSuspended.type],
        handle: (message) => {
          if (broken(message)) return Promise.reject(new Error('cannot take it'));
          got.push(`${message.stream}#${message.revision}`);
          return Promise.resolve();
        },
      };
      return { got, consumer };
    }

    const parked = (): Promise<Parked[]> => under.parked.page(undefined, '0', 100);

    async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
      for (const deadline = Date.now() + 10_000; !(await isSo());) {
        if (Date.now() > deadline) throw new Error('it never happened');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }

    it('given messages before and after the start, then the group gets each once, in order per key', async () => {
      const { got, consumer } = group();
      await suspended('p1', 1);
      await under.store.append('p9', 0, [
        { id: eventId('p9', 'c', 1), event: PassRevoked.of(at, { passId: 'p9', reason: 'r' }), metadata },
      ]);
      await start(consumer);
      for (let revision = 2; revision <= 20; revision += 1) await suspended('p1', revision);
      await Promise.all(['p2', 'p3', 'p4'].map((pass) => suspended(pass, 1)));
      await until(() => got.length >= 23);
      expect(got.filter((note) => note.startsWith('p1#'))).toEqual(
        Array.from({ length: 20 }, (_, i) => `p1#${i + 1}`),
      );
      expect([...got].sort()).toEqual([...new Set(got)].sort());
      expect(got).toHaveLength(23);
    });

    it('given a group that was stopped, when it starts again, then it goes on behind what it has had', async () => {
      const first = group();
      const messaging = await start(first.consumer);
      await suspended('p1', 1);
      await until(() => first.got.length === 1);
      await stop(messaging);
      await suspended('p1', 2);
      const second = group();
      await start(second.consumer);
      await until(() => second.got.includes('p1#2'));
      // At least once: the last batch may come again, what was committed before it may not.
      expect(second.got.filter((note) => note === 'p1#2')).toHaveLength(1);
    });

    it('given a message that cannot be taken at first, then it is tried again', async () => {
      let failures = 3;
      const { got, consumer } = group(() => failures-- > 0);
      await start(consumer);
      await suspended('p1', 1);
      await until(() => got.length === 1);
      expect(await parked()).toEqual([]);
    });

    it('given a message nobody can take, then it is parked with the later ones of its key; others go on', async () => {
      let mended = false;
      const { got, consumer } = group(
        (message) => !mended && message.stream === 'p1' && message.revision === 2,
      );
      const messaging = await start(consumer);
      for (const revision of [1, 2, 3]) await suspended('p1', revision);
      await suspended('p2', 1);
      await until(async () => (await parked()).length === 2);
      await suspended('p1', 4);
      await until(async () => (await parked()).length === 3);
      expect([...got].sort()).toEqual(['p1#1', 'p2#1']);
      expect(
        (await parked()).map(({ group: name, position, key, reason }) => [name, position, key, reason]),
      ).toEqual([
        ['test.notes', 2, 'p1', 'Error: cannot take it'],
        ['test.notes', 3, 'p1', 'an earlier message of this key is parked'],
        ['test.notes', 5, 'p1', 'an earlier message of this key is parked'],
      ]);
      expect((await parked()).map(({ message }) => eventOf(message))).toEqual(
        (await under.store.read('p1')).slice(1),
      );

      expect(await messaging.replay('test.notes')).toBe(3);
      mended = true;
      expect(await messaging.replay('test.notes')).toBe(0);
      expect(got.filter((note) => note.startsWith('p1#'))).toEqual(['p1#1', 'p1#2', 'p1#3', 'p1#4']);
    });

    it('given a parked message that is dropped with a reason, then its key goes on, and it is kept', async () => {
      const { got, consumer } = group(({ revision }) => revision === 1);
      const messaging = await start(consumer);
      for (const revision of [1, 2]) await suspended('p1', revision);
      await until(async () => (await parked()).length === 2);
      const [first] = await parked();
      await under.parked.drop(first?.id ?? '', 'admin-1', 'a test of the printer');
      expect(await messaging.replay('test.notes')).toBe(0);
      await suspended('p1', 3);
      await until(() => got.length === 2);
      expect(got).toEqual(['p1#2', 'p1#3']);
      expect(await parked()).toEqual([]);
      await expect(under.parked.drop(first?.id ?? '', 'admin-1', 'again')).rejects.toMatchObject({
        code: 'PARKED_UNKNOWN',
      });
    });

    it('given a group that runs nowhere here, when its messages are to be replayed, then that is refused', async () => {
      const messaging = await start(group().consumer);
      await expect(messaging.replay('test.other')).rejects.toMatchObject({ code: 'GROUP_UNKNOWN' });
    });

    it('given a message in hand when the process stops, then it is finished, and does not come again', async () => {
      let finish = () => {};
      const finished = new Promise<void>((resolve) => (finish = resolve));
      const begun: string[] = [];
      const slow: Consumer = {
        ...group().consumer,
        handle: async (message) => {
          begun.push(`${message.stream}#${message.revision}`);
          await finished;
        },
      };
      const messaging = await start(slow);
      for (const revision of [1, 2]) await suspended('p1', revision);
      await until(() => begun.length === 1);
      const stopped = stop(messaging);
      finish();
      await stopped;
      expect(begun).toEqual(['p1#1']);
      const next = group();
      await start(next.consumer);
      await until(() => next.got.length > 0);
      expect(next.got).toEqual(['p1#2']);
    });

    it('given two processes of one group, then every message is had by at least one of them', async () => {
      const [one, two] = [group(), group()];
      await start(one.consumer);
      await start(two.consumer);
      for (let n = 1; n <= 30; n += 1) await suspended(`p${n}`, 1);
      await until(() => new Set([...one.got, ...two.got]).size === 30);
    });
  });
}
