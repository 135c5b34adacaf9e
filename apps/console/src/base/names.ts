import { dataOf } from '@boxtrail/api-client';
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { api } from './api';

/** Names change seldom. */
const staleTime = 300_000;
/** The most that one page of a catalogue has; what is beyond is shown by its number. */
const limit = 200;

const stationQuery = (gln: string) =>
  queryOptions({
    queryKey: ['station', gln],
    queryFn: () => dataOf(api.GET('/v1/stations/{gln}', { params: { path: { gln } } })),
    staleTime,
  });

export const useStation = (gln: string) => useQuery(stationQuery(gln));

export const useBoxTypes = () =>
  useQuery({
    queryKey: ['box-types', 'names'],
    queryFn: async () => (await dataOf(api.GET('/v1/box-types', { params: { query: { limit } } }))).items,
    staleTime,
  });

export const useSuppliers = () =>
  useQuery({
    queryKey: ['suppliers', 'names'],
    queryFn: async () => (await dataOf(api.GET('/v1/suppliers', { params: { query: { limit } } }))).items,
    staleTime,
  });

type Tier = 'municipal' | 'district' | 'community';
/** Stations of a tier, or below a station. */
export const useStations = (query: { readonly tier?: Tier; readonly parentGln?: string } | undefined) =>
  useQuery({
    queryKey: ['stations', 'names', query],
    queryFn: async () =>
      (await dataOf(api.GET('/v1/stations', { params: { query: { ...query, limit } } }))).items,
    enabled: query !== undefined,
    staleTime,
  });

/** The most names that one sentence tells. */
const namesAtMost = 5;

/** Names of a few stations; a GLN where the name is not known yet. */
export const useStationNames = (glns: readonly string[]): readonly string[] =>
  useQueries({
    queries: glns.slice(0, namesAtMost).map((gln) => stationQuery(gln)),
    combine: (results) => results.map(({ data }, i) => data?.name ?? glns[i] ?? ''),
  });
