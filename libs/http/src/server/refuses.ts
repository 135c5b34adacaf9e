import { ApiExtension } from '@nestjs/swagger';
import { type RefusalTable, type SharedRefusals, sharedRefusals } from '@boxtrail/kernel';
import { routeRefusals, statusOf, type RouteRefusals } from '../problems/problem-codes';

/** Where the codes of a route stand in its operation until the document is complete. */
export const refusalsKey = 'x-refusals';

type Listed<Own> = (keyof Own | keyof SharedRefusals | keyof RouteRefusals) & string;

/**
 * The refusals of one route beyond those that follow from what it takes (`problem-responses.ts`): for the OpenAPI
 * document. `own` is the table of the context.
 */
export function Refuses<Own extends RefusalTable>(own: Own, ...codes: readonly Listed<Own>[]) {
  const tables: RefusalTable = { ...sharedRefusals, ...routeRefusals, ...own };
  return ApiExtension(
    refusalsKey,
    Object.fromEntries(codes.map((code) => [code, statusOf[tables[code]?.kind ?? 'invalid']])),
  );
}
