import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { text } from '@boxtrail/settings';
import { LRUCache } from 'lru-cache';
import { acceptedCodings, acceptedType } from '../negotiation/negotiate';
import type { RawProblem } from '../problems/raw-problem';
import { consolePolicy } from './default-headers';

export const consoleDirectory = text({
  name: 'CONSOLE_DIRECTORY',
  meaning: 'The built web console, which is served at `/`; none is when left out.',
  values: 'a folder',
});

/** Paths of the API and its documents: the console has no page below them. */
const ofApi = /^\/(v1|docs|health|metrics|problems|openapi\.json|asyncapi\.json)(\/|$)/;
/** Names of files: nothing that is encoded, hidden or leads out of the folder. */
const fileName = /^(\/[\w@~+-][\w.@~+-]*)+$/;
const longestName = 200;
/** Files whose names change with their content. */
const hashed = /^\/assets\//;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Compressed beside a file by the build; the smaller one first. */
const codings = { br: '.br', gzip: '.gz' } as const;

/** Bytes of files that are kept in memory, at most. */
const maxKept = 67_108_864;

interface Content {
  readonly bytes: Buffer;
  readonly etag: string;
}

const consoleMissing: RawProblem = {
  code: 'CONSOLE_MISSING',
  detail: 'the web console is not built: npm run build',
};

/**
 * The files of the web console. A path that is no file and not of the API is one of its pages, which all are
 * `index.html`, when the client prefers HTML. A folder that is built again is served at once.
 */
export class ConsoleFiles {
  private readonly kept = new LRUCache<string, Content>({
    maxSize: maxKept,
    sizeCalculation: ({ bytes }) => bytes.length + 1,
  });

  constructor(private readonly directory: string) {}

  /**
   * Answers a request that no route takes. `unknown` and a problem say that nothing was answered: the console has no such
   * path, or was not built.
   */
  async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
  ): Promise<'answered' | 'unknown' | RawProblem> {
    if (!['GET', 'HEAD'].includes(request.method) || ofApi.test(path)) return 'unknown';
    const name = path === '/' ? '/index.html' : path;
    if (await this.send(name, request, reply)) return 'answered';
    if (path !== '/' && (hashed.test(path) || !prefersHtml(request))) return 'unknown';
    return (await this.send('/index.html', request, reply)) ? 'answered' : consoleMissing;
  }

  private async send(name: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    if (name.length > longestName || !fileName.test(name)) return false;
    const plain = await this.read(name);
    if (plain === undefined) return false;
    const { coding, content } = (await this.compressed(name, request)) ?? {
      coding: undefined,
      content: plain,
    };
    const vary = [reply.raw.getHeader('vary'), 'Accept', 'Accept-Encoding'].filter(Boolean).join(', ');
    void reply.headers({
      etag: content.etag,
      vary,
      'cache-control': hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      // A worker has the policy of its script.
      'content-security-policy': consolePolicy,
    });
    if (isKnown(request.headers['if-none-match'], content.etag)) {
      void reply.status(304).send();
      return true;
    }
    if (coding !== undefined) void reply.header('content-encoding', coding);
    void reply
      .type(types[extname(name)] ?? 'application/octet-stream')
      .header('content-length', content.bytes.length)
      .send(request.method === 'HEAD' ? undefined : content.bytes);
    return true;
  }

  private async compressed(name: string, { headers }: FastifyRequest) {
    for (const coding of acceptedCodings(headers['accept-encoding'], ['br', 'gzip'])) {
      const content = await this.read(name + codings[coding]);
      if (content !== undefined) return { coding, content };
    }
    return undefined;
  }

  private async read(name: string): Promise<Content | undefined> {
    const file = join(this.directory, name);
    try {
      const found = await stat(file);
      if (!found.isFile()) return undefined;
      const key = `${name} ${found.mtimeMs} ${found.size} ${found.ino}`;
      const known = this.kept.get(key);
      if (known !== undefined) return known;
      const bytes = await readFile(file);
      const hash = createHash('sha256').update(bytes).digest('base64url');
      const content = { bytes, etag: `"${hash}"` };
      this.kept.set(key, content);
      return content;
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as { code?: string }).code ?? '')) return undefined;
      throw error;
    }
  }
}

const prefersHtml = ({ headers }: FastifyRequest): boolean =>
  acceptedType(headers.accept, ['application/problem+json', 'text/html']) === 'text/html';

/** `If-None-Match` (RFC 9110, section 13.1.2). */
const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  header.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
