import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithKafka } from '../support/kafka/broker';
import { startTraceCollector } from '../support/trace-collector';
import { keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';

const day = ['--boxes', '60', '--seed', '7'];

const distributed = (args: readonly string[], env?: NodeJS.ProcessEnv) =>
  new RealProcess(['scripts/run.mjs', 'start:distributed', ...args], env);

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await condition());) {
    if (Date.now() > deadline) throw new Error(`${what}: not in ${withinMs} ms`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

describe('npm run start:distributed', () => {
  it.each([
    [['--instances', '0'], '--instances is a whole number from 1 to 8.'],
    [['--store', 'mysql'], 'Allowed choices are postgres, eventstoredb.'],
    [['--boxes', 'many'], '--boxes is a whole number from 10 to 500000.'],
  ])('given %j, then it says what is wrong and ends with status 1', async (args, words) => {
    const { code, output } = await distributed(args).ended;
    expect(code).toBe(1);
    expect(output).toContain(words);
  });

  it('given no Java and no Docker, then it says what to install, and starts nothing', async () => {
    const data = temporaryData();
    const env = { PATH: data.dir, KAFKA_BROKERS: '' };
    const { code, output } = await distributed(['--data', join(data.dir, 'new')], env).ended;
    expect({ code, output }).toMatchObject({ code: 1 });
    expect(output).toContain('apt-get install -y default-jdk-headless maven');
    expect(existsSync(join(data.dir, 'new', 'postgres'))).toBe(false);
    await data.remove();
  });
});

describeWithKafka('five services over Kafka', () => {
  const [apart, together] = [temporaryData(), temporaryData()];
  afterAll(async () => {
    await apart.remove();
    await together.remove();
  });

  const figuresIn = (dir: string) => {
    const {
      secondsToReady: _ready,
      seconds: _seconds,
      ...figures
    } = JSON.parse(readFileSync(join(dir, 'figures.json'), 'utf8')) as Record<string, unknown>;
    return figures;
  };
  const args = (dir: string) => [...day, '--data', dir, '--json', join(dir, 'figures.json')];

  it('given the same seed, then two instances of each service and one process play the same history', async () => {
    expect(await RealProcess.start([...args(together.dir), '--exit']).ended).toMatchObject({ code: 0 });
    const whole = distributed([...args(apart.dir), '--instances', '2', '--exit']);
    await whole.says(/ready at http/);
    const started = whole.descendants();
    expect(started.length).toBeGreaterThan(11);
    const { code, output } = await whole.ended;
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(figuresIn(apart.dir)).toEqual({
      ...figuresIn(together.dir),
      broker: expect.stringMatching(/Kafka/i) as string,
      store: 'PostgreSQL',
      processes: 11,
    });
    expect(output).toMatch(/── One box, from need to door ─+\n\nbox \d{18}: delivered/);
    await until('all have ended', () => !started.some(alive), 10_000);
  }, 180_000);

  it('given traces are taken, then what follows from one request is one trace, over Kafka and into the view', async () => {
    const collector = await startTraceCollector();
    const data = temporaryData();
    try {
      const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
      const args = ['--boxes', '10', '--data', data.dir, '--exit'];
      expect(await distributed(args, env).ended).toMatchObject({ code: 0 });
      const packed = collector.spans.find(({ name }) => name === 'consume packing.create-jobs');
      const trace = collector.spans.filter(({ traceId }) => traceId === packed?.traceId);
      const named = (name: string) => trace.find((span) => span.name === name);
      expect(named('POST /v1/rounds/:roundId/close')).toMatchObject({ service: 'boxtrail-orders' });
      expect(named('publish boxtrail.orders')).toMatchObject({ service: 'boxtrail-orders' });
      expect(packed).toMatchObject({ service: 'boxtrail-packing' });
      expect(named('command CreatePackingJob')).toMatchObject({
        service: 'boxtrail-packing',
        parentSpanId: packed?.spanId,
      });

      const view = collector.spans.find(({ name }) => name === 'view audit.trails');
      const boxes = collector.spans.filter(({ traceId }) => traceId === view?.traceId);
      expect(new Set(boxes.map(({ service }) => service)).size).toBeGreaterThan(1);
      const known = new Set(boxes.map(({ spanId }) => spanId));
      expect(known.has(view?.parentSpanId ?? '')).toBe(true);
    } finally {
      await collector.close();
      await data.remove();
    }
  }, 120_000);

  it('given a service is killed, then it comes back; given the whole is killed, then nothing is left running', async () => {
    const whole = distributed(args(apart.dir));
    const [, url] = await whole.says(/ready at (http:\/\/[\d.:]+) /);
    await whole.says(/serving; Ctrl-C ends it/);
    expect(whole.output).toContain('holds a day already');

    const ask = () =>
      fetch(`${url}/v1/summary`, { headers: { authorization: `Bearer ${keysOf(apart.dir)['auditor']}` } });
    expect((await ask()).status).toBe(200);
    const audit = whole
      .descendants()
      .find((pid) =>
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(root, 'dist/apps/audit/main.js')),
      );
    process.kill(Number(audit), 'SIGKILL');
    await whole.says(/audit-1 ended with SIGKILL; starting it again/);
    await until('audit answers again', async () => (await ask()).status === 200);

    const started = whole.descendants();
    whole.kill('SIGKILL');
    await until('all have ended', () => !started.some(alive));
  }, 120_000);
});
