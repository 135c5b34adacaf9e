import {
  StationChanged,
  StationCodeTaken,
  StationRegistered,
  SupplierRegistered,
  type StationDetails,
  supplierUnknown,
} from '@boxtrail/contracts';
import { fold, Refusal } from '@boxtrail/kernel';
import * as fc from 'fast-check';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { placeDecider, type RegisterStation } from './place.decider';

const at = '2026-03-01T08:00:00.000Z';
const later = '2026-03-02T08:00:00.000Z';

const community: StationDetails = {
  gln: '6900000000313',
  code: '220102001001',
  name: '南关社区',
  tier: 'community',
  parentGln: '6900000000207',
  street: '长通街道',
  latitude: 43.86,
  longitude: 125.35,
};
const city: StationDetails = {
  ...community,
  gln: '6900000000108',
  code: '2201',
  tier: 'municipal',
  parentGln: null,
};
const register = (details: StationDetails): RegisterStation => ({
  type: 'RegisterStation',
  occurredAt: later,
  dated: false,
  details,
});
const since = (occurredAt: string, details: StationDetails): RegisterStation => ({
  ...register(details),
  occurredAt,
  dated: true,
});

describe('registering a station', () => {
  it.each([community, city])('is recorded: %j', (details) => {
    given(placeDecider).when(register(details)).then(StationRegistered.of(later, details));
  });

  it('records nothing when it is repeated', () => {
    given(placeDecider, StationRegistered.of(at, community))
      .when(register({ ...community }))
      .thenNothing();
  });

  it('records a change of details', () => {
    const moved = { ...community, parentGln: '6900000000214', street: null };
    given(placeDecider, StationRegistered.of(at, community))
      .when(register(moved))
      .then(StationChanged.of(later, moved));
  });

  it('compares with the last description', () => {
    const renamed = { ...community, name: '新南关社区' };
    const changed = given(placeDecider, StationRegistered.of(at, community), StationChanged.of(at, renamed));
    changed.when(register(renamed)).thenNothing();
    changed.when(register(community)).then(StationChanged.of(later, community));
  });

  it('refuses a change of tier', () => {
    const raised: StationDetails = { ...community, tier: 'district' };
    given(placeDecider, StationRegistered.of(at, community))
      .when(register(raised))
      .thenRefused('STATION_TIER_FIXED');
  });

  it('refuses a second GLN for its code, and a second code for its GLN', () => {
    given(placeDecider, StationRegistered.of(at, community))
      .when(register({ ...community, code: '220102001002' }))
      .thenRefused('STATION_CODE_FIXED');
  });

  it('requires a parent, except for a municipal station', () => {
    given(placeDecider)
      .when(register({ ...community, parentGln: null }))
      .thenRefused('STATION_PARENT_REQUIRED');
    given(placeDecider)
      .when(register({ ...community, tier: 'district', parentGln: null }))
      .thenRefused('STATION_PARENT_REQUIRED');
    given(placeDecider)
      .when(register({ ...city, parentGln: community.gln }))
      .thenRefused('STATION_PARENT_FORBIDDEN');
  });

  it('refuses the GLN of a supplier', () => {
    const { gln } = community;
    const supplier = SupplierRegistered.of(at, {
      ...supplierUnknown,
      gln,
      name: '欧亚超市',
      latitude: null,
      longitude: null,
    });
    given(placeDecider, supplier).when(register(community)).thenRefused('GLN_TAKEN');
  });

  it('ignores a list that is older than the known one', () => {
    const renamed = { ...community, name: '新南关社区' };
    const known = given(placeDecider, StationRegistered.of(later, renamed));
    known.when(since(at, community)).thenRefused('STATION_LIST_OLDER');
    known.when(since(at, renamed)).thenNothing();
    known.when(since(later, community)).then(StationChanged.of(later, community));
    known.when(since(later, renamed)).thenNothing();
  });

  it('records an unchanged station when the list is dated', () => {
    given(placeDecider, StationRegistered.of(at, community))
      .when(since(later, community))
      .then(StationChanged.of(later, community));
  });

  it('gives the newest description, over random lists in any order', () => {
    const names = fc.constantFrom('东社区', '西社区', '南社区');
    const lists = fc.uniqueArray(fc.record({ day: fc.integer({ min: 1, max: 9 }), name: names }), {
      selector: ({ day }) => day,
      minLength: 1,
    });
    const play = (all: readonly { day: number; name: string }[]) => {
      const history = all.reduce<ReturnType<typeof placeDecider.decide>>((events, { day, name }) => {
        const list = since(`2026-03-0${day}T00:00:00.000Z`, { ...community, name });
        try {
          return [...events, ...placeDecider.decide(list, fold(placeDecider, events))];
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          return events;
        }
      }, []);
      return fold(placeDecider, history);
    };
    fc.assert(
      fc.property(lists, (all) => {
        const newest = [...all].sort((a, b) => b.day - a.day)[0];
        expect(play(all)).toMatchObject({ status: 'station', details: { name: newest?.name } });
      }),
    );
  });
});

describe('the code of a station', () => {
  const { code } = community;
  const own = community.gln;
  const [other, third] = ['6900000000504', '6900000000405'];
  const take = (gln: string, lost?: string) => ({
    type: 'TakeCode' as const,
    occurredAt: later,
    code,
    gln,
    ...(lost !== undefined && { lost }),
  });
  const taken = (gln: string) => StationCodeTaken.of(at, { code, gln });

  it('gets one GLN, once', () => {
    given(placeDecider)
      .when(take(other))
      .then(StationCodeTaken.of(later, { code, gln: other }));
    given(placeDecider, taken(other)).when(take(other)).thenNothing();
    given(placeDecider, taken(other)).when(take(third)).thenRefused('STATION_GLN_FIXED');
  });

  it('is refused another GLN than that of its station', () => {
    given(placeDecider, StationRegistered.of(at, community))
      .when(take(other))
      .thenRefused('STATION_GLN_FIXED');
    given(placeDecider, taken(other)).when(register(community)).thenRefused('STATION_GLN_FIXED');
  });

  it('is free again when another place has registered its GLN', () => {
    given(placeDecider, taken(other))
      .when(take(third, other))
      .then(StationCodeTaken.of(later, { code, gln: third }));
    given(placeDecider, taken(other))
      .when({ ...register(community), lost: other })
      .then(StationRegistered.of(later, community));
    given(placeDecider, taken(third)).when(take(own, other)).thenRefused('STATION_GLN_FIXED');
  });

  it('leaves its derived GLN to other stations and suppliers', () => {
    const neighbour = { ...community, code: '220102001002' };
    given(placeDecider, taken(other)).when(register(neighbour)).then(StationRegistered.of(later, neighbour));
  });
});
