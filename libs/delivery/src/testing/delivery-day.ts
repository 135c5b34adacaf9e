import { BoxPacked, StationRegistered, SupplierRegistered, supplierUnknown } from '@boxtrail/contracts';
import { completeKey, type DomainEvent } from '@boxtrail/kernel';

/** A moment of the day the tests play: `at('14:30')`. */
export const at = (time: string): string => `2026-03-16T${time}:00.000Z`;
export const gln = (n: number): string => completeKey('gln', `6900000${String(n).padStart(5, '0')}`);
export const sscc = (n: number): string => completeKey('sscc', `37610425${String(n).padStart(9, '0')}`);
/** Boxes `from` to `to`. */
export const ssccs = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => sscc(from + i));

export const [city, district, community, supplier, otherDistrict] = [gln(1), gln(2), gln(3), gln(4), gln(5)];
export const plate = '吉A12345';
export const driverRef = 'driver-1';
/** Passes of that vehicle and that driver, for the whole city and the whole day. */
export const passes = { vehiclePassId: 'PV', driverPassId: 'PD' };

/** Stream and event of each place of the network. */
export const network = (): readonly (readonly [stream: string, event: DomainEvent])[] => {
  const rest = { code: '220104', street: null, latitude: null, longitude: null };
  const stations = (
    [
      [city, 'municipal', null, 'City'],
      [district, 'district', city, 'North'],
      [otherDistrict, 'district', city, 'South'],
      [community, 'community', district, 'Peach Garden'],
    ] as const
  ).map(
    ([place, tier, parentGln, name]) =>
      [
        `station-${place}`,
        StationRegistered.of(at('00:00'), { gln: place, name, tier, parentGln, ...rest }),
      ] as const,
  );
  const firm = { gln: supplier, name: 'Firm', latitude: null, longitude: null, ...supplierUnknown };
  return [...stations, [`supplier-${supplier}`, SupplierRegistered.of(at('00:00'), firm)]];
};

/** As the packing bench records it. */
export const packedBox = (box: string): DomainEvent =>
  BoxPacked.of(at('02:00'), {
    sscc: box,
    jobId: 'R-1',
    needId: 'N-1',
    gtin: completeKey('gtin', '0690123400001'),
    contents: [{ gtin: completeKey('gtin', '0690123400002'), lot: 'L1', quantity: 1 }],
    weightGrams: 4_000,
    packedAtGln: supplier,
    destinationGln: community,
    householdRef: 'H-1',
    building: '3',
    unit: '2',
    order: 'proxy',
    placedByRef: 'grid-4',
    specialNeeds: ['bed-ridden'],
  });
