import { perSecond, type Case } from '../case';
import { brokerOf } from '../broker';
import { cpuTable, CpuTally, postgresPids } from '../cpu';
import type { BoxAnswer, BoxOrder, BoxSourceOptions } from '../processes/box-source';
import type { BoxViewOptions } from '../processes/box-view';
import { Child } from '../processes/child';
import { bareLoop } from '../subjects/bare-kafka';

/** The default of `KAFKA_PARTITIONS`. */
const partitions = 12;
const callers = 512;
/** Messages of this size in one 1 MiB request of our relay. */
const together = 700;

export const bench: Case = {
  key: 'kafka.chain',
  what: 'packed boxes from the append to the log, over a topic and a group, to a visible row of the view of boxes, against a bare kafkajs producer and consumer',
  unit: 'messages/s',
  slices: 2,
  fair: 'two processes on each side, one that sends and one that reads; the events of ours and the messages of the other are made before the clock starts, the messages have the same keys, headers and bodies; a request holds as many as one of our relay at most; same partitions, acks=all, idempotent producer with one request in flight, offsets committed after each batch; one broker keeps all topics. The bare side writes nothing to PostgreSQL and reads nothing from it: our work there shares the cores. The run beside it has the bytes of the headers in the body',
  async setup(bench) {
    const broker = await brokerOf(bench);
    const kafka = broker.config({ partitions });
    const database = await bench.database();
    const { url } = database;
    const view = await Child.start<BoxViewOptions, number, unknown>('box-view', { url, kafka });
    const source = await Child.start<BoxSourceOptions, BoxOrder, BoxAnswer>('box-source', { url, kafka });
    const headers = await bareLoop(kafka, { form: 'headers', together });
    const body = await bareLoop(kafka, { form: 'body', together });
    const shared = {
      'Kafka broker': () => (broker.local === undefined ? [] : [broker.local.pid]),
      PostgreSQL: postgresPids(bench.location),
    };
    const [ourCpu, bareCpu] = [
      new CpuTally({ 'appends, relay': () => [source.pid], 'group, view': () => [view.pid], ...shared }),
      new CpuTally({ producer: () => [headers.producer], consumer: () => [headers.consumer], ...shared }),
    ];
    const counts = { count: bench.pick(60_000, 20_000), warmUp: 20_000 };
    const bare = headers.side('kafkajs to kafkajs, the same messages', counts);
    return {
      ours: {
        name: 'ours: log, relay, Kafka, group, view',
        ...counts,
        run: async (count) => {
          await source.run({ make: count });
          return ourCpu.during(
            () => perSecond(count, () => Promise.all([view.run(count), source.run({ count, callers })])),
            () => count,
          );
        },
      },
      limit: {
        ...bare,
        run: (count) =>
          bareCpu.during(
            () => bare.run(count),
            () => count,
          ),
      },
      aside: body.side('the same bytes without headers', counts),
      afterwards: () => {
        const [ours, theirs] = [ourCpu.report(), bareCpu.report()];
        return {
          lines: cpuTable('message', { ours, kafkajs: theirs }),
          figures: { microsOurs: ours.all, microsKafkajs: theirs.all, cores: ours.cores },
        };
      },
      teardown: async () => {
        for (const part of [source, view, headers, body]) await part.close();
        await database.drop();
      },
    };
  },
};
