import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { AnswerStream } from '@boxtrail/http';
import type { Change } from '../domain/change';
import type { ChangeStep } from './change-feed';
import { type ChangeFormat, ndjsonChanges, sseChanges } from './change-format';
import { writeChanges } from './write-changes';

const change = (position: number, id = `B${position}`): Change => ({
  position,
  recordedAt: '2026-03-16T01:00:00.000Z',
  occurredAt: '2026-03-16T01:00:00.000Z',
  kind: 'box-seen',
  subject: { kind: 'box', id, url: '' },
  stationGln: null,
});
const step = (position: number, ...changes: Change[]): ChangeStep => ({ changes, position });
const line = (position: number) => `${JSON.stringify(change(position))}\n`;
const reached = (position: number) => `{"position":${position},"kind":"position"}\n`;

describe('writing changes', () => {
  let handle: (response: ServerResponse) => void;
  const server = createServer((_request, response) => handle(response));
  let port: number;
  let done: Promise<void>;
  let stop: AbortController;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  function serve(
    steps: (gone: AbortSignal) => AsyncGenerator<ChangeStep>,
    { heartbeatMs = 60_000, endsAfterMs }: { heartbeatMs?: number; endsAfterMs?: number } = {},
    format: ChangeFormat = ndjsonChanges,
    stalledMs = 60_000,
  ) {
    stop = new AbortController();
    const { signal } = stop;
    handle = (response) => {
      const answer = new AnswerStream(response, stalledMs, signal);
      done = writeChanges(steps(answer.gone), answer, format, 3, heartbeatMs);
      if (endsAfterMs !== undefined) setTimeout(() => stop.abort(), endsAfterMs);
    };
  }
  const read = async () => (await fetch(`http://127.0.0.1:${port}`)).text();
  /** Waits like a log in which nothing is recorded. */
  const silence = (gone: AbortSignal) =>
    new Promise<void>((resolve) => gone.addEventListener('abort', () => resolve()));

  it('given a page, then its lines and the position of its end', async () => {
    serve(async function* () {
      yield await Promise.resolve(step(5, change(4), change(5)));
      yield step(9);
    });
    expect(await read()).toBe(`\n${line(4)}${line(5)}${reached(9)}`);
  });

  it('given steps without changes, then the position moves on with each heartbeat, else they are empty', async () => {
    serve(
      async function* (gone) {
        yield await Promise.resolve(step(7));
        await pause(260);
        yield step(8, change(8));
        await silence(gone);
      },
      { heartbeatMs: 100, endsAfterMs: 600 },
    );
    const text = await read();
    expect(text).toMatch(/^\n\{"position":7,"kind":"position"\}\n\n*\{"position":8,"recordedAt".*\n\n+$/);
  });

  it('given Server-Sent Events, then the same as ids', async () => {
    serve(
      async function* (gone) {
        yield await Promise.resolve(step(5, change(4)));
        await silence(gone);
      },
      { heartbeatMs: 50, endsAfterMs: 130 },
      sseChanges,
    );
    expect(await read()).toMatch(
      /^retry: 1000\n\nid: 4\ndata: \{"position":4.*\}\n\n: reached\nid: 5\n\n(: still here\n\n)+$/,
    );
  });

  it('given a key that ends, then the stream ends, also while changes flow', async () => {
    serve(
      async function* (gone) {
        for (let i = 4; !gone.aborted; i += 1) {
          yield step(i, change(i));
          await pause(5);
        }
      },
      { endsAfterMs: 100 },
    );
    const lines = (await read()).trim().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((text) => (JSON.parse(text) as Change).position)).toEqual(lines.map((_, i) => i + 4));
  });

  it('given a service that stops while a change waits for the reader, then no position beyond it is named', async () => {
    serve(async function* (gone) {
      yield await Promise.resolve(step(5, change(4)));
      yield step(6);
      stop.abort();
      yield step(8, change(8));
      await silence(gone);
    });
    expect(await read()).toBe(`\n${line(4)}${reached(6)}`);
  });

  it('given a log that fails, then the body is aborted, not ended', async () => {
    serve(async function* () {
      yield await Promise.resolve(step(5, change(5)));
      throw new Error('the store is away');
    });
    await expect(read()).rejects.toThrow();
  });

  it('given a reader that takes nothing, then little is read for it, and it is disconnected', async () => {
    let steps = 0;
    serve(
      async function* () {
        for (let i = 4; i < 2_000; i += 1) {
          steps += 1;
          yield await Promise.resolve(step(i, change(i, 'x'.repeat(100_000))));
        }
      },
      {},
      ndjsonChanges,
      300,
    );
    const client = connect(port, '127.0.0.1');
    client.pause();
    client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    const begun = performance.now();
    await pause(100);
    await done;
    expect(performance.now() - begun).toBeLessThan(10_000);
    // The buffers of the connection's two ends, not 200 MB.
    expect(steps).toBeLessThan(200);
    client.destroy();
  });

  it('given a slow reader, then it gets everything', async () => {
    serve(async function* () {
      for (let i = 4; i < 64; i += 1) yield await Promise.resolve(step(i, change(i, 'x'.repeat(100_000))));
    });
    const client = connect(port, '127.0.0.1');
    client.write('GET / HTTP/1.0\r\n\r\n');
    let bytes = 0;
    for await (const chunk of client) {
      bytes += (chunk as Buffer).length;
      await pause(1);
    }
    expect(bytes).toBeGreaterThan(6_000_000);
  });

  it('given a reader that disconnects, then the log is read no further', async () => {
    let ended = false;
    serve(async function* (gone) {
      try {
        yield await Promise.resolve(step(4, change(4)));
        await silence(gone);
      } finally {
        ended = true;
      }
    });
    const client = connect(port, '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await new Promise((resolve) => client.once('data', resolve));
    client.destroy();
    for (const deadline = Date.now() + 10_000; !ended && Date.now() < deadline;) await pause(5);
    await done;
    expect(ended).toBe(true);
  });
});
