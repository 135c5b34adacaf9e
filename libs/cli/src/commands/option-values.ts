import { reads, type ReadId, type ReadParameter } from '@boxtrail/api-client';

/** The values that the document lists for a parameter of a GET route. */
export const valuesOf = (route: ReadId, name: string): readonly string[] =>
  (reads[route].parameters as readonly ReadParameter[]).find((parameter) => parameter.name === name)
    ?.values ?? [];
