import { Kafka, logLevel } from 'kafkajs';
import { RealProcess, root, temporaryData } from '../support/boxtrail';
import { cliInProcess } from '../support/cli-in-process';
import {
  describeWithKafka,
  outsider,
  startTestBroker,
  type Outsider,
  type TestBroker,
} from '../support/kafka/broker';
import { readTopic } from '../support/kafka/read-topic';

describeWithKafka('npm run boxtrail -- parked, republish: over a real Kafka', () => {
  const data = temporaryData();
  let broker: TestBroker;
  let topic: string;
  /** A topic that one consumer group reads. */
  let passes: string;
  let server: RealProcess;
  let stranger: Outsider;

  beforeAll(async () => {
    broker = await startTestBroker();
    const { prefix } = broker.config();
    topic = `${prefix}.orders`;
    passes = `${prefix}.passes`;
    const env = {
      MESSAGING: 'kafka',
      KAFKA_BROKERS: broker.brokers,
      KAFKA_PREFIX: prefix,
      KAFKA_PARTITIONS: '1',
    };
    server = RealProcess.start(['--boxes', '10', '--data', data.dir], env);
    await server.says(/serving; Ctrl-C ends it/, 120_000);
    stranger = await outsider(broker.config(), passes);
  }, 180_000);
  afterAll(async () => {
    server.kill('SIGTERM');
    await server.ended;
    await stranger.close();
    await broker.close();
    await data.remove();
  });

  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await cliInProcess(['--data', data.dir, ...args], root);
    return { code, output: code === 0 ? stdout : stdout + stderr };
  };

  it('parked: prints that there is nothing', async () => {
    const { code, stdout } = await RealProcess.cli(['--data', data.dir, 'parked']).ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '0 messages are parked\n' });
    expect(await run('parked', '--json')).toEqual({ code: 0, output: '' });
  });

  it('parked: lists messages by group; a failed replay keeps one, a drop removes it', async () => {
    await stranger.send('k-1', 'hello', { from: 'elsewhere' });
    let listed = await run('parked');
    for (const deadline = Date.now() + 20_000; listed.output === '0 messages are parked\n';) {
      if (Date.now() > deadline) throw new Error('it was not parked within 20 s');
      listed = await run('parked');
    }
    expect(listed).toEqual({
      code: 0,
      output: expect.stringMatching(
        new RegExp(
          `^ {2}delivery\\.1 {2}\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z {2}delivery\\.checkpoints {2}\\(no event\\) k-1 {2}${passes}/0@\\d+\\n` +
            ' {8}NotUnderstood: not a CloudEvent that a relay of Boxtrail sent here\\n1 message is parked\\n$',
        ),
      ) as string,
    });
    const json = await run('parked', '--json', '--group', 'delivery.checkpoints');
    expect(JSON.parse(json.output)).toEqual({
      id: 'delivery.1',
      group: 'delivery.checkpoints',
      key: 'k-1',
      reason: 'NotUnderstood: not a CloudEvent that a relay of Boxtrail sent here',
      parkedAt: expect.stringMatching(/Z$/) as string,
      position: null,
      place: expect.stringContaining(`${passes}/0@`) as string,
      headers: { from: 'elsewhere' },
      body: 'hello',
      bytes: 5,
    });
    expect(await run('parked', '--group', 'delivery.others')).toEqual({
      code: 0,
      output: '0 messages are parked\n',
    });

    expect(await run('parked', 'replay', 'delivery.checkpoints')).toEqual({
      code: 1,
      output: '1 still parked\n',
    });
    expect(await run('parked', 'drop', 'delivery.1')).toEqual({
      code: 1,
      output: expect.stringContaining("required option '--reason <text>' not specified") as string,
    });
    expect(await run('parked', 'drop', 'delivery.1', '--reason', 'a test of the printer')).toEqual({
      code: 0,
      output: 'dropped delivery.1\n',
    });
    expect(await run('parked', 'drop', 'delivery.1', '--reason', 'again')).toEqual({
      code: 1,
      output: 'no message is parked under delivery.1\n',
    });
    expect(await run('parked', 'replay', 'delivery.checkpoints')).toEqual({
      code: 0,
      output: 'none is parked any more\n',
    });
  }, 180_000);

  it('republish: fills the topic from the first event', async () => {
    const client = new Kafka({ brokers: broker.brokers.split(','), logLevel: logLevel.NOTHING });
    const positions = async () =>
      (await readTopic(client, topic))
        .flat()
        .map(({ headers }) => Number(String(headers?.['ce_position'])))
        .filter((position) => position > 0);
    const before = await positions();
    expect(await run('republish', 'orders')).toEqual({
      code: 0,
      output: 'the topic of orders is being filled from the first event on\n',
    });
    for (const deadline = Date.now() + 20_000; (await positions()).length < 2 * before.length;)
      if (Date.now() > deadline) throw new Error('it was not filled again within 20 s');
    expect(await positions()).toEqual([...before, ...before]);
  }, 120_000);

  it.each([
    [['parked', 'replay', 'packing.others'], 'no consumer group packing.others runs here'],
    [['parked', 'replay'], "missing required argument 'group'"],
    [['parked', 'repaly', 'packing.create-jobs'], "too many arguments for 'parked'"],
    [['parked', '--grup', 'packing.create-jobs'], "unknown option '--grup'\n(Did you mean --group?)"],
    [['parked', 'drop', 'x', '--reason', 'r'], 'id must be the id of a parked message, as listed'],
    [['republish'], "missing required argument 'context'"],
    [['republish', 'weather'], 'there is no topic'],
    [['republsh', 'orders'], "unknown command 'republsh'\n(Did you mean republish?)"],
  ])('given %j, then it says what is wrong and exits with status 1', async (args, words) => {
    const { code, output } = await run(...args);
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(words) as string });
  });
});
