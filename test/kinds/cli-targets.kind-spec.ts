import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '@boxtrail/kernel';
import { RealProcess } from '../support/boxtrail';
import { cliInProcess } from '../support/cli-in-process';
import { RunningBoxtrail } from './running-boxtrail';

const html: RequestListener = (_, response) =>
  response.setHeader('content-type', 'text/html').end('<h1>hello</h1>');
const json =
  (body: object, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const caller = { subject: 'a', role: 'auditor', stationGln: null };

/** Servers that are not this Boxtrail, by name. */
const others: Readonly<Record<string, () => Server>> = {
  html: () => createServer(html),
  json: () => createServer(json({ hello: 'world' })),
  redirecting: () => createServer((_, response) => response.writeHead(302, { location: '/login' }).end()),
  older: () => createServer(json(caller)),
  newer: () => createServer(json(caller, { 'boxtrail-version': '9.1.0' })),
  silent: () => createTcpServer(() => undefined),
  stalling: () => createServer((_, response) => response.writeHead(200).write('{"role":')),
  mail: () => createTcpServer((socket) => socket.end('220 mail.example.org ESMTP\r\n')),
  closing: () => createTcpServer((socket) => socket.destroy()),
};

describe('a command that is told where to ask', () => {
  const folder = mkdtempSync(join(tmpdir(), 'boxtrail-targets-'));
  const servers = new Map<string, Server>();
  const sockets = new Set<Socket>();
  let boxtrail: RunningBoxtrail;
  let key: string;

  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.shared();
    key = boxtrail.keys['auditor'] ?? '';
    for (const [name, make] of Object.entries(others)) {
      const server = make();
      server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => undefined)));
      await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
      servers.set(name, server);
    }
  }, 150_000);
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    for (const server of servers.values()) server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const urlOf = (name: string) =>
    name === 'boxtrail'
      ? boxtrail.url
      : `http://localhost:${(servers.get(name)?.address() as AddressInfo).port}`;
  const profile = (name: string, text: string, mode = 0o600): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    chmodSync(file, mode);
    return file;
  };

  const at = (name: string, given = () => key) => ['--url', urlOf(name), '--key', given()];

  it.each<[string, () => readonly string[], () => string | RegExp]>([
    ['a wrong key', () => at('boxtrail', () => 'wrong'), () => `${urlOf('boxtrail')} does not know this key`],
    [
      'an empty key',
      () => at('boxtrail', () => ''),
      () => 'the key is no API key: it has only visible ASCII characters',
    ],
    [
      'a key of two lines',
      () => at('boxtrail', () => `${key}\n`),
      () => 'the key is no API key: it has only visible ASCII characters',
    ],
    [
      'no key',
      () => ['--url', urlOf('boxtrail')],
      () => '--url needs --key, or BOXTRAIL_KEY in the environment',
    ],
    ['a key without a URL', () => ['--key', key], () => '--key needs --url'],
    [
      'what is no URL',
      () => ['--url', 'boxtrail', '--key', key],
      () => 'boxtrail is no URL: it begins with http:// or https://',
    ],
    [
      'an impossible port',
      () => ['--url', 'http://localhost:99999', '--key', key],
      () => 'http://localhost:99999 is no URL: it begins with http:// or https://',
    ],
    [
      'a closed port',
      () => ['--url', 'http://127.0.0.1:9', '--key', key],
      () => 'nothing answers at http://127.0.0.1:9',
    ],
    [
      'an unknown host',
      () => ['--url', 'http://boxtrail.invalid', '--key', key],
      () => 'the host of http://boxtrail.invalid is not known',
    ],
    [
      'TLS to a plain port',
      () => ['--url', boxtrail.url.replace('http:', 'https:'), '--key', key],
      () =>
        `${boxtrail.url.replace('http:', 'https:')} does not speak TLS: does its address begin with http://?`,
    ],
    ['a web site', () => at('html'), () => `${urlOf('html')} is not Boxtrail: its /v1/whoami answers 200`],
    ['another API', () => at('json'), () => `${urlOf('json')} is not Boxtrail: its /v1/whoami answers 200`],
    [
      'a login page',
      () => at('redirecting'),
      () => `${urlOf('redirecting')} is not Boxtrail: its /v1/whoami answers 302`,
    ],
    [
      'a server that never answers',
      () => at('silent'),
      () => `${urlOf('silent')} does not answer within 5 s`,
    ],
    [
      'a server that stops in its answer',
      () => at('stalling'),
      () => `${urlOf('stalling')} is not Boxtrail: its /v1/whoami answers 200`,
    ],
    ['a mail server', () => at('mail'), () => /^http:\/\/localhost:\d+ does not answer as HTTP: .+$/],
    [
      'a server that hangs up',
      () => at('closing'),
      () => /^http:\/\/localhost:\d+ does not answer as HTTP: .+$/,
    ],
    [
      'an older Boxtrail',
      () => at('older'),
      () =>
        `${urlOf('older')} is Boxtrail of an unknown version, this is ${version}: use the command line of its release`,
    ],
    [
      'a newer Boxtrail',
      () => at('newer'),
      () => `${urlOf('newer')} is Boxtrail 9.1.0, this is ${version}: use the command line of its release`,
    ],
    ['no profile', () => ['--profile', '/no/profile.json'], () => 'there is no profile /no/profile.json'],
    [
      'a profile that others can read',
      () => ['--profile', profile('open', '{}', 0o644)],
      () => `others can read ${folder}/open, which holds a key: chmod 600 ${folder}/open`,
    ],
    [
      'a profile of text',
      () => ['--profile', profile('text', 'url=x')],
      () => `${folder}/text is no profile: it has {"url": "http://...", "key": "..."}`,
    ],
    [
      'a profile of nothing',
      () => ['--profile', profile('null', 'null')],
      () => `${folder}/null is no profile: it has {"url": "http://...", "key": "..."}`,
    ],
    [
      'a profile without a key',
      () => ['--profile', profile('half', '{"url":"http://localhost"}')],
      () => `${folder}/half is no profile: it has {"url": "http://...", "key": "..."}`,
    ],
    [
      'a folder as a profile',
      () => {
        mkdirSync(join(folder, 'dir'), { mode: 0o700 });
        return ['--profile', join(folder, 'dir')];
      },
      () => `${folder}/dir is no profile: it has {"url": "http://...", "key": "..."}`,
    ],
  ])('given %s, then it says so in one sentence and ends with status 1', async (_, options, sentence) => {
    const { code, stdout, stderr } = await cliInProcess([...options(), 'whoami'], folder);
    const expected = sentence();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    if (typeof expected === 'string') expect(stderr).toBe(`${expected}\n`);
    else expect(stderr.trimEnd()).toMatch(expected);
  });

  it('given --json, then the sentence is in a JSON object', async () => {
    const { code, stdout, stderr } = await cliInProcess([...at('html'), 'whoami', '--json'], folder);
    expect({ code, stdout, error: JSON.parse(stderr) as object }).toEqual({
      code: 1,
      stdout: '',
      error: {
        code: 'COMMAND_FAILED',
        detail: `${urlOf('html')} is not Boxtrail: its /v1/whoami answers 200`,
      },
    });
  });

  it('given Ctrl-C while events are replayed, then it ends at once', async () => {
    const slowly = ['--from', '2026-03-16T09:00:00+08:00', '--by', 'occurred', '--speed', '1'];
    const replay = RealProcess.cli([...at('boxtrail'), 'replay', ...slowly]);
    await replay.says(/"position"/);
    const asked = performance.now();
    replay.kill('SIGINT');
    const { code, signal } = await replay.ended;
    expect({ code, signal }).toEqual({ code: null, signal: 'SIGINT' });
    expect(performance.now() - asked).toBeLessThan(5_000);
  });
});
