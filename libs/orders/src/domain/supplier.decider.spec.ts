import { SupplierRegistered } from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { SupplierDetails } from './supplier';
import { supplierDecider, type RegisterSupplier } from './supplier.decider';

const at = '2026-03-01T08:00:00.000Z';
const later = '2026-03-02T08:00:00.000Z';

const market: SupplierDetails = {
  gln: '6901234000016',
  name: '欧亚超市',
  latitude: 43.88,
  longitude: 125.32,
};
const register = (details: SupplierDetails): RegisterSupplier => ({
  type: 'RegisterSupplier',
  occurredAt: later,
  details,
});

describe('a supplier', () => {
  it('is registered', () => {
    given(supplierDecider).when(register(market)).then(SupplierRegistered.of(later, market));
  });

  it('sent again changes nothing', () => {
    given(supplierDecider, SupplierRegistered.of(at, market))
      .when(register({ ...market }))
      .thenNothing();
  });

  it.each([{ name: '恒客隆' }, { latitude: 43.9 }, { latitude: null, longitude: null }])(
    'is not replaced by another under its number: %j',
    (difference) => {
      given(supplierDecider, SupplierRegistered.of(at, market))
        .when(register({ ...market, ...difference }))
        .thenRefused('SUPPLIER_EXISTS');
    },
  );
});
