import { dataOf, type Schemas } from '@boxtrail/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../base/api';
import { byPlace, withStates, type Metric, type PlaceState } from '../network';
import { useAccounts, useOpenFindings, useStations } from '../queries';
import type { Located } from './geo';

type Load = Schemas['ListedLoad'];

/** A place of the map with what the reader may know of it. */
export interface MapPlace extends PlaceState {
  readonly tier: 'municipal' | 'district' | 'supplier';
  readonly parentGln: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export const isLocated = (place: MapPlace): place is MapPlace & Located =>
  place.latitude !== null && place.longitude !== null;

const limit = 200;
/** The most pages of loads on the road that the map sums; beyond them it says so. */
const pagesAtMost = 5;
export const loadsAtMost = pagesAtMost * limit;

/** Loads on the road now, at most a thousand: all that the reader may see. */
export const useLoadsOnTheRoad = () =>
  useQuery({
    queryKey: ['loads-on-the-road'],
    queryFn: async () => {
      const loads: Load[] = [];
      let cursor: string | undefined;
      for (let page = 1; page <= pagesAtMost; page += 1) {
        const query = { status: 'dispatched' as const, limit, cursor };
        const { items, next } = await dataOf(api.GET('/v1/loads', { params: { query } }));
        loads.push(...items);
        if (next === null) break;
        cursor = next;
      }
      return loads;
    },
    meta: { isLive: true },
  });

const tiers = ['municipal', 'district', 'supplier'] as const;

/** The places of the map: city, districts and suppliers, which the tree below it has asked for already. */
export function useMapPlaces(metric: Metric): readonly MapPlace[] {
  const findings = useOpenFindings(metric === 'findings').data;
  const counted = findings && byPlace(findings);
  const lists = {
    municipal: { list: useStations({ tier: 'municipal' }), books: useAccounts({ tier: 'municipal' }) },
    district: { list: useStations({ tier: 'district' }), books: useAccounts({ tier: 'district' }) },
    supplier: { list: useStations({ tier: 'supplier' }), books: useAccounts({ tier: 'supplier' }) },
  };
  return tiers.flatMap((tier) => {
    const { list, books } = lists[tier];
    const stations = list.data ?? [];
    const states = withStates(stations, books.accounts, counted);
    return stations.map(({ parentGln, latitude, longitude }, i): MapPlace => {
      const state = states[i];
      if (state === undefined) throw new Error('each station has a state');
      return { ...state, tier, parentGln, latitude, longitude };
    });
  });
}
