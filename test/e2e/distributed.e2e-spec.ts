import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kafka, logLevel, type IHeaders } from 'kafkajs';
import { describeWithKafka } from '../support/kafka/broker';
import {
  publishedMessages,
  type AsyncApiDocument,
  type RawMessage,
} from '../support/kafka/published-messages';
import { readTopic } from '../support/kafka/read-topic';
import { startTraceCollector } from '../support/trace-collector';
import { keysOf, RealProcess, root, temporaryData } from '../support/boxtrail';
import { contextNames } from '../../apps/contexts';

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

/** Nothing for a process that has ended, or that belongs to another user, as those of PostgreSQL may. */
function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** The databases that processes were started with. */
function databasesOf(pids: readonly number[]): Record<string, string[]> {
  const found = { DATABASE_URL: new Set<string>(), LOG_DATABASE_URL: new Set<string>() };
  for (const pid of pids) {
    const variables = environmentOf(pid);
    for (const [name, databases] of Object.entries(found)) {
      const url = variables.find((variable) => variable.startsWith(`${name}=`))?.slice(name.length + 1);
      if (url) databases.add(new URL(url).pathname.slice(1));
    }
  }
  return Object.fromEntries(Object.entries(found).map(([name, databases]) => [name, [...databases].sort()]));
}

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
  ])('given %j, then it says what is wrong and exits with status 1', async (args, words) => {
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

describeWithKafka('six services over Kafka', () => {
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

  it('given the same seed, then two instances of each service and one process have the same hash', async () => {
    expect(await RealProcess.start([...args(together.dir), '--exit']).ended).toMatchObject({ code: 0 });
    const whole = distributed([...args(apart.dir), '--instances', '2', '--exit']);
    await whole.says(/ready at http/);
    const started = whole.descendants();
    const processes = 2 * contextNames.length + 1; // and the gateway
    expect(started.length).toBeGreaterThan(processes);
    const own = [...contextNames].sort().map((name) => `boxtrail_${name}`);
    expect(databasesOf(started)).toEqual({ DATABASE_URL: own, LOG_DATABASE_URL: ['boxtrail'] });
    const { code, output } = await whole.ended;
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(figuresIn(apart.dir)).toEqual({
      ...figuresIn(together.dir),
      broker: expect.stringMatching(/Kafka/i) as string,
      store: 'PostgreSQL',
      processes,
    });
    expect(output).toMatch(/── One box, from need to door ─+\n\nbox \d{18}: delivered/);
    await until('all have ended', () => !started.some(alive), 10_000);
  }, 400_000);

  it('given tracing, then one request is one trace, over Kafka and into the view', async () => {
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

  describe('started again on existing data', () => {
    let whole: RealProcess;
    let url: string;
    let kafka: Kafka;
    beforeAll(async () => {
      whole = distributed(args(apart.dir));
      [, url = ''] = await whole.says(/ready at (http:\/\/[\d.:]+) /);
      await whole.says(/serving; Ctrl-C ends it/);
      const [, brokers = ''] = await whole.says(/Kafka.* at ([\d.:]+)\n/);
      kafka = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING });
    }, 60_000);
    afterAll(async () => {
      whole.kill('SIGKILL');
      await whole.ended;
    });

    const ask = (path: string) =>
      fetch(`${url}${path}`, { headers: { authorization: `Bearer ${keysOf(apart.dir)['auditor']}` } });

    it('it says so, and plays no other day', () => {
      expect(whole.output).toContain('already holds a day');
    });

    it('each event of the log is once on the topic of its context, as documented', async () => {
      const document = (await (await ask('/asyncapi.json')).json()) as AsyncApiDocument;
      const problemsOf = publishedMessages(document);
      const events = await wholeLog(ask);
      const messages = await everyMessage(kafka);
      expect(messages.filter((message) => problemsOf(message).length > 0)).toEqual([]);
      const told = messages.map(
        ({ topic, headers }) => `${String(headers['ce_position'])} ${topic} ${String(headers['ce_id'])}`,
      );
      expect(told.sort()).toEqual(
        events
          .map(({ position, id, event: { type } }) => `${position} boxtrail.${type.split('.')[0]} ${id}`)
          .sort(),
      );
      expect(new Set(messages.map(({ topic }) => topic))).toEqual(
        new Set(contextNames.map((context) => `boxtrail.${context}`)),
      );

      // The check detects a broken message: a copy without its required field, which consumers skip.
      const { topic, key, headers } = messages.find(
        (message) => String(message.headers['ce_type']) === 'packing.PackingJobCreated',
      )!;
      const producer = kafka.producer();
      await producer.connect();
      await producer.send({ topic, messages: [{ key, headers: headers as IHeaders, value: '{}' }] });
      await producer.disconnect();
      const bad = (await everyMessage(kafka)).map(problemsOf).filter((problems) => problems.length > 0);
      expect(bad).toEqual([[expect.stringContaining("payload must have required property 'jobId'")]]);
    }, 60_000);

    it('given scans over Kafka, then a right one is recorded, and a mistyped one is in quarantine', async () => {
      const problemsOf = publishedMessages((await (await ask('/asyncapi.json')).json()) as AsyncApiDocument);
      const answer = (await (await ask('/v1/stations?limit=1')).json()) as { items: { gln: string }[] };
      const [, sscc = ''] = await whole.says(/box (\d{18}): delivered/);
      const scan = { scanId: 'gate-1', kind: 'seen', sscc, atGln: answer.items[0]?.gln };
      const message = {
        topic: 'boxtrail.scans.in',
        key: Buffer.from(sscc),
        headers: {
          ce_specversion: Buffer.from('1.0'),
          ce_id: Buffer.from('m-1'),
          ce_source: Buffer.from('urn:gate:7'),
          ce_type: Buffer.from('boxtrail.scan'),
          'content-type': Buffer.from('application/json'),
        },
        value: Buffer.from(
          JSON.stringify({ ...scan, byRef: 'gate-7', occurredAt: '2026-03-20T08:00:00+08:00' }),
        ),
      };
      expect(problemsOf(message)).toEqual([]);
      expect(problemsOf({ ...message, value: Buffer.from(JSON.stringify(scan)) })).toHaveLength(1);
      const producer = kafka.producer();
      await producer.connect();
      const mistyped = Buffer.from(JSON.stringify({ ...scan, scanId: 'gate-2', byRef: 'gate-7', sscc: '0' }));
      await producer.send({
        topic: message.topic,
        messages: [{ ...message, key: null, value: mistyped }, message],
      });
      await producer.disconnect();
      await until('the scan is in the log', async () =>
        (await wholeLog(ask)).some(
          ({ event, metadata }) => event.type === 'delivery.BoxSeen' && metadata.actor === 'urn:gate:7',
        ),
      );
      // Quarantine is beside the log, not in the database of the service.
      await until('the mistyped scan is in quarantine', async () => {
        const { items } = (await (await ask('/v1/quarantine')).json()) as { items: { code: string }[] };
        return items.some(({ code }) => code === 'INPUT_INVALID');
      });
    }, 60_000);

    it('given a killed service, then it restarts; given the stopped whole, then no process is left', async () => {
      expect((await ask('/v1/summary')).status).toBe(200);
      const audit = whole
        .descendants()
        .find((pid) =>
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(root, 'dist/apps/audit/main.js')),
        );
      process.kill(Number(audit), 'SIGKILL');
      await whole.says(/audit-1 exited with SIGKILL; restarting it/);
      await until('audit answers again', async () => (await ask('/v1/summary')).status === 200);

      const started = whole.descendants();
      whole.kill('SIGKILL');
      await until('all have ended', () => !started.some(alive));
    }, 120_000);
  });
});

interface LogEvent {
  readonly position: number;
  readonly id: string;
  readonly metadata: { readonly actor: string };
  readonly event: { readonly type: string };
}

async function wholeLog(ask: (path: string) => Promise<Response>): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  for (let after: number | null = 0; after !== null;) {
    const answer = await ask(`/v1/events?after=${after}&limit=200`);
    const page = (await answer.json()) as { items: LogEvent[]; next: number | null };
    events.push(...page.items);
    after = page.next;
  }
  return events;
}

/** The topics of Boxtrail. */
async function everyMessage(kafka: Kafka): Promise<RawMessage[]> {
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('boxtrail.'));
  await admin.disconnect();
  const found: RawMessage[] = [];
  for (const topic of topics)
    for (const { key, headers = {}, value } of (await readTopic(kafka, topic)).flat())
      found.push({ topic, key, headers, value });
  return found;
}
