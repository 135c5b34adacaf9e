import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { Replay } from './replay';
import { ndjson, serverSentEvents, spacing, stream, type Pace, type ReplayFormat } from './replay-stream';

const recorded = (position: number, ms: number, text = '') =>
  ({
    position,
    recordedAt: new Date(ms).toISOString(),
    metadata: { actor: 'a', commandHash: 'secret' },
    event: { type: 'a.B', data: { text } },
  }) as RecordedEvent;
async function* withIds(events: AsyncIterable<RecordedEvent>) {
  for await (const recorded of events) yield { id: String(recorded.position), recorded };
}
const replayOf = (events: AsyncIterable<RecordedEvent>): Replay => ({
  events: withIds(events),
  endId: 'the-end',
  position: 9,
});
/** As published: the hash stays in the log. */
const written = (event: RecordedEvent) => JSON.stringify({ ...event, metadata: { actor: 'a' } });
const momentOf = ({ recordedAt }: RecordedEvent) => Date.parse(recordedAt);

describe('writing a replay', () => {
  let read = 0;
  let done: Promise<void>;
  let handle: (response: ServerResponse) => Promise<void>;
  const server = createServer((_request, response) => {
    done = handle(response);
  });
  let port: number;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function serve(
    events: readonly RecordedEvent[],
    format: ReplayFormat,
    pace: Partial<Pace>,
    stop?: AbortSignal,
  ) {
    read = 0;
    async function* counted() {
      for (const event of events) {
        read += 1;
        yield await Promise.resolve(event);
      }
    }
    const whole = { dueAt: () => 0, heartbeatMs: 15_000, stalledMs: 60_000, ...pace };
    handle = (response) =>
      stream(replayOf(counted()), response, format, whole, stop ?? new AbortController().signal);
  }
  const get = () => fetch(`http://127.0.0.1:${port}`).then((response) => response.text());

  it('given NDJSON, then one event per line', async () => {
    const events = [recorded(1, 0), recorded(2, 5)];
    serve(events, ndjson, {});
    expect(await get()).toBe(events.map((event) => `${written(event)}\n`).join(''));
  });

  it('given Server-Sent Events, then id and name of each, and an end', async () => {
    const event = recorded(7, 0);
    serve([event], serverSentEvents, {});
    expect(await get()).toBe(
      `retry: 1000\n\nid: 7\nevent: a.B\ndata: ${written(event)}\n\nid: the-end\nevent: end\ndata: {"events":1,"position":9}\n\n`,
    );
  });

  it('given a speed, then the original intervals divided by it, with heartbeats in pauses', async () => {
    const events = [recorded(1, 5_000), recorded(2, 5_000), recorded(3, 9_000)];
    serve(events, ndjson, { dueAt: spacing(10, momentOf), heartbeatMs: 100 });
    const begun = performance.now();
    const lines = (await get()).split('\n');
    expect(performance.now() - begun).toBeGreaterThan(395);
    expect(performance.now() - begun).toBeLessThan(1_500);
    expect(lines.filter((line) => line !== '')).toHaveLength(3);
    expect(lines.filter((line) => line === '').length).toBeGreaterThanOrEqual(3);
  });

  it('given a client that reads nothing, then little is read for it, and it is disconnected', async () => {
    const events = Array.from({ length: 2_000 }, (_, i) => recorded(i + 1, 0, 'x'.repeat(100_000)));
    serve(events, ndjson, { stalledMs: 300 });
    const client = connect(port, '127.0.0.1');
    client.pause();
    client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    const begun = performance.now();
    await pause(100);
    await done;
    expect(performance.now() - begun).toBeLessThan(5_000);
    // The buffers of the connection's two ends, not 200 MB.
    expect(read).toBeLessThan(200);
    client.destroy();
  });

  it('given a client that reads slowly, then it gets everything', async () => {
    const events = Array.from({ length: 60 }, (_, i) => recorded(i + 1, 0, 'x'.repeat(100_000)));
    serve(events, ndjson, { stalledMs: 2_000 });
    const client = connect(port, '127.0.0.1');
    client.write('GET / HTTP/1.0\r\n\r\n');
    let bytes = 0;
    for await (const chunk of client) {
      bytes += (chunk as Buffer).length;
      await pause(1);
    }
    await done;
    expect(read).toBe(60);
    expect(bytes).toBeGreaterThan(6_000_000);
  });

  it('given a client that disconnects, or a service that stops, then it ends', async () => {
    const later = [recorded(1, 0), recorded(2, 3_600_000)];
    serve(later, ndjson, { dueAt: spacing(1, momentOf) });
    const client = connect(port, '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await pause(50);
    client.destroy();
    await pause(0);
    await done;

    const stop = new AbortController();
    serve(later, ndjson, { dueAt: spacing(1, momentOf) }, stop.signal);
    const answer = get().catch((error: Error) => `broke off: ${error.name}`);
    await pause(50);
    stop.abort();
    await done;
    expect(await answer).toBe('broke off: TypeError');
  });

  it('given an unreadable rest, then the body is aborted', async () => {
    async function* broken() {
      yield await Promise.resolve(recorded(1, 0));
      throw new Error('the store is away');
    }
    const pace = { dueAt: () => 0, heartbeatMs: 1_000, stalledMs: 1_000 };
    handle = (response) => stream(replayOf(broken()), response, ndjson, pace, new AbortController().signal);
    await expect(get()).rejects.toThrow();
  });
});
