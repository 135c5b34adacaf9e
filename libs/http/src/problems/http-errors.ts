import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem, sendProblem } from './problem';
import { type RawProblem, rawAnswer } from './raw-problem';
import { printable } from '@boxtrail/input';

/** Longest path parameter, in characters: a GS1 Digital Link, percent-encoded, fits. */
const maxParamLength = 2_000;

/** Options of the server that make every error a problem, also those found before a request is routed. */
export const serverErrors = {
  routerOptions: { maxParamLength, ignoreTrailingSlash: true },
  clientErrorHandler: (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else socket.end(rawProblem(clientProblem(error.code ?? '')));
  },
  frameworkErrors: ({ code }: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
    sendProblem(code === 'FST_ERR_MAX_PARAM_LENGTH' ? pathTooLong : pathMalformed, request, reply),
};

const pathTooLong = new HttpProblem(
  'URL_TOO_LONG',
  `a path parameter is longer than ${maxParamLength} characters`,
);
const pathMalformed = new HttpProblem('REQUEST_MALFORMED', 'the path is not valid percent-encoded UTF-8');

/** What Node's parser says of bytes that are no request it takes. */
function clientProblem(code: string): HttpProblem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new HttpProblem('HEADERS_TOO_LARGE', 'request line and headers are longer than 16 KiB');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new HttpProblem('BODY_TOO_LARGE', 'the extensions of a chunk are too long');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new HttpProblem('REQUEST_TIMEOUT', 'the request did not arrive in time');
    default:
      return new HttpProblem('REQUEST_MALFORMED', 'this is not a valid HTTP/1.1 request');
  }
}

const rawProblem = ({ code, message: detail }: HttpProblem): string => rawAnswer({ code, detail });

/** An expectation nobody knows (RFC 9110, section 10.1.1), and a tunnel, which this server is not for. */
export function refuseExpectations(server: Server): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const problem = new HttpProblem('EXPECTATION_FAILED', 'the only Expect is 100-continue');
    response.socket?.end(rawProblem(problem));
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.end(rawProblem(new HttpProblem('METHOD_NOT_ALLOWED', 'CONNECT is not allowed here')));
  });
}

/** Answers paths of no route; `unknown` and a problem say that nothing was answered. */
interface OtherPages {
  answer(
    request: FastifyRequest,
    reply: FastifyReply,
    path: string,
  ): Promise<'answered' | 'unknown' | RawProblem>;
}

/**
 * Answers what no route is for: OPTIONS with the methods of a path, a method a path does not have with 405 and `Allow`,
 * a path nobody has with one of `pages`, else with 404. To be called before the routes are registered.
 */
export function useRouteErrors(fastify: FastifyInstance, pages?: OtherPages): void {
  const paths = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const pattern = new RegExp(`^${url.replace(/:[^/]+/g, '[^/]+').replaceAll('.', '\\.')}/?$`);
    const path = paths.get(url) ?? { pattern, methods: new Set(['OPTIONS']) };
    for (const each of [method].flat()) path.methods.add(each);
    paths.set(url, path);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const problem = headerProblem(request.raw);
    if (problem !== undefined) return done(new HttpProblem('REQUEST_MALFORMED', problem));
    if (!request.is404) return done();
    if (request.method === 'OPTIONS' && request.url === '*') return void reply.status(204).send();
    const [path = ''] = request.url.split('?');
    const allowed = [...paths.values()].find(({ pattern }) => pattern.test(path))?.methods;
    if (allowed === undefined) {
      const unknown = new HttpProblem('ROUTE_UNKNOWN', `there is no ${request.method} ${printable(path)}`);
      if (pages === undefined) return done(unknown);
      return void pages.answer(request, reply, path).then((answer) => {
        if (answer === 'unknown') done(unknown);
        else if (answer !== 'answered') done(new HttpProblem(answer.code, answer.detail));
      }, done);
    }
    const allow = [...allowed].sort().join(', ');
    if (request.method === 'OPTIONS') return void reply.status(204).header('allow', allow).send();
    const detail = `${request.method} is not allowed here; ${allow} are`;
    done(new HttpProblem('METHOD_NOT_ALLOWED', detail, { allow }));
  });
}

/** Headers of which a request has one: of two, every reader might take another. */
const singular = new Set(['authorization', 'content-encoding', 'content-type', 'host', 'idempotency-key']);

/** A host with its port (RFC 3986, section 3.2.2); empty where a target has none. */
const hostPattern = /^[\w.~!$&'()*+,;=%:[\]-]*$/;

function headerProblem({ headers, rawHeaders, httpVersion }: IncomingMessage): string | undefined {
  const { host } = headers;
  if (host === undefined && httpVersion === '1.1') return 'the Host header is missing';
  if (host !== undefined && !hostPattern.test(host)) return 'the Host header is no host';
  const seen = new Set<string>();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase() ?? '';
    if (!singular.has(name)) continue;
    if (seen.has(name)) return `the header ${name} is sent twice`;
    seen.add(name);
  }
  return undefined;
}
