import { Injectable, Module } from '@nestjs/common';
import { PassSuspended } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { describeWithKafka, startTestBroker, type TestBroker } from '../../../../test/support/kafka/broker';
import { until } from '../../../../test/support/kafka/kafka-under-test';
import { readTopic } from '../../../../test/support/kafka/read-topic';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { eventId } from '@boxtrail/commands';
import { ApiKeys, type Role } from '@boxtrail/http';
import type { KafkaConfig } from './kafka-config';
import { contextModule, type ContextParts } from '@boxtrail/context';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import type { View } from '@boxtrail/projections';
import { serve, type Service } from '@boxtrail/service';
import type { Consumer } from '../port/messaging';
import { kafkaClient } from './kafka-client';

const at = '2026-03-16T01:02:03.004Z';
/** Passes whose messages cannot be taken. */
const broken = new Set<string>();
const got: string[] = [];

@Injectable()
class Notes implements Consumer {
  readonly group = 'passes.notes';
  readonly types = [PassSuspended.type];
  handle({ stream, revision }: RecordedEvent): Promise<void> {
    if (broken.has(stream)) return Promise.reject(new Error(`cannot take ${stream}`));
    got.push(`${stream}#${revision}`);
    return Promise.resolve();
  }
}

const nothing: View = {
  name: 'passes.nothing',
  version: 1,
  tables: 'CREATE TABLE nothing ()',
  types: [PassSuspended.type],
  project: () => Promise.resolve(),
};

const parts: ContextParts = { name: 'passes', routes: [], commands: [], views: [nothing], policies: [Notes] };

@Module(contextModule(parts))
class PassesUnderTest {
  static readonly parts = parts;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- its shape is what the tests are about
  readonly body: any;
}

const start = ({ url }: TestDatabase, kafka?: KafkaConfig): Promise<Service> =>
  serve([PassesUnderTest], {
    service: 'passes',
    databaseUrl: url,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    ...(kafka && { kafka }),
  });

const keyOf = ({ app }: Service, role: Role): Promise<string> =>
  app.get(ApiKeys).issue({ subject: `${role}-1`, role, stationGln: null }, new Date(Date.now() + 3_600_000));

async function ask(
  { url }: Service,
  method: string,
  path: string,
  key?: string,
  json?: unknown,
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: (await response.json()) as unknown,
  };
}

/** Of an error answer, what programs and people read. */
const problem = ({ status, type, body: { code, detail } }: Answer) => ({
  status,
  type: type.split(';')[0],
  code: code as string,
  detail: detail as string,
});
const refused = (status: number, code: string, detail: string) => ({
  status,
  type: 'application/problem+json',
  code,
  detail,
});

/** Why the broker cannot be stopped here. */
const notOurs = process.env['KAFKA_BROKERS']
  ? 'NOT RUN, KAFKA_BROKERS names a broker that is not ours to stop: '
  : undefined;

describeWithKafka('what operators ask about messages, over HTTP, on a real Kafka', () => {
  let broker: TestBroker;
  let kafka: KafkaConfig;
  let database: TestDatabase;
  let service: Service;
  let admin: string;
  beforeAll(async () => {
    broker = await startTestBroker();
  });
  afterAll(() => broker.close());
  beforeEach(async () => {
    broken.clear();
    got.length = 0;
    database = await createTestDatabase();
    kafka = broker.config({ partitions: 1 });
    service = await start(database, kafka);
    admin = await keyOf(service, 'admin');
  });
  afterEach(async () => {
    await service.close();
    await database.drop();
  });

  const get = (path: string, key = admin) => ask(service, 'GET', path, key);
  const post = (path: string, json?: unknown, key = admin) => ask(service, 'POST', path, key, json);

  async function suspended(passId: string, revision: number): Promise<RecordedEvent> {
    const store = service.app.get<EventStore>(EVENT_STORE);
    const metadata = {
      actor: 'a',
      role: 'admin',
      commandId: 'c',
      commandHash: 'h',
      correlationId: 'k',
      causationId: 'c',
    };
    const event = PassSuspended.of(at, { passId, reason: `r${revision}` });
    await store.append(passId, revision - 1, [{ id: eventId(passId, 'c', revision), event, metadata }]);
    return (await store.read(passId)).at(-1)!;
  }

  /** p1 cannot be taken, three times; p2 can. */
  async function threeParked(): Promise<RecordedEvent[]> {
    broken.add('p1');
    const events = [];
    for (const revision of [1, 2, 3]) events.push(await suspended('p1', revision));
    await suspended('p2', 1);
    await until(async () => (await get('/v1/parked')).body.items.length === 3);
    await until(() => got.length === 1);
    return events;
  }

  it('given nothing is wrong, then that is told', async () => {
    await suspended('p1', 1);
    await until(() => got.length === 1);
    expect(await get('/v1/messaging')).toMatchObject({ status: 200 });
    expect((await get('/v1/messaging')).body).toEqual({
      problems: [],
      groups: [{ group: 'passes.notes', parked: 0, oldestParkedAt: null }],
    });
    expect((await get('/v1/parked')).body).toEqual({ items: [], next: null });
  });

  it('given parked messages, then each is shown whole, page by page, and counted for its group', async () => {
    const [first] = await threeParked();
    const { status, body } = await get('/v1/parked');
    expect({ status, next: body.next as unknown }).toEqual({ status: 200, next: null });
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;
    const [one] = body.items as [object];
    expect(one).toEqual({
      id: expect.stringMatching(/^passes\.\d+$/) as string,
      group: 'passes.notes',
      key: 'p1',
      reason: 'Error: cannot take p1',
      parkedAt: time,
      position: 1,
      place: `${kafka.prefix}.passes/0@0`,
      headers: {
        ce_specversion: '1.0',
        ce_id: first?.id,
        ce_source: '/boxtrail/passes',
        ce_type: 'passes.PassSuspended',
        ce_subject: 'p1',
        ce_time: at,
        ce_dataschema: 'urn:boxtrail:passes.PassSuspended:1',
        'content-type': 'application/json',
        ce_position: '1',
        ce_partition: '0',
        ce_previous: '0',
        ce_stream: 'p1',
        ce_revision: '1',
        ce_recordedtime: first?.recordedAt,
        ce_actor: 'a',
        ce_role: 'admin',
        ce_commandid: 'c',
        ce_correlationid: 'k',
        ce_causationid: 'c',
      },
      body: '{"passId":"p1","reason":"r1"}',
      bytes: 29,
    });
    const read: number[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer = await get(`/v1/parked?limit=1&group=passes.notes&cursor=${cursor}`);
      expect(page.body.items).toHaveLength(1);
      read.push(page.body.items[0].position as number);
      cursor = page.body.next as string | null;
    }
    expect(read).toEqual([1, 2, 3]);
    expect((await get('/v1/parked?group=test.others')).body).toEqual({ items: [], next: null });
    expect((await get('/v1/messaging')).body).toEqual({
      problems: [],
      groups: [{ group: 'passes.notes', parked: 3, oldestParkedAt: time }],
    });
  });

  it('given parked messages, when replayed, then waiting ones are counted, mended ones handled in order', async () => {
    await threeParked();
    const replay = () => post('/v1/messaging/groups/passes.notes/replay');
    expect(await replay()).toMatchObject({ status: 200, body: { parked: 3 } });
    broken.clear();
    expect((await replay()).body).toEqual({ parked: 0 });
    expect(got).toEqual(['p2#1', 'p1#1', 'p1#2', 'p1#3']);
    expect((await get('/v1/parked')).body).toEqual({ items: [], next: null });
  });

  it('given a parked message, when dropped with a reason, then it waits no longer, and who and why is kept', async () => {
    await threeParked();
    const { id } = (await get('/v1/parked')).body.items[0] as { id: string };
    expect(await post(`/v1/parked/${id}/drop`, { reason: 'a test of the printer' })).toMatchObject({
      status: 200,
      body: { id },
    });
    expect(
      ((await get('/v1/parked')).body.items as { position: number }[]).map(({ position }) => position),
    ).toEqual([2, 3]);
    expect(problem(await post(`/v1/parked/${id}/drop`, { reason: 'again' }))).toEqual(
      refused(404, 'PARKED_UNKNOWN', `no message is parked under ${id}`),
    );
    const { rows } = await database
      .pool(1)
      .query('SELECT dropped_by, drop_reason FROM messaging.parked WHERE id = $1', [
        id.slice('passes.'.length),
      ]);
    expect(rows).toEqual([{ dropped_by: 'admin-1', drop_reason: 'a test of the printer' }]);
    broken.clear();
    expect((await post('/v1/messaging/groups/passes.notes/replay')).body).toEqual({ parked: 0 });
    expect(got).toEqual(['p2#1', 'p1#2', 'p1#3']);
  });

  it('given a topic, when it is filled again, then each message is there twice and handled once', async () => {
    for (const revision of [1, 2, 3]) await suspended('p1', revision);
    await until(() => got.length === 3);
    expect(await post('/v1/messaging/topics/passes/republish')).toMatchObject({
      status: 200,
      body: { context: 'passes' },
    });
    const client = kafkaClient(kafka, 'test');
    const positions = async () =>
      (await readTopic(client, `${kafka.prefix}.passes`))
        .flat()
        .map(({ headers }) => Number(String(headers?.['ce_position'])));
    await until(async () => (await positions()).length === 6);
    expect(await positions()).toEqual([1, 2, 3, 1, 2, 3]);
    await suspended('p1', 4);
    await until(() => got.length === 4);
    expect(got).toEqual(['p1#1', 'p1#2', 'p1#3', 'p1#4']);
  });

  it('given something that is not there, then 404 says what', async () => {
    expect(problem(await post('/v1/messaging/groups/test.others/replay'))).toEqual(
      refused(404, 'GROUP_UNKNOWN', 'no consumer group test.others runs here'),
    );
    for (const context of ['weather', 'audit', 'orders'])
      expect(problem(await post(`/v1/messaging/topics/${context}/republish`))).toEqual(
        refused(404, 'TOPIC_UNKNOWN', `there is no topic ${kafka.prefix}.${context}`),
      );
    expect(problem(await post('/v1/parked/passes.999/drop', { reason: 'r' }))).toEqual(
      refused(404, 'PARKED_UNKNOWN', 'no message is parked under passes.999'),
    );
  });

  const malformed: [string, string, object | undefined, string][] = [
    ['GET', '/v1/parked?cursor=abc', undefined, 'CURSOR_INVALID'],
    ['GET', '/v1/parked?cursor=9999999999999999999', undefined, 'CURSOR_INVALID'],
    ['GET', '/v1/parked?limit=0', undefined, 'INPUT_INVALID'],
    ['GET', '/v1/parked?limit=201', undefined, 'INPUT_INVALID'],
    ['GET', '/v1/parked?group=a%20b', undefined, 'INPUT_INVALID'],
    ['GET', '/v1/parked?colour=red', undefined, 'INPUT_INVALID'],
    ['POST', '/v1/parked/x/drop', { reason: 'r' }, 'INPUT_INVALID'],
    ['POST', '/v1/parked/passes.1/drop', {}, 'INPUT_INVALID'],
    ['POST', '/v1/parked/passes.1/drop', { reason: '' }, 'INPUT_INVALID'],
    ['POST', '/v1/parked/passes.1/drop', { reason: 'x'.repeat(501) }, 'INPUT_INVALID'],
    ['POST', '/v1/parked/passes.1/drop', { reason: 'r', by: 'somebody else' }, 'INPUT_INVALID'],
  ];

  it('given what cannot be understood, then 400 says so, and nothing is done', async () => {
    await threeParked();
    for (const [method, path, json, code] of malformed)
      expect([path, problem(await ask(service, method, path, admin, json))]).toEqual([
        path,
        { ...refused(400, code, ''), detail: expect.any(String) as string },
      ]);
    expect((await get('/v1/parked')).body.items).toHaveLength(3);
  });

  const routes = [
    ['GET', '/v1/messaging', '/v1/messaging'],
    ['GET', '/v1/parked', '/v1/parked'],
    ['POST', '/v1/messaging/groups/passes.notes/replay', '/v1/messaging/groups/{group}/replay'],
    ['POST', '/v1/messaging/topics/passes/republish', '/v1/messaging/topics/{context}/republish'],
    ['POST', '/v1/parked/passes.1/drop', '/v1/parked/{id}/drop'],
  ] as const;

  it('given nobody, or somebody who may not, then nothing is told or done', async () => {
    await threeParked();
    const roles = ['coordinator', 'auditor', 'station', 'partner'] as const;
    for (const [method, path, route] of routes) {
      expect(problem(await ask(service, method, path))).toMatchObject({
        status: 401,
        code: 'API_KEY_MISSING',
      });
      expect(problem(await ask(service, method, path, 'bt_none'))).toMatchObject({
        status: 401,
        code: 'API_KEY_INVALID',
      });
      for (const role of roles) {
        if (method === 'GET' && (role === 'coordinator' || role === 'auditor')) continue;
        expect(problem(await ask(service, method, path, await keyOf(service, role)))).toEqual(
          refused(403, 'ROLE_NOT_ALLOWED', `the role ${role} may not ${method} ${route}`),
        );
      }
    }
    for (const role of ['coordinator', 'auditor'] as const)
      for (const [method, path] of routes.slice(0, 2))
        expect((await ask(service, method, path, await keyOf(service, role))).status).toBe(200);
    expect((await get('/v1/parked')).body.items).toHaveLength(3);
  });

  it('given messages that are read from the log itself, then there is no topic to fill', async () => {
    const embedded = await start(database);
    try {
      expect(problem(await ask(embedded, 'POST', '/v1/messaging/topics/passes/republish', admin))).toEqual(
        refused(
          409,
          'NO_TOPICS',
          'there is no topic of passes: messages are read from the log itself (MESSAGING is not kafka)',
        ),
      );
    } finally {
      await embedded.close();
    }
  });

  (notOurs === undefined ? it : it.skip)(
    `${notOurs ?? ''}given a broker that stops or hangs, then requests are answered, readiness stays and names what is degraded, a second process becomes ready all the same, and when the broker is back nothing is degraded`,
    async () => {
      const ready = async (of: Service) => {
        const { status, body } = await ask(of, 'GET', '/health/ready');
        const { status: messaging, message } = (body.info?.messaging ?? {}) as Record<string, unknown>;
        return {
          status,
          overall: body.status as string,
          degraded: body.degraded as string[],
          messaging,
          message,
        };
      };
      const becomes = async (of: Service, wanted: object, withinMs = 30_000) => {
        const isSo = async () => {
          const found = await ready(of);
          // Whatever is wrong with Kafka, the service takes requests.
          expect(found.status).toBe(200);
          return JSON.stringify(found) === JSON.stringify(wanted);
        };
        await until(isSo, withinMs).catch(() => undefined);
        expect(await ready(of)).toEqual(wanted);
      };
      const whole = { status: 200, overall: 'ok', degraded: [], messaging: 'up', message: undefined };
      const degraded = (words: string) => ({
        ...whole,
        degraded: [`messaging: ${words}`],
        message: words,
      });
      const away = degraded(
        `Kafka is away (KAFKA_BROKERS): Connection error: connect ECONNREFUSED ${broker.brokers}`,
      );
      const gauge = async (of: Service) => {
        const text = await (await fetch(`${of.url}/metrics`)).text();
        return /^boxtrail_messaging_degraded(?:\{.*\})? (\d)$/m.exec(text)?.[1];
      };
      await suspended('p1', 1);
      await until(() => got.length === 1);
      await becomes(service, whole);
      expect(await gauge(service)).toBe('0');

      await broker.local?.stop();
      await becomes(service, away);
      expect(await gauge(service)).toBe('1');
      expect((await get('/v1/messaging')).body.problems).toEqual([away.message]);
      await suspended('p1', 2);
      expect((await post('/v1/parked/passes.999/drop', { reason: 'r' })).status).toBe(404);

      const second = await start(database, kafka);
      try {
        await becomes(second, away);
        await broker.local?.restart();
        await becomes(service, whole, 60_000);
        await becomes(second, whole, 60_000);
        await until(() => got.includes('p1#2'), 60_000);

        broker.local?.signal('SIGSTOP');
        await until(async () => (await ready(service)).degraded.length === 1, 60_000);
        await suspended('p1', 3);
        for (let i = 0; i < 20; i += 1) {
          // The gateway gives an instance 2 s to say that it is ready.
          const answer = await fetch(`${service.url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
          expect(answer.status).toBe(200);
        }
        broker.local?.signal('SIGCONT');
        await becomes(service, whole, 60_000);
        await until(() => got.includes('p1#3'), 60_000);
      } finally {
        await second.close();
      }
    },
    240_000,
  );
});
