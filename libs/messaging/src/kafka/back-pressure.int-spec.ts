import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import { counted, KafkaUnderTest, notes, until } from '../../../../test/support/kafka/kafka-under-test';

/** Messages a group has in hand at most in one process: 128 keys of each of 4 partitions. */
const inHandAtMost = 512;
const passes = Array.from({ length: 1_200 }, (_, n) => `p${n}`);

describeWithKafka('a group that is too slow, on a real Kafka', () => {
  let broker: TestBroker;
  let under: KafkaUnderTest;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(() => broker.close());
  beforeEach(async () => {
    under = await KafkaUnderTest.open(broker);
  });
  afterEach(() => under.close());

  it('given a handler that hangs, then few messages begin, another group has all, and none comes twice', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    let inHand = 0;
    let most = 0;
    const slow = notes(async () => {
      inHand += 1;
      most = Math.max(most, inHand);
      await gate;
      inHand -= 1;
    });
    const brisk = notes();
    const slowProcess = await under.start([slow.consumer]);
    await under.start([{ ...brisk.consumer, group: 'test.brisk' }], { relays: () => [] });
    for (const revision of [1, 2]) await Promise.all(passes.map((pass) => under.suspended(pass, revision)));

    await until(() => new Set(brisk.got).size === 2 * passes.length);
    await until(() => most > 0);
    expect({ begunAtMostSo: most <= inHandAtMost, finished: slow.got }).toEqual({
      begunAtMostSo: true,
      finished: [],
    });

    open();
    const all = passes.flatMap((pass) => [`${pass}#1`, `${pass}#2`]);
    await until(() => slow.got.length === all.length);
    expect(most).toBeLessThanOrEqual(inHandAtMost);
    expect([...slow.got].sort()).toEqual([...all].sort());
    const late = passes.filter((pass) => slow.got.indexOf(`${pass}#1`) > slow.got.indexOf(`${pass}#2`));
    expect(late).toEqual([]);
    expect(await under.parked.page(undefined, '0', 1)).toEqual([]);
    await until(async () => (await counted(slowProcess, 'handled')) === all.length);
  });
});
