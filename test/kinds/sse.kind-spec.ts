import { setTimeout as pause } from 'node:timers/promises';
import { EventSource } from 'eventsource';
import { RunningBoxtrail } from './running-boxtrail';

interface Seen {
  /** Status of each connection, and the id it was opened with. */
  readonly connections: { status: number; lastId: string | null }[];
  readonly ids: string[];
  readonly types: string[];
  readonly ends: { id: string; data: { events: number; position: number } }[];
}

describe('a replay as Server-Sent Events', () => {
  let boxtrail: RunningBoxtrail;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start();
  }, 180_000);
  afterAll(() => boxtrail.stop());

  const urlOf = (query: Record<string, string>) => `${boxtrail.url}/v1/replay?${new URLSearchParams(query)}`;

  /** Behaves like a browser: reconnects after every end until it gets 204. */
  async function watch(query: Record<string, string>, types: readonly string[] = []): Promise<Seen> {
    const seen: Seen = { connections: [], ids: [], types: [], ends: [] };
    const source = new EventSource(urlOf(query), {
      fetch: async (url, init) => {
        const headers = new Headers(init.headers);
        headers.set('authorization', `Bearer ${boxtrail.keys['auditor']}`);
        const answer = await fetch(url, { ...init, headers } as RequestInit);
        seen.connections.push({ status: answer.status, lastId: headers.get('last-event-id') });
        return answer;
      },
    });
    for (const type of types)
      source.addEventListener(type, ({ lastEventId, type: name }) => {
        seen.ids.push(lastEventId);
        seen.types.push(name);
      });
    source.addEventListener('end', ({ lastEventId, data }) => {
      seen.ends.push({ id: lastEventId, data: JSON.parse(data as string) as never });
    });
    try {
      for (const deadline = Date.now() + 30_000; source.readyState !== EventSource.CLOSED;) {
        if (Date.now() > deadline) throw new Error(`it did not stop: ${JSON.stringify(seen.connections)}`);
        await pause(50);
      }
    } finally {
      source.close();
    }
    // It stays stopped.
    await pause(1_500);
    return seen;
  }

  const past = { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' };
  const day = { from: '2026-03-16T00:00:00+08:00', to: '2026-03-17T00:00:00+08:00' };
  const windows: [string, Record<string, string>][] = [
    ['an empty window in record time', { ...past }],
    ['an empty window in event time', { ...past, by: 'occurred' }],
    ['an empty window at a speed', { ...past, by: 'occurred', speed: '10' }],
    ['a box without events', { ...day, by: 'occurred', sscc: '376104250021234569' }],
    ['a box without events in record time', { sscc: '376104250021234569' }],
    ['a station without events', { gln: '9501101530003' }],
    ['a window before the record', { ...day }],
    ['everything in record time', {}],
    ['everything in event time', { by: 'occurred' }],
    ['the day in event time', { ...day, by: 'occurred' }],
  ];
  it('given any window, then a browser sees the end once, reconnects once, and stops', async () => {
    const seen: Seen[] = [];
    // One key may have four replays at a time.
    for (let first = 0; first < windows.length; first += 3) {
      const some = windows.slice(first, first + 3);
      seen.push(...(await Promise.all(some.map(([, query]) => watch(query)))));
    }
    const found = seen.map(({ connections, ends }, i) => ({
      window: windows[i]?.[0],
      statuses: connections.map(({ status }) => status),
      ends: ends.length,
      resumedWithEnd: connections[1]?.lastId === ends[0]?.id,
    }));
    expect(found).toEqual(
      windows.map(([window]) => ({ window, statuses: [200, 204], ends: 1, resumedWithEnd: true })),
    );
  });

  it('given a day, then a browser receives every event once', async () => {
    const all = await boxtrail.ask('GET', `/v1/replay?${new URLSearchParams({ by: 'occurred' })}`);
    const events = all.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: { type: string } });
    const types = [...new Set(events.map(({ event }) => event.type))];
    const seen = await watch({ by: 'occurred' }, types);
    expect(seen.types).toEqual(events.map(({ event }) => event.type));
    expect(new Set(seen.ids).size).toBe(events.length);
    expect(seen.ends[0]?.data).toMatchObject({ events: events.length });
  });

  it('given an empty window, then the stream has retry and an end with an id, and 204 for that id', async () => {
    const headers = { accept: 'text/event-stream' };
    const {
      status,
      text,
      headers: got,
    } = await boxtrail.ask('GET', `/v1/replay?${new URLSearchParams(past)}`, {
      headers,
    });
    expect(status).toBe(200);
    expect(got.get('content-type')).toBe('text/event-stream');
    expect(got.get('cache-control')).toBe('no-store');
    const wire = /^retry: \d+\n\nid: (\S+)\nevent: end\ndata: \{"events":0,"position":\d+\}\n\n$/.exec(text);
    expect(wire).not.toBeNull();
    const again = await boxtrail.ask('GET', `/v1/replay?${new URLSearchParams(past)}`, {
      headers: { ...headers, 'last-event-id': wire?.[1] ?? '' },
    });
    expect([again.status, again.text]).toEqual([204, '']);
  });
});
