import * as events from '@boxtrail/contracts';
import { completeKey, type DomainEvent } from '@boxtrail/kernel';

export const gtin = completeKey('gtin', '0290000000001');
const gln = (n: number) => completeKey('gln', `02000000000${n}`);
export const places = { supplier: gln(1), city: gln(2), district: gln(3), north: gln(4), south: gln(5) };

const start = Date.parse('2026-03-20T00:00:00.000Z');
/** A moment so many minutes after the histories begin. */
export const timeAt = (minute: number) => new Date(start + minute * 60_000).toISOString();

/** The places and the box type. They are recorded before everything else. */
export function city(): DomainEvent[] {
  const before = timeAt(-20_000);
  const station = (gln: string, tier: events.Tier, parentGln: string | null) =>
    events.StationRegistered.of(before, {
      gln,
      code: `22010${gln.slice(-2)}`,
      name: `station ${gln}`,
      tier,
      parentGln,
      street: null,
      latitude: null,
      longitude: null,
    });
  const contents = [{ gtin, name: 'cabbage', quantity: 1, unit: 'kg' }];
  return [
    events.SupplierRegistered.of(before, {
      gln: places.supplier,
      ...events.supplierUnknown,
      name: 'market',
      latitude: null,
      longitude: null,
    }),
    station(places.city, 'municipal', null),
    station(places.district, 'district', places.city),
    station(places.north, 'community', places.district),
    station(places.south, 'community', places.district),
    events.BoxTypePublished.of(before, {
      gtin,
      name: 'vegetables',
      kind: 'vegetables',
      priceFen: 100,
      custodyLimitHours: null,
      supplierGln: null,
      contents,
    }),
  ];
}
