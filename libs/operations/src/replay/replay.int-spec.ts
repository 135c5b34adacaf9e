import { get, type IncomingMessage } from 'node:http';
import { BoxSeen } from '@boxtrail/contracts';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { nameBasedUuid } from '@boxtrail/commands';
import { ApiKeys } from '@boxtrail/http';
import { serve, type Service } from '@boxtrail/service';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';

const box = '376104250021234569';

describe('GET /v1/replay', () => {
  let database: TestDatabase;
  let service: Service;
  let key: string;
  /** Times between which events 1 to 3, 4 to 500 and 501 to 503 were recorded. */
  const marks: string[] = [];
  beforeAll(async () => {
    database = await createTestDatabase();
    service = await serve([], {
      service: 'replay',
      databaseUrl: database.url,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
    });
    const until = new Date(Date.now() + 3_600_000);
    key = await service.app
      .get(ApiKeys)
      .issue({ subject: 'auditor', role: 'auditor', stationGln: null }, until);
    const store = service.app.get<EventStore>(EVENT_STORE);
    const mark = async () => {
      await pause();
      marks.push(new Date().toISOString());
      await pause();
    };
    await mark();
    for (const [first, last] of [
      [1, 3],
      [4, 500],
      [501, 503],
    ] as const) {
      const events = Array.from({ length: last - first + 1 }, (_, i) => {
        const scanId = `s-${first + i}`;
        // Event times are in reverse order, a second apart.
        const occurredAt = new Date(Date.UTC(2026, 2, 16) - (first + i) * 1_000).toISOString();
        const id = nameBasedUuid(scanId);
        const who = { actor: 'a', role: 'admin', correlationId: 'c', causationId: 'c' };
        return {
          id,
          event: BoxSeen.of(occurredAt, { sscc: box, scanId, atGln: '9501101530003', byRef: 'w' }),
          metadata: { ...who, commandId: id, commandHash: 'h' },
        };
      });
      await store.append(`stream-${first}`, 0, events);
      await mark();
    }
  });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= service.close());
  afterAll(async () => {
    await close();
    await database.drop();
  });

  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  const ask = (query: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${service.url}/v1/replay?${new URLSearchParams(query)}`, {
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
  const positionsOf = async (response: Response) =>
    (await response.text())
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { position: number }).position);
  const range = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i);

  it('given two times, then exactly the events recorded between them, as NDJSON', async () => {
    const [start = '', one = '', two = '', end = ''] = marks;
    const answer = await ask({ from: one, to: two });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    expect(await positionsOf(answer)).toEqual(range(4, 500));
    expect(await positionsOf(await ask({ from: start, to: one }))).toEqual(range(1, 3));
    expect(await positionsOf(await ask({ from: two, sscc: box }))).toEqual(range(501, 503));
    expect(await positionsOf(await ask({ to: end }))).toEqual(range(1, 503));
    expect(await positionsOf(await ask({ gln: '2000220100007' }))).toEqual([]);
  });

  it('given event time, then the events in that order', async () => {
    const window = { from: '2026-03-15T23:59:50Z', to: '2026-03-16T00:00:00Z', by: 'occurred' };
    expect(await positionsOf(await ask(window))).toEqual(range(1, 10).reverse());
    const lines = (await (await ask(window)).text()).trim().split('\n');
    const { cursor } = JSON.parse(lines[7] ?? '') as { cursor: string };
    const rest = await ask(window, { 'last-event-id': cursor });
    expect(await positionsOf(rest)).toEqual([2, 1]);
  });

  it('given Server-Sent Events, then their ids resume the replay; at the end 204', async () => {
    const accept = { accept: 'text/event-stream' };
    const [start = '', one = ''] = marks;
    const answer = await ask({ from: start, to: one }, accept);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const text = await answer.text();
    const ids = text.match(/^id: .*$/gm)?.map((line) => line.slice(4)) ?? [];
    expect(ids.slice(0, 3)).toEqual(['1', '2', '3']);
    expect(text.match(/^event: .*$/gm)).toEqual([
      ...Array<string>(3).fill('event: delivery.BoxSeen'),
      'event: end',
    ]);
    const rest = await ask({ from: start, to: one }, { ...accept, 'last-event-id': '2' });
    expect((await rest.text()).match(/^id: \d+$/gm)).toEqual(['id: 3']);
    for (const id of ['3', ids.at(-1) ?? ''])
      expect((await ask({ from: start, to: one }, { ...accept, 'last-event-id': id })).status).toBe(204);
  });

  it('given a speed, then the intervals of the record divided by it', async () => {
    const begun = performance.now();
    const window = { from: '2026-03-15T23:59:58Z', to: '2026-03-16T00:00:00Z', by: 'occurred', speed: '2' };
    expect(await positionsOf(await ask(window))).toEqual([2, 1]);
    expect(performance.now() - begun).toBeGreaterThan(490);
  });

  it('given an invalid query, then 400 with the reason', async () => {
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    const codeOf = async (query: Record<string, string>, headers?: Record<string, string>) => {
      const answer = await ask(query, headers);
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    const [start = '', one = ''] = marks;
    expect(await codeOf({ from: one, to: start })).toEqual([400, 'PERIOD_EMPTY']);
    expect(await codeOf({ from: ahead })).toEqual([400, 'TIME_IN_FUTURE']);
    expect(await codeOf({ to: ahead })).toEqual([400, 'TIME_IN_FUTURE']);
    expect(await codeOf({ from: 'yesterday' })).toEqual([400, 'INPUT_INVALID']);
    for (const speed of ['fast', '-1', '1e9', 'NaN', 'Infinity'])
      expect(await codeOf({ speed })).toEqual([400, 'INPUT_INVALID']);
    expect(await codeOf({ sscc: '123' })).toEqual([400, 'INPUT_INVALID']);
    expect(await codeOf({ sscc: box, gln: '9501101530003' })).toEqual([400, 'INPUT_INVALID']);
    expect(await codeOf({}, { 'last-event-id': 'x' })).toEqual([400, 'CURSOR_INVALID']);
    expect(await codeOf({ by: 'occurred' }, { 'last-event-id': '9' })).toEqual([400, 'CURSOR_INVALID']);
    expect(await codeOf({ by: 'guess' })).toEqual([400, 'INPUT_INVALID']);
  });

  it('given four replays of one key, then a fifth gets Retry-After; a shutdown does not wait for them', async () => {
    const slow = { speed: '0.001', by: 'occurred' };
    const url = `${service.url}/v1/replay?${new URLSearchParams(slow)}`;
    const headers = { authorization: `Bearer ${key}` };
    const open = await Promise.all(
      Array.from(
        { length: 4 },
        () => new Promise<IncomingMessage>((resolve) => get(url, { headers, agent: false }, resolve)),
      ),
    );
    expect(open.map(({ statusCode }) => statusCode)).toEqual(Array<number>(4).fill(200));
    const refused = await ask(slow);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    await refused.text();
    for (const answer of open) answer.destroy();
    for (const deadline = Date.now() + 30_000; (await positionsOf(await ask({}))).length !== 503;) {
      if (Date.now() > deadline) throw new Error('the replays of disconnected clients still count');
      await pause();
    }
    // One replay that waits for its next event, and one whose client reads nothing.
    const waiting = await fetch(url, { headers });
    await fetch(url.replace('0.001', '0'), { headers });
    const begun = performance.now();
    await close();
    expect(performance.now() - begun).toBeLessThan(3_000);
    await expect(waiting.text()).rejects.toThrow();
  });
});
