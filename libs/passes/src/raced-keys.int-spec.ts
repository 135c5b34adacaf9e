import { randomUUID } from 'node:crypto';
import { StationRegistered } from '@boxtrail/contracts';
import { ApiKeys } from '@boxtrail/http';
import { eventId } from '@boxtrail/commands';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { serve, type Service } from '@boxtrail/service';
import { createTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { PassesModule } from './passes.module';

interface Sent {
  readonly path: string;
  readonly json: object;
}
interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly text: string;
}

const city = '2401000000003';
const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();

describe('two requests under one Idempotency-Key, sent to two services at once', () => {
  let database: TestDatabase;
  let services: Service[];
  let store: EventStore;
  let key: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const config = {
      service: 'passes',
      databaseUrl: database.url,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'error' as const,
    };
    services = [await serve([PassesModule], config), await serve([PassesModule], config)];
    const [first] = services as [Service];
    store = first.app.get<EventStore>(EVENT_STORE);
    key = await first.app
      .get(ApiKeys)
      .issue({ subject: 'bureau', role: 'coordinator', stationGln: null }, new Date(Date.now() + 3_600_000));
    const station = {
      ...{ gln: city, code: '2401', name: 'c', tier: 'municipal' as const, parentGln: null },
      ...{ street: null, latitude: null, longitude: null },
    };
    const metadata = {
      ...{
        actor: 'a',
        role: 'admin',
        commandId: 'c',
        commandHash: 'h',
        correlationId: 'c',
        causationId: 'c',
      },
    };
    const event = StationRegistered.of('2026-03-16T00:00:00.000Z', station);
    await store.append(`station-${city}`, 0, [{ id: eventId(city, 'c', 0), event, metadata }]);
  });
  afterAll(async () => {
    for (const service of services) await service.close();
    await database.drop();
  });

  const send = async (at: number, { path, json }: Sent, idempotencyKey: string): Promise<Answer> => {
    const response = await fetch(`${services[at]?.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey,
      },
      body: JSON.stringify(json),
    });
    const text = (await response.text()).replace(/,"traceId":"\w+"/, '');
    return { status: response.status, code: (JSON.parse(text) as { code?: string }).code, text };
  };
  const pass = (passId: string, more: object = {}): Sent => ({
    path: '/v1/passes',
    json: {
      ...{ passId, plate: '吉A12345', carrierRef: 'f', zones: [city], authorityRef: 'b' },
      ...{ validFrom: minutes(-600), validUntil: minutes(600), occurredAt: minutes(-25), ...more },
    },
  });
  const change = (passId: string, verb: string, more: object): Sent => ({
    path: `/v1/passes/${passId}/${verb}`,
    json: { reason: 'r', ...more },
  });
  const issued = async (): Promise<string> => {
    const passId = `pass-${randomUUID()}`;
    await send(0, pass(passId), randomUUID());
    return passId;
  };
  const suspended = async (): Promise<string> => {
    const passId = await issued();
    await send(0, change(passId, 'suspend', { occurredAt: minutes(-10) }), randomUUID());
    return passId;
  };

  // Under two keys, each request would be decided as its name says.
  it.each<[string, () => Promise<[Sent, Sent]>]>([
    [
      'two passes named in the bodies, both changed',
      async () => [pass(`a-${randomUUID()}`), pass(`b-${randomUUID()}`)],
    ],
    [
      'one pass, both changed',
      async () => {
        const passId = await issued();
        return [change(passId, 'suspend', { reason: 'a' }), change(passId, 'suspend', { reason: 'b' })];
      },
    ],
    [
      'one pass, one request without effect',
      async () => {
        const passId = await suspended();
        return [change(passId, 'suspend', {}), change(passId, 'suspend', { occurredAt: minutes(-20) })];
      },
    ],
    [
      'one pass, one request refused',
      async () => {
        const passId = await suspended();
        return [change(passId, 'reinstate', {}), change(passId, 'reinstate', { occurredAt: minutes(-20) })];
      },
    ],
  ])(
    'given %s, then one is decided and the other refused, and both answers stay the same',
    async (_, make) => {
      for (let round = 0; round < 12; round += 1) {
        const sent = await make();
        const before = await store.head();
        const one = randomUUID();
        const answers = await Promise.all(sent.map((request, i) => send(i, request, one)));
        const refused = answers.map(({ code }) =>
          ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_KEY_IN_PROGRESS'].includes(code ?? ''),
        );
        expect(refused.filter(Boolean)).toHaveLength(1);
        expect(answers.filter(({ status }) => status < 300).length).toBeLessThanOrEqual(1);
        const after = await store.head();
        expect(after - before).toBeLessThanOrEqual(1);
        const winner = refused.indexOf(false);
        for (const at of [0, 1]) {
          expect(await send(at, sent[winner]!, one)).toEqual(answers[winner]);
          expect(await send(at, sent[1 - winner]!, one)).toMatchObject({
            status: 422,
            code: 'IDEMPOTENCY_KEY_REUSED',
          });
        }
        expect(await store.head()).toBe(after);
      }
    },
  );

  it('given the same request, then both get the same answer and it has one effect', async () => {
    for (let round = 0; round < 12; round += 1) {
      const request = pass(`same-${randomUUID()}`);
      const before = await store.head();
      const one = randomUUID();
      const answers = await Promise.all([0, 1, 0, 1].map((at) => send(at, request, one)));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect([answers[0]?.status, (await store.head()) - before]).toEqual([201, 1]);
    }
  });

  it('given a broken database session of a service, then its keys can be used at once', async () => {
    const pool = database.pool(1);
    const end = () =>
      pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'boxtrail key locks'`,
      );
    const request = pass(`broken-${randomUUID()}`);
    const one = randomUUID();
    const first = await send(0, request, one);
    expect((await end()).rowCount).toBeGreaterThan(0);
    for (const at of [0, 1]) expect(await send(at, request, one)).toEqual(first);
  });
});
