import { ApiKeys, type Role } from '@boxtrail/http';
import { eventId } from '@boxtrail/commands';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { serve, type Service, type Config } from '@boxtrail/service';
import { Views } from '@boxtrail/operations';
import { StationRegistered, type StationDetails } from '@boxtrail/contracts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { PassesModule } from '../passes.module';

const [city, north, south] = ['2401000000003', '2401010000000', '2401020000007'] as const;
const station = (gln: string, tier: StationDetails['tier'], parentGln: string | null): StationDetails => ({
  gln,
  code: gln.slice(0, 6),
  name: gln,
  tier,
  parentGln,
  street: null,
  latitude: null,
  longitude: null,
});
const at = (time: string) => `2026-03-16T${time}:00.000Z`;

describe('passes over HTTP', () => {
  let database: TestDatabase;
  let service: Service;
  let config: Config;
  let store: EventStore;
  const keys = new Map<Role, string>();

  beforeAll(async () => {
    database = await createTestDatabase();
    config = {
      service: 'passes',
      databaseUrl: database.url,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'error',
    };
    service = await serve([PassesModule], config);
    store = service.app.get<EventStore>(EVENT_STORE);
    for (const role of ['coordinator', 'checkpoint', 'team'] as const) {
      const until = new Date(Date.now() + 3_600_000);
      keys.set(
        role,
        await service.app
          .get(ApiKeys)
          .issue({ subject: role, role, stationGln: null, recordsAfterwards: 'a day that is played' }, until),
      );
    }
    const metadata = {
      actor: 'a',
      role: 'admin',
      commandId: 'c',
      commandHash: 'h',
      correlationId: 'c',
      causationId: 'c',
    };
    for (const [gln, tier, parent] of [
      [city, 'municipal', null],
      [north, 'district', city],
      [south, 'district', city],
    ] as const) {
      const event = StationRegistered.of(at('00:00'), station(gln, tier, parent));
      await store.append(`station-${gln}`, 0, [{ id: eventId(gln, 'c', 0), event, metadata }]);
    }
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
  });

  interface Answer {
    readonly status: number;
    readonly etag: string | null;
    readonly body: Record<string, unknown>;
  }
  async function ask(
    method: string,
    path: string,
    role: Role,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${service.url}${path}`, {
      method,
      body: body && JSON.stringify(body),
      headers: {
        authorization: `Bearer ${keys.get(role)}`,
        ...(body && { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    const answer = (await response.json()) as Record<string, unknown>;
    return { status: response.status, etag: response.headers.get('etag'), body: answer };
  }
  const post = (path: string, body: object, key: string, more: Record<string, string> = {}) =>
    ask('POST', path, 'coordinator', body, { 'idempotency-key': key, ...more });
  const issue = (passId: string, more: object = {}) =>
    post(
      '/v1/passes',
      {
        passId,
        plate: '吉A12345',
        carrierRef: 'fleet-1',
        zones: [north],
        validFrom: at('05:00'),
        validUntil: at('20:00'),
        authorityRef: 'bureau',
        occurredAt: at('04:00'),
        ...more,
      },
      `${passId}${JSON.stringify(more)}`,
    );
  const verify = (scanId: string, passId: string, zoneGln: string, occurredAt: string) =>
    ask('POST', '/v1/verifications', 'checkpoint', {
      scanId,
      passId,
      checkpointRef: 'gate-1',
      zoneGln,
      occurredAt,
    });
  const code = ({ status, body }: Answer) => `${status} ${String(body['code'])}`;

  it('given a pass, then it is shown, and each change gives it a new revision', async () => {
    const issued = await issue('p1');
    expect(issued).toMatchObject({
      status: 201,
      etag: '"1"',
      body: { passId: 'p1', revision: 1, changed: true },
    });
    expect((await issue('p1')).body).toEqual(issued.body);
    await post('/v1/passes/p1/suspend', { reason: 'test overdue', occurredAt: at('10:00') }, 's1');
    const reinstated = await post(
      '/v1/passes/p1/reinstate',
      { reason: 'handed in', occurredAt: at('11:00') },
      'r1',
    );
    const shown = await ask(
      'GET',
      `/v1/passes/p1?atLeast=${String(reinstated.body['position'])}`,
      'checkpoint',
    );
    expect(shown).toEqual({
      status: 200,
      etag: '"3"',
      body: {
        passId: 'p1',
        subject: { kind: 'vehicle', plate: '吉A12345', carrierRef: 'fleet-1' },
        zones: [north],
        validFrom: at('05:00'),
        validUntil: at('20:00'),
        authorityRef: 'bureau',
        status: 'expired',
        issuedAt: at('04:00'),
        changes: [
          { at: at('10:00'), status: 'suspended', reason: 'test overdue', actor: 'coordinator' },
          { at: at('11:00'), status: 'issued', reason: 'handed in', actor: 'coordinator' },
        ],
        withdrawn: null,
        revision: 3,
      },
    });
  });

  it('given a pass that is suspended, then revoked, then it is shown since when, why, and by whom', async () => {
    await issue('w1');
    const withdrawnAfter = async (change: string, reason: string, time: string) => {
      const body = { reason, occurredAt: at(time) };
      const { body: changed } = await post(`/v1/passes/w1/${change}`, body, `w1-${change}-${time}`);
      const { body: shown } = await ask(
        'GET',
        `/v1/passes/w1?atLeast=${String(changed['position'])}`,
        'coordinator',
      );
      return [shown['status'], shown['withdrawn']];
    };
    const change = (time: string, status: string, reason: string) => ({
      ...{ at: at(time), status, reason, actor: 'coordinator' },
    });
    expect([
      await withdrawnAfter('suspend', 'test overdue', '10:00'),
      // Recorded later, and earlier in time: it is suspended since then.
      await withdrawnAfter('suspend', 'the driver is ill', '09:00'),
      await withdrawnAfter('revoke', 'stolen', '12:00'),
    ]).toEqual([
      ['suspended', change('10:00', 'suspended', 'test overdue')],
      ['suspended', change('09:00', 'suspended', 'the driver is ill')],
      ['revoked', change('12:00', 'revoked', 'stolen')],
    ]);
  });

  it('given scans, then each verdict is that of its time and place, for late scans too', async () => {
    await issue('p2');
    await post('/v1/passes/p2/revoke', { reason: 'stolen', occurredAt: at('12:00') }, 'v2');
    const verdicts = [];
    for (const [scanId, passId, zone, time] of [
      ['g1', 'p2', north, '13:00'],
      ['g2', 'p2', north, '11:00'],
      ['g3', 'p2', south, '11:30'],
      ['g4', 'p2', north, '04:30'],
      ['g5', 'p1', north, '10:30'],
      ['g6', 'p1', north, '20:00'],
      ['g7', 'nobody', north, '10:00'],
    ] as const) {
      verdicts.push((await verify(scanId, passId, zone, at(time))).body['verdict']);
    }
    expect(verdicts).toEqual([
      'revoked',
      'valid',
      'out-of-zone',
      'not-yet-valid',
      'suspended',
      'expired',
      'unknown',
    ]);
    const before = await store.head();
    expect((await verify('g2', 'p2', north, at('11:00'))).body).toMatchObject({
      verdict: 'valid',
      revision: 1,
      changed: true,
    });
    expect(code(await verify('g2', 'p2', south, at('11:00')))).toMatch(/^422 /);
    expect(await store.head()).toBe(before);
  });

  it('given an impossible request, then it is refused with its code and nothing is stored', async () => {
    await issue('p3');
    await post('/v1/passes/p3/revoke', { reason: 'over' }, 'v3');
    const before = await store.head();
    const answers = [
      await issue('p4', { zones: ['9501101530003'] }),
      await issue('p4', { zones: ['2401010000009'] }),
      await issue('p4', { validUntil: at('05:00') }),
      await issue('p4', { personRef: 'both' }),
      await issue('p4', { occurredAt: new Date(Date.now() + 600_000).toISOString() }),
      await post('/v1/passes/p3/reinstate', { reason: 'r' }, 'x1'),
      await post('/v1/passes/p9/suspend', { reason: 'r' }, 'x2'),
      await post('/v1/passes/p1/suspend', { reason: 'r' }, 'x3', { 'if-match': '"1"' }),
      await post('/v1/passes/p1/suspend', { reason: 'another' }, 's1'),
      await ask('POST', '/v1/passes', 'coordinator', {}),
      await ask('POST', '/v1/passes/p1/revoke', 'team', { reason: 'r' }, { 'idempotency-key': 'x4' }),
      await ask('GET', '/v1/passes/p9', 'coordinator'),
      await verify('g9', 'p1', '9501101530003', at('10:00')),
    ].map(code);
    expect(answers).toEqual([
      '404 STATION_UNKNOWN',
      '400 INPUT_INVALID',
      '400 PERIOD_EMPTY',
      '400 INPUT_INVALID',
      '400 TIME_IN_FUTURE',
      '409 PASS_REVOKED',
      '404 PASS_UNKNOWN',
      '412 STALE_REVISION',
      '422 IDEMPOTENCY_KEY_REUSED',
      '400 IDEMPOTENCY_KEY_MISSING',
      '403 ROLE_NOT_ALLOWED',
      '404 PASS_UNKNOWN',
      '404 STATION_UNKNOWN',
    ]);
    expect(await store.head()).toBe(before);
  });

  it('given a refused command or one without effect, when it is retried later, then the answer is the same', async () => {
    await issue('p5');
    await post('/v1/passes/p5/suspend', { reason: 'r' }, 'p5-1');
    const first = [
      await post('/v1/passes/p5/suspend', { reason: 'r' }, 'p5-2'),
      await post('/v1/passes/p6/suspend', { reason: 'r' }, 'p6-1'),
    ];
    expect(first.map(({ status, body }) => [status, body['changed']])).toEqual([
      [200, false],
      [404, undefined],
    ]);
    await post('/v1/passes/p5/reinstate', { reason: 'r' }, 'p5-3');
    await issue('p6');
    const before = await store.head();
    const other = await serve([PassesModule], config);
    try {
      const again = [];
      for (const [passId, key] of [
        ['p5', 'p5-2'],
        ['p6', 'p6-1'],
      ]) {
        const response = await fetch(`${other.url}/v1/passes/${passId}/suspend`, {
          method: 'POST',
          body: JSON.stringify({ reason: 'r' }),
          headers: {
            authorization: `Bearer ${keys.get('coordinator')}`,
            'content-type': 'application/json',
            'idempotency-key': String(key),
          },
        });
        again.push([response.status, await response.json()]);
      }
      const ofOther = { traceId: expect.any(String) as string };
      expect(again).toEqual([
        [200, first[0]?.body],
        [404, { ...first[1]?.body, ...ofOther }],
      ]);
      expect(await store.head()).toBe(before);
    } finally {
      await other.close();
    }
  });

  it('given a day of changes, then each view equals its rebuild, and the list is paged by id', async () => {
    const head = await store.head();
    const first = await ask('GET', `/v1/passes?limit=2&atLeast=${head}`, 'coordinator');
    const ids = (answer: Answer) =>
      (answer.body['items'] as { passId: string }[]).map(({ passId }) => passId);
    const rest = await ask('GET', `/v1/passes?cursor=${String(first.body['next'])}`, 'coordinator');
    expect([ids(first), ids(rest), rest.body['next']]).toEqual([
      ['p1', 'p2'],
      ['p3', 'p5', 'p6', 'w1'],
      null,
    ]);
    for (const view of ['passes.passes', 'passes.places']) {
      expect(await service.app.get(Views).rebuild(view)).toMatchObject({
        view,
        equal: true,
        differences: [],
      });
    }
  });
});
