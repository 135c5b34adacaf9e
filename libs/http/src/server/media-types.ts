import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes, ApiProduces } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpProblem } from '../problems/problem';

export const json = 'application/json';
export const ndjson = 'application/x-ndjson';
export const csv = 'text/csv';

interface Media {
  /** Types of the bodies it takes; JSON alone when left out. */
  readonly consumes?: readonly string[];
  /** Types of its answers; JSON alone when left out. `negotiated`: the route looks at `Accept` itself. */
  readonly produces?: readonly string[] | 'negotiated';
}

/** Media types of a route other than JSON in and JSON out. Bodies of lines reach the route as a stream. */
export const MediaTypes = ({ consumes, produces }: Media) =>
  applyDecorators(
    RouteConfig({ consumes, produces }),
    ...(consumes === undefined ? [] : [ApiConsumes(...consumes)]),
    ...(produces === undefined || produces === 'negotiated' ? [] : [ApiProduces(...produces)]),
  );

/** A route that takes one thing as JSON, or many as lines of NDJSON. */
export const OneOrMany = () => MediaTypes({ consumes: [json, ndjson], produces: [json, ndjson] });

/**
 * Refuses a body of a type its route does not take (415), before any of it is read, and an answer nobody accepts (406).
 * The content type of a request without a body does not matter.
 */
export function useMediaTypes(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, _payload, done) => {
    const { consumes = [json], produces = [json] } = request.routeOptions.config as Media;
    const problem = bodyProblem(request, consumes) ?? acceptProblem(request, produces);
    done(problem);
  });
}

function bodyProblem({ headers, raw }: FastifyRequest, consumes: readonly string[]): HttpProblem | undefined {
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .split(';')
    .map((part) => part.trim().toLowerCase());
  if (!hasBody) {
    if (!consumes.includes(type)) delete raw.headers['content-type'];
    return undefined;
  }
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity' && encoding !== '')
    return new HttpProblem('CONTENT_ENCODING_UNSUPPORTED', 'send the body without Content-Encoding', {
      'accept-encoding': 'identity',
    });
  if (!/^(chunked)?$/i.test(headers['transfer-encoding']?.trim() ?? ''))
    return new HttpProblem('CONTENT_ENCODING_UNSUPPORTED', 'the only Transfer-Encoding is chunked');
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice(8);
  const isText = type === csv || charset === undefined || /^"?(utf-?8|us-ascii)"?$/.test(charset);
  if (consumes.includes(type) && isText) return undefined;
  const detail = `send ${consumes.join(' or ')}${isText ? '' : ' in UTF-8'}`;
  return new HttpProblem('MEDIA_TYPE_UNSUPPORTED', detail, { accept: consumes.join(', ') });
}

function acceptProblem(
  request: FastifyRequest,
  produces: readonly string[] | 'negotiated',
): HttpProblem | undefined {
  const { accept } = request.headers;
  if (accept === undefined || accept.trim() === '' || produces === 'negotiated' || !isApi(request))
    return undefined;
  const ranges = accept.split(',').map(mediaRange);
  const accepted = produces.some((type) => {
    // The most specific range decides (RFC 9110, section 12.5.1).
    const wider = [type, `${type.split('/', 1)[0] ?? ''}/*`, '*/*'];
    const decides = wider
      .map((range) => ranges.filter(({ name }) => name === range))
      .find((found) => found.length > 0);
    return decides?.some(({ refused }) => !refused) ?? false;
  });
  return accepted
    ? undefined
    : new HttpProblem('NOT_ACCEPTABLE', `this route answers with ${produces.join(' or ')}`);
}

function mediaRange(text: string): { readonly name: string; readonly refused: boolean } {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  // Old Java clients send `*` for any type.
  return { name: name === '*' ? '*/*' : name, refused: parameters.some((part) => /^q=0(\.0*)?$/.test(part)) };
}

const isApi = ({ routeOptions: { url } }: FastifyRequest): boolean => url?.startsWith('/v1') === true;
