import { brokerOf } from '../broker';
import type { Case } from '../case';
import { coreCount, cpuTable, CpuTally, postgresPids, type CpuReport } from '../cpu';
import { Child } from '../processes/child';
import type { DayToPlay } from '../processes/day-player';
import { network } from '../served';
import { startServices, type Services } from '../subjects/services';
import { growthOf, sizesOf } from '../subjects/sizes';
import { trailsSchema } from '../../../libs/audit/src/views/trails/trails.view';

/** Above this share the cores are the limit: the remainder is waiting for disk and other processes. */
const full = 0.85;

export const bench: Case = {
  key: 'kafka.instances',
  what: 'steps of trails a second, recorded and visible, while a day is played through the gateway: two instances of each service against one',
  unit: 'steps/s',
  fair: 'real processes on both sides, the same built programs, broker and PostgreSQL, each with its own database and topics; the same days with the same seeds on both sides, played by the same process; the other installation stays up and idle',
  async setup(bench) {
    const broker = await brokerOf(bench);
    const one = await startServices(bench, broker, 1);
    const two = await startServices(bench, broker, 2);
    const player = await Child.start<object, DayToPlay, number>('day-player', {});
    const boxes = bench.pick(1_000, 300);
    const sizes = () => sizesOf(two.database, two.prefix, broker.dataDir);
    const atFirst = await sizes();
    /** Seeds of the days played on both sides. */
    const played = new Set<number>();
    const programs = (services: Services, idle: Services) =>
      new CpuTally({
        ...services.programs,
        'Kafka broker': () => (broker.local === undefined ? [] : [broker.local.pid]),
        PostgreSQL: postgresPids(bench.location),
        'player of the day': () => [player.pid],
        'the idle installation': () => Object.values(idle.programs).flatMap((pids) => pids()),
      });
    const [cpuOne, cpuTwo] = [programs(one, two), programs(two, one)];
    const side = ({ url, keys, ...services }: Services, cpu: CpuTally) => {
      let seed = 0;
      return async () => {
        seed += 1;
        played.add(seed);
        const before = await steps(services);
        let made = 0;
        const day = { url, keys, boxes, network, seed };
        const seconds = await cpu.during(
          () => player.run(day),
          async () => (made = (await steps(services)) - before),
        );
        return made / seconds;
      };
    };
    const steps = async ({ database }: Pick<Services, 'database'>) => {
      const { rows } = await database.query<{ steps: string }>(
        `SELECT count(*) AS steps FROM ${trailsSchema}.steps`,
      );
      return Number(rows[0]?.steps);
    };
    return {
      ours: { name: '2 instances of each service', count: 1, warmUp: 1, run: side(two, cpuTwo) },
      limit: { name: '1 instance of each service', count: 1, warmUp: 1, run: side(one, cpuOne) },
      afterwards: async () => {
        const used = report(cpuOne.report(), cpuTwo.report());
        const grown = growthOf(atFirst, await sizes(), played.size * boxes);
        return { lines: [...used.lines, ...grown.lines], figures: { ...used.figures, ...grown.figures } };
      },
      teardown: async () => {
        await player.close();
        await one.close();
        await two.close();
      },
    };
  },
};

function report(one: CpuReport, two: CpuReport) {
  const share = (one.cores + one.others) / coreCount;
  const [dearest = ''] = Object.entries(one.micros).sort(([, a], [, b]) => b - a)[0] ?? [];
  const taken = `of ${coreCount}, one instance uses ${one.cores.toFixed(2)} and other processes of this machine ${one.others.toFixed(2)}`;
  const room = ((1 / share - 1) * 100).toFixed(0);
  const limits =
    share >= full
      ? `the cores: ${taken}, so a second instance could add at most ${room} %; the largest users: ${dearest}`
      : `not the cores: ${taken}; two instances use ${two.cores.toFixed(2)}`;
  return {
    lines: [...cpuTable('step', { '1 instance': one, '2 instances': two }), `the limit here: ${limits}`],
    figures: {
      cores: coreCount,
      coresOne: one.cores,
      coresTwo: two.cores,
      microsOne: one.all,
      microsTwo: two.all,
    },
  };
}
