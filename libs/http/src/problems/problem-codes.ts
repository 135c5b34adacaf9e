import { contextProblems } from '@boxtrail/contracts';
import { sharedRefusals, type RefusalCode, type RefusalKind, type RefusalTable } from '@boxtrail/kernel';
import { clientProblems } from './client-problems';
import { operationsRefusals } from './operations-refusals';
import type { ProblemMeaning } from './problem-meaning';
import { requestRefusals } from './request-refusals';
import { serverProblems } from './server-problems';

/** Codes of the HTTP layer itself: no rule of a context is involved. A gateway answers with them too. */
export const httpProblems = { ...clientProblems, ...serverProblems };

/** Refusals that every service has: of requests in general, and of the routes that all services share. */
export const routeRefusals = { ...requestRefusals, ...operationsRefusals };

export type RouteRefusals = typeof routeRefusals;

declare module '@boxtrail/kernel' {
  interface RefusalCodes extends RouteRefusals {}
}

export type HttpCode = keyof typeof httpProblems;

/** Every `code` that an answer or a line can have. */
export type ProblemCode = HttpCode | RefusalCode;

/** The status of a refusal. */
export const statusOf: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  forbidden: 403,
  unknown: 404,
  rule: 409,
  stale: 412,
  reused: 422,
  precondition: 428,
  limited: 429,
};

const coded = (table: RefusalTable): [string, ProblemMeaning][] =>
  Object.entries(table).map(([code, { kind, ...words }]) => [code, { status: statusOf[kind], ...words }]);

/** The sections of the list of codes. */
export const problemSections: Readonly<Record<string, readonly [string, ProblemMeaning][]>> = {
  'Every route': Object.entries(httpProblems),
  'Requests and shared routes': coded(routeRefusals),
  'Several contexts': coded(sharedRefusals),
  ...Object.fromEntries(
    Object.entries(contextProblems).map(([context, table]) => [`The context ${context}`, coded(table)]),
  ),
};

/** What each code means. */
export const problems: ReadonlyMap<string, ProblemMeaning> = new Map(Object.values(problemSections).flat());

/** The `type` of a problem document (RFC 9457, section 3.1.1): a reference to the page of its code on the server that was asked. */
export const problemType = (code: ProblemCode): string => `/problems/${code}`;

/** The code of an error that the HTTP server or the framework found, by its status. */
export function codeOfStatus(status: number): HttpCode {
  const codes: Readonly<Record<number, HttpCode>> = {
    404: 'ROUTE_UNKNOWN',
    405: 'METHOD_NOT_ALLOWED',
    406: 'NOT_ACCEPTABLE',
    408: 'REQUEST_TIMEOUT',
    413: 'BODY_TOO_LARGE',
    414: 'URL_TOO_LONG',
    415: 'MEDIA_TYPE_UNSUPPORTED',
    431: 'HEADERS_TOO_LARGE',
  };
  return codes[status] ?? 'REQUEST_MALFORMED';
}
