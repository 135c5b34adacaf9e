import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import { KafkaUnderTest, notes, numbered, until } from '../../../../test/support/kafka/kafka-under-test';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import type { KafkaMessaging } from './kafka-messaging';

/**
 * Events 1 to 3 of a pass are in the backup; 4 to 6 happened after it, are in the topic, and are lost. The restored log
 * then takes `others` events of another pass, at the same positions and beyond.
 */
describeWithKafka('topics that are ahead of a log that was restored from a backup', () => {
  let broker: TestBroker;
  let before: KafkaUnderTest;
  let backup: TestDatabase;
  let restored: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(() => broker.close());
  afterEach(async () => {
    await restored.close();
    await backup.drop();
  });

  async function restore(others: number): Promise<void> {
    before = await KafkaUnderTest.open(broker);
    const { config } = before;
    await suspendedTimes(before, 'kept', 1, 3);
    let running = await before.start([notes().consumer]);
    await until(() => relayedUpTo(running, 3));
    await before.stop(running);
    await before.disconnect();
    backup = await createTestDatabase(before.url);
    const lost = await KafkaUnderTest.over(config, before.url);
    await suspendedTimes(lost, 'kept', 4, 6);
    running = await lost.start([]);
    await until(() => relayedUpTo(running, 6));
    await lost.close();
    await before.close();
    restored = await KafkaUnderTest.over(config, backup.url);
    await suspendedTimes(restored, 'other', 1, others);
  }

  const words = (position: number) =>
    expect.stringContaining(
      `has a message at position ${position} that is not in the log: the log was restored from a backup; ` +
        'stop all services and run "boxtrail log-restored"',
    ) as string;

  it.each([
    ['ends before them', 0],
    ['has as many events again', 3],
    ['has more events again', 5],
  ])('given a log that %s, then nothing is sent, and the reason is told', async (_, others) => {
    await restore(others);
    const ends = await restored.everything();
    const messaging = await restored.start([]);
    await until(() => messaging.problems().length > 0);
    expect(messaging.problems()).toEqual([words(6)]);
    expect(messaging.relayed()).toEqual(new Map());
    expect((await restored.everything()).map((messages) => messages.length)).toEqual(
      ends.map((messages) => messages.length),
    );
  });

  it('given a group that has not had the lost messages, then it takes none', async () => {
    await restore(0);
    const { got, consumer } = notes();
    const messaging = await restored.start([consumer], { relays: () => [] });
    await until(() => messaging.problems().length > 0);
    expect(messaging.problems()).toEqual([words(6)]);
    expect(got).toEqual([]);
  });

  it('given that it is recorded, then new topics have the log, and groups go on', async () => {
    await restore(4);
    const { got, consumer } = notes();
    const messaging = await restored.start([consumer], { restorations: 1 });
    await until(() => relayedUpTo(messaging, 7));
    await until(() => got.length === 7);
    expect(messaging.problems()).toEqual([]);
    // The first three were handled before the backup too: their effects have ids, and are not repeated.
    expect([...got].sort()).toEqual([...numbered('kept', 3), ...numbered('other', 4)]);
    const topic = `${restored.config.prefix}.restored-1.passes`;
    const positions = (await restored.everything(topic))
      .flat()
      .map(({ headers }) => Number(String(headers?.['ce_position'])));
    expect(positions.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('given a relay killed before it recorded what it sent, then the next goes on', async () => {
    await restore(0);
    const killed = await restored.start([], { restorations: 1 });
    await until(() => relayedUpTo(killed, 3));
    await restored.stop(killed);
    await restored.pool.query(
      `UPDATE messaging.topics SET ends = '{}', position = 2 WHERE topic LIKE '%restored%'`,
    );
    const next = await restored.start([], { restorations: 1 });
    await suspendedTimes(restored, 'other', 1, 2);
    await until(() => relayedUpTo(next, 5));
    expect(next.problems()).toEqual([]);
  });
});

const relayedUpTo = (messaging: KafkaMessaging, position: number): boolean =>
  (messaging.relayed().get('passes') ?? 0) >= position;

async function suspendedTimes(on: KafkaUnderTest, pass: string, from: number, to: number): Promise<void> {
  for (let revision = from; revision <= to; revision += 1) await on.suspended(pass, revision);
}
