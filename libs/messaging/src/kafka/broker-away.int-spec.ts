import type { LocalKafka } from '@boxtrail/dev-servers';
import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import {
  KafkaUnderTest,
  notes,
  numbered,
  until,
  untilProblems,
} from '../../../../test/support/kafka/kafka-under-test';

const lacksOwnBroker = process.env['KAFKA_BROKERS'] ? 'it is not ours to stop: ' : '';

describeWithKafka(`${lacksOwnBroker}a broker that goes away`, () => {
  if (lacksOwnBroker !== '') {
    it.skip('NOT RUN: KAFKA_BROKERS names a broker that is not ours to stop', () => undefined);
    return;
  }
  let broker: TestBroker;
  let local: LocalKafka;
  let under: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startTestBroker();
    local = broker.local!;
  });
  afterAll(() => broker.close());
  afterEach(() => under.close());

  it('given no broker at the start, then that is told, nothing fails, and when it comes messages flow', async () => {
    under = await KafkaUnderTest.open(broker);
    await local.stop();
    const { got, consumer } = notes();
    const messaging = await under.start([consumer]);
    await under.suspended('p1', 1);
    await untilProblems(messaging, [
      `Kafka is away (KAFKA_BROKERS): Connection error: connect ECONNREFUSED ${local.brokers}`,
    ]);
    await local.restart();
    await until(() => got.length === 1);
    await until(() => messaging.problems().length === 0);
  });

  it('given a broker that is killed and comes back, then all members of a group resume together', async () => {
    under = await KafkaUnderTest.open(broker);
    const { got, consumer } = notes();
    const sessionMs = 60_000;
    const first = await under.start([consumer], { sessionMs });
    await under.start([consumer], { sessionMs, relays: () => [] });
    const groupId = `${under.config.prefix}.test.notes`;
    const members = async () => {
      const { groups } = await (await under.admin()).describeGroups([groupId]);
      return groups[0]?.members.map(({ memberId }) => memberId).sort() ?? [];
    };
    const passes = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'];
    for (const pass of passes) await under.suspended(pass, 1);
    await until(() => got.length === passes.length);
    await until(async () => (await members()).length === 2);
    await local.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await local.restart();
    for (const pass of passes) await under.suspended(pass, 2);
    await until(() => new Set(got).size === 2 * passes.length, 30_000);
    // The same, or new ones whose predecessors took their leave: none that the cluster still waits for.
    await until(async () => (await members()).length === 2, sessionMs / 2);
    await until(() => first.problems().length === 0);
  }, 120_000);

  const ends: [string, () => Promise<void>][] = [
    [
      'is killed and started again',
      async () => {
        await local.kill('SIGKILL');
        await local.restart();
      },
    ],
    ['is restarted in order', () => local.restart()],
    [
      'is stopped for three seconds',
      async () => {
        local.signal('SIGSTOP');
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        local.signal('SIGCONT');
      },
    ],
  ];

  it.each(ends)(
    'given a broker that %s under load, then every message is handled, in order per key',
    async (_, fault) => {
      under = await KafkaUnderTest.open(broker);
      const { got, consumer } = notes();
      const messaging = await under.start([consumer]);
      const passes = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'];
      let revision = 0;
      const load = async (until: () => boolean) => {
        while (!until()) {
          revision += 1;
          await Promise.all(passes.map((pass) => under.suspended(pass, revision)));
        }
      };
      await load(() => got.length > 50);
      let over = false;
      const faulting = fault().finally(() => (over = true));
      await load(() => over);
      await faulting;
      await load(() => revision % 20 === 0);
      await until(() => new Set(got).size === passes.length * revision, 90_000);
      await until(() => messaging.problems().length === 0);
      for (const pass of passes) {
        const order = [...new Set(got.filter((note) => note.startsWith(`${pass}#`)))];
        expect(order).toEqual(numbered(pass, revision));
      }
    },
    180_000,
  );
});
