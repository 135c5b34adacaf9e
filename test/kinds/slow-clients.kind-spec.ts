import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { RunningBoxtrail } from './running-boxtrail';

/** More than all in-flight limits together: commands, reads and bulk bodies. */
const connections = 500;
/** Every slow client is disconnected within this time. */
const cutWithinMs = 60_000;
/** The defaults are longer; every case waits for one of them. */
const shortTimeouts = {
  HEADER_TIMEOUT_SECONDS: '3',
  BODY_TIMEOUT_SECONDS: '3',
  BULK_IDLE_TIMEOUT_SECONDS: '3',
};

describe('clients that send or read slowly', () => {
  let boxtrail: RunningBoxtrail;
  let sockets: Socket[] = [];
  /** Answers of this path are larger than the buffers of a connection. */
  let largeRead: string;
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start([], shortTimeouts);
    largeRead = '/v1/stations?limit=200';
  }, 180_000);
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
  });
  afterAll(() => boxtrail.stop());

  const head = (line: string, ...headers: string[]) =>
    [`${line} HTTP/1.1`, 'host: a', ...headers, ''].join('\r\n');
  const key = (role: string) => `authorization: Bearer ${boxtrail.keys[role] ?? ''}`;
  const json = 'content-type: application/json';
  const lines = 'content-type: application/x-ndjson';
  const long = 'content-length: 100000';
  const post = (path: string, ...headers: string[]) => `${head(`POST ${path}`, ...headers)}\r\n`;

  interface SlowClient {
    /** Sent at once. */
    readonly sends: () => string;
    /** Sent every second while the connection is open. */
    readonly drips?: string;
    /** Closes the connection instead of waiting. */
    readonly aborts?: boolean;
    /** Never reads the answer, and so never sees the close: `slow-connections.spec.ts` tests that. */
    readonly neverReads?: boolean;
  }
  const clients: readonly [string, SlowClient][] = [
    ['nothing at all', { sends: () => '' }],
    ['half a header', { sends: () => 'POST /v1/passes HT' }],
    ['one header line a second', { sends: () => 'GET /v1/stations HTTP/1.1\r\n', drips: 'x: y\r\n' }],
    ['headers without a key, and no body', { sends: () => post('/v1/passes', json, long) }],
    ['half a body without a key', { sends: () => `${post('/v1/passes', json, long)}{"passId"` }],
    [
      'a bulk body without a key, a byte a second',
      { sends: () => post('/v1/scans', lines, long), drips: '{' },
    ],
    [
      'headers with a bad key, and no body',
      { sends: () => post('/v1/passes', 'authorization: Bearer x', long) },
    ],
    ['headers with a key, and no body', { sends: () => post('/v1/passes', key('team'), json, long) }],
    [
      'a body with a key, a byte a second',
      { sends: () => post('/v1/passes', key('team'), json, long), drips: '{' },
    ],
    [
      'a chunked body that never ends',
      { sends: () => `${post('/v1/scans', key('team'), json, 'transfer-encoding: chunked')}1\r\n{\r\n` },
    ],
    [
      'headers of a bulk body with a key, and no body',
      { sends: () => post('/v1/scans', key('team'), lines, long) },
    ],
    [
      'a bulk body with a key, a byte a second',
      { sends: () => post('/v1/scans', key('team'), lines, long), drips: '{' },
    ],
    [
      'an upload that is aborted',
      { sends: () => `${post('/v1/scans', key('team'), lines, long)}{"a":1}\n`, aborts: true },
    ],
    ['a body to a path without one', { sends: () => post('/health/live', long) }],
    [
      'a hundred reads without reading the answers',
      { sends: () => `${head(`GET ${largeRead}`, key('team'))}\r\n`.repeat(100), neverReads: true },
    ],
    [
      'commands without reading the answers',
      {
        sends: () => `${post('/v1/passes', key('team'), 'content-length: 2')}{}`.repeat(100),
        neverReads: true,
      },
    ],
  ];

  async function open(client: SlowClient): Promise<{ closed: () => number }> {
    const { hostname, port } = new URL(boxtrail.url);
    let closed = 0;
    const bytes = client.sends();
    const connecting: Promise<unknown>[] = [];
    for (let i = 0; i < connections; i += 1) {
      const socket = connect(Number(port), hostname);
      sockets.push(socket);
      connecting.push(new Promise((resolve) => socket.once('connect', resolve).once('close', resolve)));
      socket.on('error', () => undefined);
      const drip =
        client.drips === undefined ? undefined : setInterval(() => socket.write(client.drips ?? ''), 1_000);
      socket.once('close', () => {
        closed += 1;
        clearInterval(drip);
      });
      if (client.neverReads === true) socket.pause();
      else socket.resume();
      socket.write(bytes, () => client.aborts === true && socket.destroy());
      if (i % 100 === 99) await Promise.all(connecting);
    }
    return { closed: () => closed };
  }

  it.each(clients)(
    `given ${connections} connections that send %s, then others succeed and slow ones are closed`,
    async (_, client) => {
      const { closed } = await open(client);
      const answers: number[] = [];
      for (let i = 0; i < 10; i += 1) {
        const [command, read, bulk] = await Promise.all([
          boxtrail.ask('POST', '/v1/passes', { json: {} }),
          boxtrail.ask('GET', '/v1/stations?limit=1'),
          boxtrail.ask('POST', '/v1/scans', { raw: '{}\n', type: 'application/x-ndjson' }),
        ]);
        answers.push(command.status, read.status, bulk.status);
        await pause(100);
      }
      // 400 for an empty pass: it was admitted and validated.
      expect(answers).toEqual(Array.from({ length: 10 }, () => [400, 200, 200]).flat());
      if (client.neverReads === true) return;
      for (const deadline = Date.now() + cutWithinMs; closed() < connections && Date.now() < deadline;)
        await pause(100);
      expect(closed()).toBe(connections);
    },
    120_000,
  );
});
