import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { Count, Degrees, Gln, Nullable, OneOf, Ref, Text } from '../schema/fields';

/** Kinds of guaranteed-supply enterprises (Plan III.2). */
export const supplierKinds = [
  'supermarket',
  'wholesaler',
  'farmers-market',
  'e-commerce',
  'relief-store',
] as const;

export const supplierStatuses = ['active', 'suspended', 'closed'] as const;
export type SupplierStatus = (typeof supplierStatuses)[number];

/** A day of the calendar, UTC+8. */
const Day = () => Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$', description: 'date, UTC+8' });

const supplierFields = {
  gln: Gln(),
  name: Text(),
  latitude: Nullable(Degrees()),
  longitude: Nullable(Degrees()),
  /** Null where nobody said it. */
  kind: Nullable(OneOf(supplierKinds)),
  /** Null where nobody said it: such a supplier has no licence that could expire. */
  licence: Nullable(Type.Object({ number: Text(), expiresOn: Day() })),
  /** Boxes that it can pack on one day; null: no limit is known. */
  dailyCapacity: Nullable(Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'boxes' })),
};

/** What an event from before version 2 tells about the supplier. */
export const supplierUnknown = { kind: null, licence: null, dailyCapacity: null };

export const SupplierRegistered = defineEvent('orders.SupplierRegistered', supplierFields, (d) => d.gln, {
  version: 2,
  upcasters: { 1: (data: object) => ({ ...data, ...supplierUnknown }) },
});
/** The supplier as it is described from now on. */
export const SupplierChanged = defineEvent('orders.SupplierChanged', supplierFields, (d) => d.gln);
export type SupplierDetails = EventOf<typeof SupplierRegistered>['data'];

/** A supplier closes, is suspended, or works again. */
export const SupplierStatusSet = defineEvent(
  'orders.SupplierStatusSet',
  { gln: Gln(), status: OneOf(supplierStatuses), reason: Text() },
  (d) => d.gln,
);

/** By which rule a supplier was found: the first that applies. */
const designationRules = ['distance', 'distance-from-district', 'gln-prefix', 'chosen'] as const;

/** What became of a candidate. */
export const candidateVerdicts = [
  'designated',
  'farther',
  'passed-over',
  'no-position',
  'other-box-types',
  'declined',
  'closed',
  'suspended',
  'licence-expired',
  'full',
] as const;
export type CandidateVerdict = (typeof candidateVerdicts)[number];

/** Candidates that an explanation names, at most. */
export const mostCandidates = 10;

/** Why a community has its supplier. */
export const designation = Type.Object({
  rule: OneOf(designationRules),
  /** Why an officer chose it; null where the rule did. */
  reason: Nullable(Text()),
  /** Nearest first; with many suppliers the best and those nearer that could not serve. */
  candidates: Type.Array(
    Type.Object({
      gln: Gln(),
      /** From the community, or from its district; null without a position. */
      metres: Nullable(Type.Integer({ minimum: 0, maximum: 21_000_000, description: 'metres' })),
      verdict: OneOf(candidateVerdicts),
    }),
    { maxItems: mostCandidates },
  ),
  /** Suppliers that were compared. */
  compared: Count(),
});
export type Designation = (typeof designation)['static'];

/** Why a round leaves its supplier. */
const moveCauses = ['closed', 'suspended', 'licence-expired'] as const;
export type MoveCause = (typeof moveCauses)[number];

const moveFields = {
  roundId: Ref(),
  communityGln: Gln(),
  cause: OneOf(moveCauses),
  /** The reason of its status; null for a licence that has expired. */
  reason: Nullable(Text()),
  designation,
};

/** An open round goes to another supplier. */
export const RoundMoved = defineEvent(
  'orders.RoundMoved',
  { ...moveFields, fromGln: Gln(), toGln: Gln() },
  (d) => d.roundId,
);
/** The supplier of a round cannot serve it, and no other can. */
export const RoundNotMoved = defineEvent(
  'orders.RoundNotMoved',
  { ...moveFields, fromGln: Gln() },
  (d) => d.roundId,
);

/** Events that describe a supplier. */
export type SupplierDescribed = EventOf<typeof SupplierRegistered> | EventOf<typeof SupplierChanged>;
export type SupplierEvent = SupplierDescribed | EventOf<typeof SupplierStatusSet>;
export type RoundMoveEvent = EventOf<typeof RoundMoved> | EventOf<typeof RoundNotMoved>;
