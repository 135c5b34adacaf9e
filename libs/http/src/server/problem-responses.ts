import { STATUS_CODES } from 'node:http';
import { roles, rolesKey, type Allowed } from '../access/access';
import { type Scope, scopeName } from '../access/area';
import { sharedRefusals, type RefusalTable } from '@boxtrail/kernel';
import {
  httpProblems,
  routeRefusals,
  statusOf,
  type HttpCode,
  type RouteRefusals,
} from '../problems/problem-codes';
import type { DescribedParameter } from './parameters';
import { refusalsKey } from './refuses';

type Code = HttpCode | keyof RouteRefusals | keyof typeof sharedRefusals;

/** An operation of the document, as far as it tells what may be refused. */
export interface DescribedOperation {
  parameters?: DescribedParameter[];
  requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  responses?: Record<string, object>;
  [rolesKey]?: Allowed;
  [scopeName]?: Scope;
  [refusalsKey]?: Readonly<Record<string, number>>;
  [ownIdKey]?: boolean;
  [keyRequiredKey]?: boolean;
}

export interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Marks an operation whose body identifies its fact: no `Idempotency-Key` is looked up for it. */
export const ownIdKey = 'x-known-by-own-id';

/** Marks an operation that refuses a request without `Idempotency-Key`. */
export const keyRequiredKey = 'x-idempotency-key-required';

/** What any route may answer, before its own code runs or because a part of the system fails. */
const everyRoute: readonly Code[] = [
  'REQUEST_MALFORMED',
  'REQUEST_TIMEOUT',
  'BODY_TOO_LARGE',
  'MEDIA_TYPE_UNSUPPORTED',
  'CONTENT_ENCODING_UNSUPPORTED',
  'EXPECTATION_FAILED',
  'HEADERS_TOO_LARGE',
  'INTERNAL',
  'STOPPING',
  'SERVICE_UNAVAILABLE',
];

/** What any route of the API may answer to a caller. */
const apiRoute: readonly Code[] = [
  'INPUT_INVALID',
  'API_KEY_MISSING',
  'API_KEY_INVALID',
  'API_KEY_REVOKED',
  'SESSION_ENDED',
  'TOO_MANY_BAD_KEYS',
  'TOO_MANY_IN_FLIGHT',
  'TOO_MANY_REQUESTS',
  'EVENT_UNREADABLE',
  'OVERLOADED',
  'VIEW_BEHIND',
  'STORE_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'STORAGE_FULL',
  'NOT_ACCEPTABLE',
];

const command: readonly Code[] = [
  'ORIGIN_FOREIGN',
  'JSON_INVALID',
  'ENCODING_INVALID',
  'EVENT_INVALID',
  'IDEMPOTENCY_KEY_INVALID',
  'IDEMPOTENCY_KEY_REUSED',
  'IF_MATCH_INVALID',
  'STALE_REVISION',
];

/** Codes that follow from a parameter or a field that a route takes. */
const byName: Readonly<Record<string, readonly Code[]>> = {
  cursor: ['CURSOR_INVALID'],
  'Last-Event-ID': ['CURSOR_INVALID', 'POSITION_UNKNOWN'],
  atLeast: ['POSITION_UNKNOWN'],
  after: ['POSITION_UNKNOWN'],
  position: ['POSITION_UNKNOWN'],
  occurredAt: ['TIME_IN_FUTURE'],
  at: ['TIME_IN_FUTURE'],
  knownAt: ['TIME_IN_FUTURE'],
  fromAt: ['TIME_IN_FUTURE'],
  backDatedBecause: ['BACK_DATED', 'BACK_DATING_NOT_ALLOWED'],
};

const tables: RefusalTable = { ...routeRefusals, ...sharedRefusals };

const statusOfCode = (code: Code): number =>
  code in httpProblems ? httpProblems[code as HttpCode].status : statusOf[tables[code]?.kind ?? 'invalid'];

function commonCodes(
  method: string,
  path: string,
  operation: DescribedOperation,
  schemas: Readonly<Record<string, Schema>>,
): Code[] {
  const codes = [...everyRoute];
  const parameters = operation.parameters ?? [];
  if (parameters.some((parameter) => parameter.in === 'path')) codes.push('URL_TOO_LONG');
  if (path === '/health/ready') codes.push('NOT_READY');
  if (path === '/v1/session' && method === 'post') codes.push('TOO_MANY_SESSIONS');
  if (!path.startsWith('/v1')) return codes;
  codes.push(...apiRoute);
  const allowed = operation[rolesKey];
  if (allowed !== 'public' && allowed?.length !== roles.length) codes.push('ROLE_NOT_ALLOWED');
  const scope = operation[scopeName];
  if (allowed !== 'public' && scope !== 'network' && scope !== 'sender') codes.push('STATION_NOT_YOURS');
  const bodies = Object.values(operation.requestBody?.content ?? {});
  const names = [
    ...parameters.map(({ name = '' }) => name),
    ...bodies.flatMap(({ schema = {} }) => fieldsOf(schema, schemas)),
  ];
  codes.push(...names.flatMap((name) => byName[name] ?? []));
  if (bodies.length > 0) codes.push('BODY_EMPTY');
  if (method === 'get') return codes;
  codes.push(...command);
  if (operation[keyRequiredKey] === true) codes.push('IDEMPOTENCY_KEY_MISSING');
  if (operation[ownIdKey] !== true) codes.push('IDEMPOTENCY_KEY_IN_PROGRESS');
  return codes;
}

function fieldsOf(schema: Schema, schemas: Readonly<Record<string, Schema>>): string[] {
  const name = schema.$ref?.split('/').pop();
  const { properties = {} } = name === undefined ? schema : (schemas[name] ?? {});
  return Object.keys(properties);
}

/** Responses for every status that an operation may refuse with, each with its codes. Takes out the marks for it. */
export function problemResponses(
  method: string,
  path: string,
  operation: DescribedOperation,
  schemas: Readonly<Record<string, Schema>>,
): Record<string, object> {
  const codes = new Map<number, Set<string>>();
  const add = (code: string, status: number) => codes.set(status, (codes.get(status) ?? new Set()).add(code));
  for (const code of commonCodes(method, path, operation, schemas)) add(code, statusOfCode(code));
  for (const [code, status] of Object.entries(operation[refusalsKey] ?? {})) add(code, status);
  delete operation[refusalsKey];
  delete operation[ownIdKey];
  delete operation[keyRequiredKey];
  return Object.fromEntries(
    [...codes].map(([status, names]) => [String(status), problemResponse(status, [...names].sort())]),
  );
}

function problemResponse(status: number, codes: readonly string[]): object {
  const name = `Problem${status}`;
  const usual = usualProblems[name];
  if (usual !== undefined && JSON.stringify(usual.codes) === JSON.stringify(codes))
    return { $ref: `#/components/responses/${name}` };
  return describedProblem(status, codes);
}

/** Every problem of these statuses says when to come back. Of a 409, a key in use does. */
const temporary: readonly number[] = [429, 503, 507];

const retryAfter = (required: boolean) => ({
  'Retry-After': {
    description: 'when to send the request again, in s',
    required,
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 3_600 },
  },
});

const describedProblem = (status: number, codes: readonly string[]) => ({
  description: STATUS_CODES[status] ?? 'Error',
  ...((temporary.includes(status) || codes.includes('IDEMPOTENCY_KEY_IN_PROGRESS')) && {
    headers: retryAfter(temporary.includes(status)),
  }),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
      },
    },
  },
});

/** The responses of an API route whose codes depend on nothing it takes: said once. */
const usualProblems: Readonly<Record<string, { status: number; codes: readonly string[] }>> =
  Object.fromEntries(
    [401, 406, 408, 413, 415, 417, 429, 431, 500, 503, 507].map((status) => {
      const codes = [...everyRoute, ...apiRoute].filter((code) => statusOfCode(code) === status).sort();
      return [`Problem${status}`, { status, codes }];
    }),
  );

/** Components that `problemResponses` refers to. */
export const problemComponents = {
  schemas: {
    Problem: {
      type: 'object',
      description: 'Why a request was refused or failed (RFC 9457).',
      required: ['type', 'title', 'status', 'code', 'detail', 'traceId'],
      properties: {
        type: { type: 'string', format: 'uri-reference', description: 'Leads to the page of the code.' },
        title: { type: 'string', description: 'What the code means.' },
        status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599 },
        code: { type: 'string', description: 'Stable and for programs: `BOX_ALREADY_SEALED`.' },
        detail: { type: 'string', description: 'What is wrong with this request, for people.' },
        traceId: { type: 'string', description: 'Finds the request in the logs of the service.' },
        errors: {
          type: 'array',
          description: 'The fields that are wrong, when they are known.',
          items: {
            type: 'object',
            required: ['pointer', 'detail'],
            properties: {
              pointer: {
                type: 'string',
                description: 'JSON Pointer (RFC 6901) to a field of the body, or `/name` of a parameter.',
              },
              detail: { type: 'string' },
            },
          },
        },
      },
    },
  },
  responses: {
    Problem: {
      description: 'A problem (RFC 9457)',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
    ...Object.fromEntries(
      Object.entries(usualProblems).map(([name, { status, codes }]) => [
        name,
        describedProblem(status, codes),
      ]),
    ),
  },
};
