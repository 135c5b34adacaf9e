import * as c from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';

/** A small city: one municipal station, two districts with a community each, two suppliers. */
export const glns = {
  city: '2401000000003',
  district: '2402000000002',
  otherDistrict: '2402000000019',
  community: '2403000000001',
  otherCommunity: '2403000000018',
  supplier: '2404000000000',
  otherSupplier: '2404000000017',
} as const;
export type Bound = keyof typeof glns | 'none';

export const at = '2026-03-16T01:00:00.000Z';
export const station = (
  key: keyof typeof glns,
  tier: c.Tier,
  parent: keyof typeof glns | null,
): DomainEvent =>
  c.StationRegistered.of(at, {
    gln: glns[key],
    code: '2201',
    name: key,
    tier,
    parentGln: parent === null ? null : glns[parent],
    street: null,
    latitude: null,
    longitude: null,
  });
const supplier = (key: keyof typeof glns) =>
  c.SupplierRegistered.of(at, {
    ...c.supplierUnknown,
    gln: glns[key],
    name: key,
    latitude: null,
    longitude: null,
  });

export const network: readonly DomainEvent[] = [
  station('city', 'municipal', null),
  station('district', 'district', 'city'),
  station('otherDistrict', 'district', 'city'),
  station('community', 'community', 'district'),
  station('otherCommunity', 'community', 'otherDistrict'),
  supplier('supplier'),
  supplier('otherSupplier'),
];

export const gtin = '02401000000010';
export const sscc = '024010000000000012';
export const [jobId, roundId] = ['R-1', 'R-1'];
/** References of households and people, and where they live: none may be in the feed. */
export const personal = [
  ...['hh-secret', 'who-secret', 'building-secret', 'unit-secret', 'reason-secret'],
  ...['grid-secret', 'bed-ridden'],
];
export const household = {
  householdRef: 'hh-secret',
  building: 'building-secret',
  unit: 'unit-secret',
  order: 'proxy' as const,
  placedByRef: 'grid-secret',
  specialNeeds: ['bed-ridden' as const],
};
export const reason = 'reason-secret';
export const lines = [{ gtin, quantity: 1 }];
export const need = { needId: 'N-1', ...household, payment: 'prepaid', amountFen: 100, lines } as const;
export const scan = (scanId: string) => ({ sscc, scanId, atGln: glns.community, byRef: 'who-secret' });
export const every: readonly Bound[] = ['none', ...(Object.keys(glns) as Bound[])];
/** What concerns the community: seen by it and those above it. */
export const local: readonly Bound[] = ['none', 'city', 'district', 'community'];
export const supplied: readonly Bound[] = [...local, 'supplier'];
/** The load from the district to the community. */
export const atDistrict: readonly Bound[] = ['none', 'city', 'district'];

export type Row = readonly [
  event: DomainEvent,
  seenBy: readonly Bound[],
  /** Null: only readers of the log see it. */
  subject: string | null,
  stationGln: string | null,
];
