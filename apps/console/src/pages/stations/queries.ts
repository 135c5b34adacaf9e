import { dataOf, Refused, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api';
import { useMay } from '../../base/session';
import type { Account, Station } from './network';

/** Whether the reader's role may see accounts and findings; a key that is bound to a place sees those of its own. */
export const useMaySeeAccounts = (): boolean => useMay('listFindings');
export const useMaySeeHeld = (): boolean => useMay('listHeldBoxes');
const useMaySeeNetwork = (): boolean => useMay('getSummary');

interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

const limit = 200;

/** All pages of a list that is known to be short: at most 2,000 rows. */
async function allOf<T>(page: (cursor: string | undefined) => Promise<PageOf<T>>, most = 10): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let asked = 0; asked < most; asked += 1) {
    const answer = await page(cursor);
    items.push(...answer.items);
    if (answer.next === null) break;
    cursor = answer.next;
  }
  return items;
}

type Tier = 'municipal' | 'district' | 'supplier';
/** The places of a tier, or those directly below a station. */
export type Part = { readonly tier: Tier } | { readonly parentGln: string };

/** Stations hardly ever change. */
const stationsStaleMs = 300_000;

export const useStations = (part: Part, enabled = true) =>
  useQuery({
    queryKey: ['stations', part],
    enabled,
    queryFn: () =>
      'tier' in part && part.tier === 'supplier'
        ? allOf<Schemas['Supplier']>((cursor) =>
            dataOf(api.GET('/v1/suppliers', { params: { query: { limit, cursor } } })),
          ).then((suppliers) => suppliers.map(asPlace))
        : allOf<Station>((cursor) =>
            dataOf(api.GET('/v1/stations', { params: { query: { ...stationPart(part), limit, cursor } } })),
          ).then((stations) => stations.map(asPlace)),
    staleTime: stationsStaleMs,
  });

const stationPart = (part: Part) =>
  'parentGln' in part ? part : { tier: part.tier === 'supplier' ? undefined : part.tier };

type Described = Pick<Station, 'gln' | 'name' | 'latitude' | 'longitude'> &
  Partial<Pick<Station, 'street' | 'parentGln'>>;

/** What the pages of the network keep of a station or a supplier. */
const asPlace = ({ gln, name, street = null, parentGln = null, latitude, longitude }: Described) => ({
  ...{ gln, name, street, parentGln, latitude, longitude },
});

const none: ReadonlyMap<string, Account> = new Map();

/** The accounts of a part of the network by GLN: all that the reader may see. */
export function useAccounts(
  part: Part,
  enabled = true,
): { accounts: ReadonlyMap<string, Account>; error: Error | null } {
  const may = useMaySeeAccounts();
  const query = useQuery({
    queryKey: ['accounts', part],
    enabled: enabled && may,
    queryFn: async () => {
      const items = await allOf<Account>((cursor) =>
        dataOf(api.GET('/v1/accounts', { params: { query: { ...part, limit, cursor } } })),
      );
      return new Map(items.map((account) => [account.gln, account]));
    },
    meta: { isLive: true },
  });
  return { accounts: query.data ?? none, error: query.error };
}

/** The most pages of findings that colour the network; beyond them it says so. */
const findingPages = 5;

/** Open findings, the oldest thousand at most. */
export const useOpenFindings = (enabled: boolean) => {
  const may = useMaySeeAccounts();
  return useQuery({
    queryKey: ['open-findings'],
    enabled: enabled && may,
    queryFn: () =>
      allOf<Schemas['ListedFinding']>(
        (cursor) => dataOf(api.GET('/v1/findings', { params: { query: { limit, cursor } } })),
        findingPages,
      ),
    meta: { isLive: true },
  });
};
export const findingsAtMost = findingPages * limit;

/** The whole network, for the roles that may see it. */
export const useSummary = () =>
  useQuery({
    queryKey: ['summary'],
    queryFn: () => dataOf(api.GET('/v1/summary')),
    enabled: useMaySeeNetwork(),
    meta: { isLive: true },
  });

export interface Place {
  readonly gln: string;
  readonly name: string;
  readonly tier: Station['tier'] | 'supplier';
  readonly parentGln: string | null;
  readonly code: string | null;
  readonly street: string | null;
}

/** A station, or else a supplier. */
export const usePlace = (gln: string) =>
  useQuery({
    queryKey: ['place', gln],
    queryFn: async (): Promise<Place> => {
      try {
        return await dataOf(api.GET('/v1/stations/{gln}', { params: { path: { gln } } }));
      } catch (error) {
        if (!(error instanceof Refused) || error.status !== 404) throw error;
        const suppliers = await allOf<Schemas['Supplier']>((cursor) =>
          dataOf(api.GET('/v1/suppliers', { params: { query: { limit, cursor } } })),
        );
        const supplier = suppliers.find((one) => one.gln === gln);
        if (supplier === undefined) throw error;
        return { ...supplier, tier: 'supplier', parentGln: null, code: null, street: null };
      }
    },
    staleTime: stationsStaleMs,
  });

interface Moments {
  readonly at: string | undefined;
  readonly knownAt: string | undefined;
}

/** The account of a place as of two moments. */
export const useAccount = (gln: string, { at, knownAt }: Moments) =>
  useQuery({
    queryKey: ['account', gln, at ?? null, knownAt ?? null],
    queryFn: () =>
      dataOf(api.GET('/v1/accounts/{gln}', { params: { path: { gln }, query: { at, knownAt } } })),
    enabled: useMaySeeAccounts(),
    meta: { isLive: true },
  });

/** The account of a place, hour by hour of a day; undefined: the last day on which it changed. */
export const useAccountDay = (gln: string, day: string | undefined, { at, knownAt }: Moments) =>
  useQuery({
    queryKey: ['account-day', gln, day ?? null, at ?? null, knownAt ?? null],
    queryFn: () => {
      const params = { path: { gln, day: day ?? 'latest' }, query: { at, knownAt } };
      return dataOf(api.GET('/v1/accounts/{gln}/days/{day}', { params }));
    },
    enabled: useMaySeeAccounts(),
    meta: { isLive: true },
  });

export const explanationOf = async (gln: string, { at, knownAt }: Moments) =>
  (
    await dataOf(
      api.GET('/v1/accounts/{gln}', { params: { path: { gln }, query: { explain: 'true', at, knownAt } } }),
    )
  ).explained;

/** The most overdue boxes that a sentence counts. */
export const overdueAtMost = 200;

export const useOverdueCount = (gln: string) =>
  useQuery({
    queryKey: ['overdue-count', gln],
    queryFn: async () => {
      const params = { query: { station: gln, limit: overdueAtMost } };
      return (await dataOf(api.GET('/v1/overdue-boxes', { params }))).items.length;
    },
    enabled: useMaySeeAccounts(),
    meta: { isLive: true },
  });

/** The limit in hours by load, of loads that are on the road for longer: the 200 that are late for longest. */
export const useLateLoads = (enabled: boolean) =>
  useQuery({
    queryKey: ['late-loads'],
    queryFn: async () => {
      const params = { query: { problem: 'late' as const, limit } };
      const { items } = await dataOf(api.GET('/v1/open-loads', { params }));
      return new Map(items.map(({ loadId, limitHours }) => [loadId, limitHours]));
    },
    enabled: useMay('listOpenLoads') && enabled,
    meta: { isLive: true },
  }).data;
