import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { fastify, type FastifyInstance } from 'fastify';
import { serverErrors, useRouteErrors } from '../problems/http-errors';
import { sendProblem } from '../problems/problem';
import { ConsoleFiles } from './console-files';
import { consolePolicy } from './default-headers';

const index = '<!doctype html><title>Boxtrail</title><script src="/assets/index-DiwrgTda.js"></script>';
const script = `console.log(${JSON.stringify('长春'.repeat(500))})`;
/** What browsers accept of a page. */
const html = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

describe('files of the console', () => {
  let folder: string;
  let server: FastifyInstance;
  let url: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'boxtrail-console-'));
    await mkdir(join(folder, 'dist/assets'), { recursive: true });
    await put('index.html', index);
    await put('assets/index-DiwrgTda.js', script);
    await put('assets/index-DiwrgTda.js.br', brotliCompressSync(script));
    await put('assets/index-DiwrgTda.js.gz', gzipSync(script));
    await put('assets/plain.css', 'a{}');
    await put('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await put('.secret', 'hidden');
    await writeFile(join(folder, 'outside.txt'), 'outside');
    server = fastify({ ...serverErrors, forceCloseConnections: true });
    useRouteErrors(server, new ConsoleFiles(join(folder, 'dist')));
    server.setErrorHandler((error, asked, reply) => sendProblem(error, asked, reply));
    server.get('/v1/boxes', () => []);
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const put = (name: string, content: string | Buffer) => writeFile(join(folder, 'dist', name), content);

  /** With `http`: fetch decompresses, and tidies paths. */
  function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
    return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((done, failed) => {
      const asked = request(url, { path, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        );
      });
      asked.once('error', failed).end();
    });
  }
  const codeOf = ({ body }: { body: Buffer }): unknown =>
    (JSON.parse(body.toString()) as { code?: unknown }).code;

  it('given the first page, then it is asked for again each time, under a strict policy', async () => {
    const { status, headers, body } = await ask('/');
    expect([status, body.toString()]).toEqual([200, index]);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-length': String(index.length),
      'content-security-policy': consolePolicy,
      vary: 'Accept, Accept-Encoding',
    });
    expect(consolePolicy).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(/script-src[^;]*unsafe/.test(consolePolicy)).toBe(false);
    const etag = String(headers['etag']);
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await ask('/', { 'if-none-match': known });
      expect([again.status, again.headers['etag'], again.body.length]).toEqual([304, etag, 0]);
    }
    expect((await ask('/', { 'if-none-match': '"x"' })).status).toBe(200);
  });

  it('given a console that is built again, then the new one is served', async () => {
    const { headers } = await ask('/');
    await put('index.html', index.replace('Diw', 'Xyz'));
    const again = await ask('/', { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.body.toString()]).toEqual([200, index.replace('Diw', 'Xyz')]);
  });

  it('given a file with a hash in its name, then caches keep it', async () => {
    const { status, headers, body } = await ask('/assets/index-DiwrgTda.js?v=1');
    expect([status, body.toString()]).toEqual([200, script]);
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': consolePolicy,
    });
    expect((await ask('/favicon.svg')).headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'no-cache',
    });
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['deflate', undefined],
    ['identity', undefined],
    ['', undefined],
    ['brx', undefined],
  ])('given Accept-Encoding: %s, then the coding is %s', async (accepted, coding) => {
    const path = '/assets/index-DiwrgTda.js';
    const { headers, body } = await ask(path, { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(coding);
    const plain = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body;
    expect(plain.toString()).toBe(script);
    expect([headers['content-length'], headers['content-type']]).toEqual([
      String(body.length),
      'text/javascript; charset=utf-8',
    ]);
    const other = await ask(path, { 'accept-encoding': coding === undefined ? 'br' : '' });
    expect(other.headers['etag']).not.toBe(headers['etag']);
    // A file that was not compressed goes as it is.
    const css = await ask('/assets/plain.css', { 'accept-encoding': accepted });
    expect([css.headers['content-encoding'], css.body.toString()]).toEqual([undefined, 'a{}']);
  });

  it('given HEAD, then the headers of GET without a body', async () => {
    for (const path of ['/', '/assets/index-DiwrgTda.js', '/boxes/1']) {
      const sent = { accept: html, 'accept-encoding': 'br' };
      const [head, got] = [await ask(path, sent, 'HEAD'), await ask(path, sent)];
      const { date: _, connection: __, ...headers } = got.headers;
      expect([head.status, head.body.length]).toEqual([200, 0]);
      expect(head.headers).toMatchObject(headers);
    }
  });

  it.each([
    ['/boxes/020123450100000017?at=2026', html, 'page'],
    ['/stations', 'text/html', 'page'],
    ['/boxes/%E9%95%BF%E6%98%A5', html, 'page'],
    ['/a.b', html, 'page'],
    ['/stations', '*/*', 'ROUTE_UNKNOWN'],
    ['/stations', 'application/json', 'ROUTE_UNKNOWN'],
    ['/stations', 'application/json, text/html;q=0.5', 'page'],
    ['/stations', 'application/problem+json, text/html;q=0.5', 'ROUTE_UNKNOWN'],
    ['/stations', 'text/html;q=0, */*', 'ROUTE_UNKNOWN'],
    ['/assets/gone.js', html, 'ROUTE_UNKNOWN'],
    ['/v1', html, 'ROUTE_UNKNOWN'],
    ['/v1/nothing', html, 'ROUTE_UNKNOWN'],
    ['/docs/nothing', html, 'ROUTE_UNKNOWN'],
    ['/health/nothing', html, 'ROUTE_UNKNOWN'],
    ['/metrics/nothing', html, 'ROUTE_UNKNOWN'],
    ['/problems/A/B', html, 'ROUTE_UNKNOWN'],
    ['/openapi.json', html, 'ROUTE_UNKNOWN'],
    ['/v1x', html, 'page'],
  ])('given GET %s with Accept: %s, then %s', async (path, accept, expected) => {
    const answer = await ask(path, { accept });
    if (expected === 'page') expect([answer.status, answer.body.toString()]).toEqual([200, index]);
    else expect([answer.status, codeOf(answer)]).toEqual([404, expected]);
    const posted = await ask(path, { accept }, 'POST');
    expect([posted.status, codeOf(posted)]).toEqual([404, 'ROUTE_UNKNOWN']);
  });

  it('given a route, then the console takes none of its requests', async () => {
    expect((await ask('/v1/boxes', { accept: html })).body.toString()).toBe('[]');
    expect((await ask('/v1/boxes', { accept: html }, 'DELETE')).status).toBe(405);
  });

  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/%2e%2e%2foutside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '/assets/..%252f..%252foutside.txt',
    '/./../outside.txt',
    '//outside.txt',
    '/assets//../../outside.txt',
    '/.secret',
    '/%2esecret',
    '/assets/../.secret',
    '/assets/index-DiwrgTda.js%00.css',
    '/assets/index-DiwrgTda.js/',
    '/assets',
    '/assets/',
    `/${'a'.repeat(210)}`,
  ])('given GET %s, then nothing but files of the folder is answered', async (path) => {
    const raw = await exchange(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
    expect(raw).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(raw).not.toMatch(/^outside|^hidden/m);
  });
  function exchange(bytes: string): Promise<string> {
    return new Promise((done, failed) => {
      const { hostname, port } = new URL(url);
      let received = '';
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      socket.setEncoding('utf8').on('data', (text: string) => (received += text));
      socket.once('error', failed).once('close', () => done(received));
    });
  }

  it('given no build, then it says how to make one', async () => {
    await rm(join(folder, 'dist'), { recursive: true });
    for (const [path, accept] of [
      ['/', '*/*'],
      ['/boxes', html],
    ] as const) {
      const answer = await ask(path, { accept });
      expect([answer.status, codeOf(answer)]).toEqual([404, 'CONSOLE_MISSING']);
      expect(answer.body.toString()).toContain('npm run build');
    }
    expect(codeOf(await ask('/boxes'))).toBe('ROUTE_UNKNOWN');
  });
});
