import { StationChanged, StationRegistered, type StationDetails } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { stationDecider, type RegisterStation } from './station.decider';

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
  details,
});

describe('a station', () => {
  it.each([community, city])('is registered', (details) => {
    given(stationDecider).when(register(details)).then(StationRegistered.of(later, details));
  });

  it('sent again changes nothing', () => {
    given(stationDecider, StationRegistered.of(at, community))
      .when(register({ ...community }))
      .thenNothing();
  });

  it('changes when its details differ', () => {
    const moved = { ...community, parentGln: '6900000000214', street: null };
    given(stationDecider, StationRegistered.of(at, community))
      .when(register(moved))
      .then(StationChanged.of(later, moved));
  });

  it('is compared with what was said last', () => {
    const renamed = { ...community, name: '新南关社区' };
    const changed = given(
      stationDecider,
      StationRegistered.of(at, community),
      StationChanged.of(at, renamed),
    );
    changed.when(register(renamed)).thenNothing();
    changed.when(register(community)).then(StationChanged.of(later, community));
  });

  it('keeps its tier', () => {
    const raised: StationDetails = { ...community, tier: 'district' };
    given(stationDecider, StationRegistered.of(at, community))
      .when(register(raised))
      .thenRefused('STATION_TIER_FIXED');
  });

  it('keeps its code: a number that is taken is not given to another', () => {
    given(stationDecider, StationRegistered.of(at, community))
      .when(register({ ...community, code: '220102001002' }))
      .thenRefused('STATION_CODE_FIXED');
  });

  it('has a parent, unless it is the city itself', () => {
    given(stationDecider)
      .when(register({ ...community, parentGln: null }))
      .thenRefused('STATION_PARENT_REQUIRED');
    given(stationDecider)
      .when(register({ ...community, tier: 'district', parentGln: null }))
      .thenRefused('STATION_PARENT_REQUIRED');
    given(stationDecider)
      .when(register({ ...city, parentGln: community.gln }))
      .thenRefused('STATION_PARENT_FORBIDDEN');
  });
});
