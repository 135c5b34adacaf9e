import { contextNames } from '../../apps/contexts';
import { setTimeout as pause } from 'node:timers/promises';
import { DocumentedAnswers } from '../support/openapi/documented-answers';
import { RunningApart } from './running-apart';

/** One read of each service, and a command with a body that each of them accepts. */
const reads = ['/v1/stations', '/v1/packing-jobs', '/v1/passes', '/v1/loads', '/v1/summary'];
const rounds = 3;

describe('a hostile client of the gateway', () => {
  let apart: RunningApart;
  beforeAll(async () => {
    apart = await RunningApart.start();
  }, 240_000);
  afterAll(() => apart.stop(), 60_000);

  const ask = async (method: string, path: string, body?: string) => {
    const response = await fetch(`${apart.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apart.key}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, text: await response.text() };
  };

  /** Writes text to a new connection, and closes it after a while. */
  const send = async (text: string, forMs = 50) => {
    const socket = apart.connect();
    socket.on('data', () => undefined);
    socket.write(text, 'latin1');
    await pause(forMs);
    socket.destroy();
  };
  const head = (line: string, headers: readonly string[] = [], key = apart.key) =>
    [line, 'host: x', `authorization: Bearer ${key}`, ...headers, '', ''].join('\r\n');
  const post = (path: string, headers: readonly string[], body = '', key = apart.key) =>
    `${head(`POST ${path} HTTP/1.1`, ['content-type: application/json', ...headers], key)}${body}`;
  const eachService = ['/v1/rounds', '/v1/packing-jobs/j/complete', '/v1/passes', '/v1/loads'];
  const everywhere = (text: (path: string) => string, forMs?: number) => () =>
    Promise.all(eachService.map((path) => send(text(path), forMs)));

  const hostile: readonly (readonly [what: string, attack: () => Promise<unknown>])[] = [
    [
      'half-sent uploads without a key',
      () =>
        Promise.all(
          eachService.map((path) =>
            send(
              `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{`,
            ),
          ),
        ),
    ],
    ['half-sent uploads with a key', everywhere((path) => post(path, ['content-length: 99'], '{'))],
    [
      'half-sent bulk uploads with a key',
      () =>
        Promise.all(
          ['/v1/scans', '/v1/stations/import'].map((path) =>
            send(
              `${head(`POST ${path} HTTP/1.1`, ['content-type: text/csv', 'transfer-encoding: chunked'])}5\r\nscanI\r\n`,
            ),
          ),
        ),
    ],
    [
      'requests whose client disconnects before the answer',
      everywhere((path) => head(`GET ${path} HTTP/1.1`), 1),
    ],
    [
      'Expect: 100-continue',
      everywhere((path) => post(path, ['expect: 100-continue', 'content-length: 2'], '{}')),
    ],
    ['an unknown expectation', everywhere((path) => post(path, ['expect: tea', 'content-length: 2'], '{}'))],
    [
      'Upgrade',
      everywhere((path) =>
        head(`GET ${path} HTTP/1.1`, ['connection: upgrade, keep-alive', 'upgrade: websocket']),
      ),
    ],
    [
      'hop-by-hop headers named in Connection',
      everywhere((path) =>
        post(
          path,
          [
            'connection: content-length, authorization, x',
            'x: 1',
            'keep-alive: 5',
            'te: x',
            'content-length: 2',
          ],
          '{}',
        ),
      ),
    ],
    [
      'reads with a body',
      everywhere((path) => `${head(`GET ${path} HTTP/1.1`, ['content-length: 5'])}hello`),
    ],
    [
      'a body longer than its Content-Length',
      everywhere((path) => post(path, ['content-length: 2'], '{}{}{}')),
    ],
    [
      'a Content-Length with chunked encoding',
      everywhere((path) =>
        post(path, ['content-length: 2', 'transfer-encoding: chunked'], '0\r\n\r\nGET / HTTP/1.1\r\n\r\n'),
      ),
    ],
    [
      'two different lengths',
      everywhere((path) => post(path, ['content-length: 2', 'content-length: 3'], '{} ')),
    ],
    [
      'trailers',
      everywhere((path) =>
        post(
          path,
          ['transfer-encoding: chunked', 'trailer: x'],
          '2\r\n{}\r\n0\r\nx: 1\r\ncontent-length: 9\r\n\r\n',
        ),
      ),
    ],
    ['bad percent-encoding', everywhere((path) => head(`GET ${path}/%zz%ff%00 HTTP/1.1`))],
    ['NUL in a path', everywhere((path) => head(`GET ${path}/%00/..%2f HTTP/1.1`))],
    [
      'the longest headers a service accepts',
      everywhere((path) => head(`GET ${path} HTTP/1.1`, [`x: ${'a'.repeat(14_000)}`])),
    ],
    [
      'headers longer than any server accepts',
      everywhere((path) => head(`GET ${path} HTTP/1.1`, [`x: ${'a'.repeat(90_000)}`])),
    ],
    [
      'a path longer than any server accepts',
      everywhere((path) => head(`GET ${path}?${'a'.repeat(60_000)} HTTP/1.1`)),
    ],
    [
      'binary bytes in headers',
      everywhere((path) => head(`GET ${path} HTTP/1.1`, ['x: \xff\xfe', 'y: \x01'])),
    ],
    ['pipelined requests', everywhere((path) => head(`GET ${path} HTTP/1.1`).repeat(40))],
    [
      'pipelined requests without reading the answers',
      async () => {
        const socket = apart.connect();
        socket.pause();
        socket.write(head('GET /openapi.json HTTP/1.1').repeat(30));
        await pause(50);
        setTimeout(() => socket.destroy(), 3_000).unref();
      },
    ],
    [
      'unknown methods',
      () =>
        Promise.all(
          ['TRACE', 'PROPFIND', 'QUERY', 'PURGE', 'CONNECT', 'FOO'].map((method) =>
            send(head(`${method} /v1/loads HTTP/1.1`)),
          ),
        ),
    ],
    [
      'targets that name another host',
      () =>
        Promise.all(
          [
            'http://127.0.0.1:1/v1/loads',
            '@127.0.0.1:1/v1/loads',
            '//127.0.0.1:1/v1/loads',
            '*',
            'v1/loads',
          ].map((target) => send(head(`GET ${target} HTTP/1.1`))),
        ),
    ],
    [
      'bodies that are too large',
      everywhere((path) => post(path, ['content-length: 3000000'], 'a'.repeat(1_500_000)), 100),
    ],
    [
      'invalid content types',
      everywhere((path) => post(path, ['content-type: ;;,', 'content-length: 2'], '{}')),
    ],
    [
      'unknown keys',
      () =>
        Promise.all(
          Array.from({ length: 30 }, (_, i) =>
            send(
              post(
                '/v1/loads',
                ['content-length: 99'],
                '{',
                `bt_${String(i).padStart(43, String(Math.random()).at(-1))}`,
              ),
            ),
          ),
        ),
    ],
    [
      'bytes that are not HTTP',
      () =>
        Promise.all(['\x16\x03\x01\x02\x00\x01', 'hello\r\n\r\n', '\0'.repeat(99)].map((text) => send(text))),
    ],
  ];

  it.each(hostile)(
    'given %s, then another caller is served by every service meanwhile',
    async (_what, attack) => {
      let over = false;
      const attacks = (async () => {
        while (!over) await attack();
      })();
      const answers: string[] = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const path of reads) {
          const { status, text } = await ask('GET', path);
          answers.push(`${path} ${status}${status === 200 ? '' : ` ${text}`}`);
        }
        const { status, text } = await ask('POST', '/v1/verifications', '{}');
        // 400 from the service: it received the command and refused its content.
        answers.push(`command ${status}${status === 400 ? '' : ` ${text}`}`);
        await pause(100);
      }
      over = true;
      await attacks;
      const all = [...reads.map((path) => `${path} 200`), 'command 400'];
      expect(answers).toEqual(Array.from({ length: rounds }, () => all).flat());
      const ready = await ask('GET', '/health/ready');
      expect(JSON.parse(ready.text)).toEqual({
        status: 'ok',
        instances: Object.fromEntries(contextNames.map((name) => [name, 1])),
        degraded: [],
      });
      const documented = new DocumentedAnswers(JSON.parse((await ask('GET', '/openapi.json')).text) as never);
      const { status, text } = ready;
      expect(documented.fault('GET', '/health/ready', status, 'application/json', text)).toBeUndefined();
    },
    60_000,
  );

  it.each([
    [
      'no key',
      `POST /v1/loads HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n`,
      /^HTTP\/1.1 401 .*KEY_MISSING/s,
    ],
    [
      'a half path',
      `GET /v1/%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      /^HTTP\/1.1 40[01] .*problem\+json/s,
    ],
    [
      'long headers',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1.1 431 .*HEADERS_TOO_LARGE/s,
    ],
    ['no Host', `GET /v1/loads HTTP/1.1\r\nconnection: close\r\n\r\n`, /^HTTP\/1.1 40[01] .*problem\+json/s],
    [
      'an unknown expectation',
      `POST / HTTP/1.1\r\nhost: x\r\nexpect: tea\r\ncontent-length: 1\r\n\r\n`,
      /^HTTP\/1.1 417 .*EXPECTATION_FAILED/s,
    ],
    ['a tunnel', `CONNECT x:1 HTTP/1.1\r\nhost: x\r\n\r\n`, /^HTTP\/1.1 405 .*METHOD_NOT_ALLOWED/s],
    [
      'no key, with the headers of every answer',
      `GET /v1/loads HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      /^HTTP\/1.1 401 .*cache-control: no-store.*x-content-type-options: nosniff/is,
    ],
    [
      'two lengths',
      `POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n`,
      /^HTTP\/1.1 400 .*REQUEST_MALFORMED/s,
    ],
    ['no HTTP', `hello\r\n\r\n`, /^HTTP\/1.1 400 .*REQUEST_MALFORMED/s],
    [
      'a method of another route',
      `POST /health/live HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`,
      /^HTTP\/1.1 405 .*allow: GET, HEAD.*METHOD_NOT_ALLOWED/is,
    ],
    [
      'an unknown path',
      `GET /nothing HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      /^HTTP\/1.1 404 .*"title":"No route has this path\.".*ROUTE_UNKNOWN/s,
    ],
  ])('given %s, then the answer is a problem', async (_what, text, answer) => {
    const socket = apart.connect();
    let received = '';
    socket.setEncoding('utf8').on('data', (data: string) => (received += data));
    socket.write(text);
    await new Promise((closed) => socket.once('close', closed));
    expect(received).toMatch(answer);
  });
});
