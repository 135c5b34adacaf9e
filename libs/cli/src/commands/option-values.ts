import { reads, type ReadId, type ReadParameter } from '@boxtrail/api-client';

/** The values that the document lists for a parameter of a GET route; none while the document lacks the route. */
export const valuesOf = (route: ReadId, name: string): readonly string[] =>
  (Object.hasOwn(reads, route) ? (reads[route].parameters as readonly ReadParameter[]) : []).find(
    (parameter) => parameter.name === name,
  )?.values ?? [];
