import { Readable } from 'node:stream';
import { readFile } from 'node:fs/promises';
import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { type Answers, describeAnswers } from './answers';
import { describeLocations } from './location';
import { serveProblemPages } from '../problems/problem-pages';
import { docsPolicy } from './default-headers';
import { sessionCookie } from '../access/session-cookie';
import { describeExamples } from './examples';
import { describeParameters } from './parameters';
import {
  keyRequiredKey,
  problemComponents,
  problemResponses,
  type DescribedOperation,
  type Schema,
} from './problem-responses';

/** What a context says of itself in the document. */
export interface Described {
  readonly name: string;
  /** A sentence about its routes. */
  readonly description?: string;
  readonly answers?: Answers;
}

/** The OpenAPI 3.1 document of a service's routes. The name of a method is the id of its operation. */
function openApi(app: INestApplication, parts: readonly Described[]): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Boxtrail')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setDescription(
      'Standard boxes from need to door, and the proof of what happened to every one. ' +
        'Send `Authorization: Bearer <API key>`; give every POST an `Idempotency-Key`, which most require; a PUT or DELETE may have one. ' +
        'Errors are `application/problem+json` (RFC 9457) with a stable `code`; each status of a route lists its codes.',
    )
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'API key' })
    .addCookieAuth(sessionCookie, { type: 'apiKey', in: 'cookie' }, 'session');
  for (const { name, description } of parts) config.addTag(name, description);
  const document = SwaggerModule.createDocument(app, config.build(), {
    operationIdFactory: (_controller, method) => method,
  });
  describeAnswers(
    document,
    parts.flatMap(({ answers = [] }) => answers),
  );
  describeLocations(document);
  describeExamples(document);
  const { schemas = {} } = document.components ?? {};
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, DescribedOperation>)) {
      const needsKey = operation[keyRequiredKey] === true;
      operation.responses = {
        ...operation.responses,
        ...problemResponses(method, path, operation, schemas as Record<string, Schema>),
        default: { $ref: '#/components/responses/Problem' },
      };
      const { parameters: declared = [] } = operation;
      describeParameters(declared);
      // OpenAPI 3.1 describes this header as a security scheme, never as a parameter.
      operation.parameters = declared.filter(({ name }) => name !== 'authorization');
      if (!['post', 'put', 'delete'].includes(method)) continue;
      const key = needsKey ? 'IdempotencyKey' : 'OptionalIdempotencyKey';
      operation.parameters.push({ $ref: `#/components/parameters/${key}` } as object);
    }
  }
  const components = {
    ...document.components,
    schemas: { ...schemas, ...problemComponents.schemas },
    responses: problemComponents.responses,
    parameters,
  };
  return { ...document, components } as OpenAPIObject;
}

const keyDescription =
  'Names this request. A retry with the same key has no second effect and gets the first answer: for ever if the ' +
  'request changed something, otherwise for at least 7 days. The same key with other content is refused (422). While ' +
  'another request with the key is being handled, the answer may be 409 `IDEMPOTENCY_KEY_IN_PROGRESS`.';

const keyParameter = (required: boolean, description: string) => ({
  name: 'Idempotency-Key',
  in: 'header',
  required,
  description,
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
});

/** Which of them a route has is said by the parameters of its method (`CommandParam`). */
const parameters = {
  IdempotencyKey: keyParameter(true, keyDescription),
  OptionalIdempotencyKey: keyParameter(
    false,
    `Optional on this route. ${keyDescription} Scans, arrivals, receipts, verifications, boxes and lines have ids ` +
      'of their own: sent again alone, each gets its first answer, with any key or none.',
  ),
};

/** The page's assets, from the package that carries them: nothing is fetched from outside. */
const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><title>Boxtrail API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Beside the page, so that its policy need not allow scripts in it. Keys are forgotten when the page is left. */
const startScript = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#page', docExpansion: 'none', persistAuthorization: false });
`;

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The document at /openapi.json, a page to read and try it at /docs, and what is published at /asyncapi.json. */
export function useDocs(
  app: NestFastifyApplication,
  parts: readonly Described[],
  asyncApi: (schemas: Schemas) => object,
): void {
  let document: OpenAPIObject | undefined;
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const described = () => (document ??= openApi(app, parts));
  servePage(fastify, described);
  serveProblemPages(fastify);
  let messages: string | undefined;
  fastify.get('/asyncapi.json', (_request, reply) => {
    messages ??= JSON.stringify(asyncApi(described().components?.schemas ?? {}));
    return reply.type('application/json').send(messages);
  });
}

/**
 * The same for a server that has its OpenAPI document from somewhere else. The document names the server that was asked;
 * it is another object only when it has changed.
 */
export function servePage(fastify: FastifyInstance, document: () => object): void {
  let kept: { readonly of: object; readonly bytes: Buffer } | undefined;
  fastify.get('/openapi.json', ({ protocol, host }, reply) => {
    const servers = /^[\w.:[\]-]+$/.test(host) ? [{ url: `${protocol}://${host}` }] : [];
    const of = document();
    // Written once: anybody may ask, many times at once, and read slowly. All answers share the bytes.
    if (kept?.of !== of)
      kept = { of, bytes: Buffer.from(JSON.stringify({ ...of, servers: undefined }).slice(0, -1)) };
    const { bytes } = kept;
    const end = Buffer.from(`,"servers":${JSON.stringify(servers)}}`);
    return reply
      .type('application/json')
      .header('content-length', bytes.length + end.length)
      .send(Readable.from([bytes, end]));
  });
  fastify.get('/docs', (_request, reply) =>
    reply.type('text/html').header('content-security-policy', docsPolicy).send(page),
  );
  fastify.get('/docs/start.js', (_request, reply) => reply.type('text/javascript').send(startScript));
  for (const [name, type] of Object.entries(assets)) {
    const file = require.resolve(`swagger-ui-dist/${name}`);
    fastify.get(`/docs/${name}`, async (_request, reply) => reply.type(type).send(await readFile(file)));
  }
}
