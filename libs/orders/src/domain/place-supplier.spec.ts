import { StationRegistered, SupplierRegistered, type SupplierDetails } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { placeDecider } from './place.decider';
import type { RegisterSupplier } from './place-supplier';

const at = '2026-03-01T08:00:00.000Z';
const later = '2026-03-02T08:00:00.000Z';

const market: SupplierDetails = {
  gln: '6901234000016',
  name: '欧亚超市',
  latitude: 43.88,
  longitude: 125.32,
  kind: 'supermarket',
  licence: { number: 'JY1', expiresOn: '2027-03-31' },
  dailyCapacity: 500,
};
const register = (details: SupplierDetails): RegisterSupplier => ({
  type: 'RegisterSupplier',
  occurredAt: later,
  details,
});

describe('registering a supplier', () => {
  it('is recorded', () => {
    given(placeDecider).when(register(market)).then(SupplierRegistered.of(later, market));
  });

  it('records nothing when it is repeated', () => {
    given(placeDecider, SupplierRegistered.of(at, market))
      .when(register({ ...market }))
      .thenNothing();
  });

  it.each([{ name: '恒客隆' }, { latitude: 43.9 }, { latitude: null, longitude: null }])(
    'is refused other content under its GLN: %j',
    (difference) => {
      given(placeDecider, SupplierRegistered.of(at, market))
        .when(register({ ...market, ...difference }))
        .thenRefused('SUPPLIER_EXISTS');
    },
  );

  it('is refused the GLN of a station', () => {
    const station = {
      gln: market.gln,
      code: '2201',
      name: '长春市',
      tier: 'municipal',
      parentGln: null,
    } as const;
    const nowhere = { street: null, latitude: null, longitude: null };
    given(placeDecider, StationRegistered.of(at, { ...station, ...nowhere }))
      .when(register(market))
      .thenRefused('GLN_TAKEN');
  });
});
