import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI 3.1 document of a service's routes. */
export function openApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Boxtrail')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .setDescription(
      'Standard boxes from need to door, and the proof of what happened to every one. ' +
        'Send `Authorization: Bearer <API key>`; give every POST an `Idempotency-Key`. ' +
        'Errors are `application/problem+json` (RFC 9457) with a stable `code`.',
    )
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path as Record<string, { parameters?: object[]; responses?: Record<string, object> }>)) {
      operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Problem' } };
      if (method !== 'post') continue;
      operation.parameters = [...(operation.parameters ?? []), { $ref: '#/components/parameters/IdempotencyKey' }];
    }
  }
  return { ...document, components: { ...document.components, ...shared } } as OpenAPIObject;
}

const shared = {
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description: 'names this command for ever: a retry with the same key has no second effect. Bulk lines carry ids of their own',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    },
  },
  responses: {
    Problem: {
      description: 'Why not (RFC 9457)',
      content: {
        'application/problem+json': {
          schema: {
            type: 'object',
            required: ['type', 'title', 'status', 'code', 'detail', 'traceId'],
            properties: {
              type: { type: 'string', format: 'uri' },
              title: { type: 'string' },
              status: { type: 'integer' },
              code: { type: 'string' },
              detail: { type: 'string' },
              traceId: { type: 'string' },
              errors: {
                type: 'array',
                items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
              },
            },
          },
        },
      },
    },
  },
};

/** The document at /openapi.json and a page to read and try it at /docs. */
export function useDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => openApi(app), { jsonDocumentUrl: 'openapi.json', customSiteTitle: 'Boxtrail API' });
}
