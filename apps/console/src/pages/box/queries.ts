import { dataOf } from '@boxtrail/api-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../base/api';
import type { Step, Trail } from './waterfall';

/** The most steps that are asked for at once; a trail of more says so. */
const pagesAtMost = 5;

export interface WholeTrail {
  readonly trail: Trail;
  readonly steps: readonly Step[];
}

interface Moments {
  readonly at?: string;
  readonly knownAt?: string;
}

async function trailOf(sscc: string, { at, knownAt }: Moments): Promise<WholeTrail> {
  const steps: Step[] = [];
  let cursor: string | undefined;
  for (let page = 1; ; page += 1) {
    const query = { limit: 200, cursor, at, knownAt };
    // As JSON; the route also writes text.
    const trail = (await dataOf(
      api.GET('/v1/trails/{sscc}', { params: { path: { sscc }, query } }),
    )) as Trail;
    steps.push(...trail.steps);
    if (trail.next === null || page === pagesAtMost) return { trail, steps };
    cursor = trail.next;
  }
}

/** The trail as of two moments; the one shown before stays until the next has come. */
export const useTrail = (sscc: string, moments: Moments = {}) =>
  useQuery({
    queryKey: ['trail', sscc, moments.at ?? null, moments.knownAt ?? null],
    queryFn: () => trailOf(sscc, moments),
    placeholderData: keepPreviousData,
    meta: { isLive: true },
  });

/** Contents and label of a box. */
export const useBox = (sscc: string) =>
  useQuery({
    queryKey: ['box', sscc],
    queryFn: () => dataOf(api.GET('/v1/boxes/{sscc}', { params: { path: { sscc } } })),
    meta: { isLive: true },
  });

export const useBoxType = (gtin: string | undefined) =>
  useQuery({
    queryKey: ['box-type', gtin],
    queryFn: () => dataOf(api.GET('/v1/box-types/{gtin}', { params: { path: { gtin: gtin ?? '' } } })),
    enabled: gtin !== undefined,
    staleTime: 60_000,
  });
