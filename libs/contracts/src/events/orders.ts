import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '../schema/define-event';
import { designation, type RoundMoveEvent } from './suppliers';
import {
  Count,
  Degrees,
  Fen,
  Gln,
  Gtin,
  Nullable,
  OneOf,
  AddressPart,
  Quantity,
  Ref,
  Text,
  Time,
} from '../schema/fields';

/** A year. */
export const longestCustodyHours = 8_760;

/** A telephone number as people write it: digits with blanks, hyphens and brackets, and `+` before a country code. */
export const phonePattern = '^\\+?[0-9(][0-9 ()-]{3,28}[0-9]$';

/** Tiers of the chain, from the city down. */
export const tiers = ['municipal', 'district', 'community'] as const;
export type Tier = (typeof tiers)[number];

const stationFields = {
  gln: Gln(),
  /** Statistical division code. */
  code: Type.String({ pattern: '^[0-9]{4,12}$' }),
  name: Text(),
  tier: OneOf(tiers),
  parentGln: Nullable(Gln()),
  street: Nullable(Text()),
  latitude: Nullable(Degrees()),
  longitude: Nullable(Degrees()),
};

export const StationRegistered = defineEvent('orders.StationRegistered', stationFields, (d) => d.gln);
export const StationChanged = defineEvent('orders.StationChanged', stationFields, (d) => d.gln);
export type StationDetails = EventOf<typeof StationRegistered>['data'];

/**
 * A station gets another GLN than the one derived from its code. Stored in the stream of the derived GLN, which
 * decides.
 */
export const StationCodeTaken = defineEvent(
  'orders.StationCodeTaken',
  { code: stationFields.code, gln: Gln() },
  (d) => d.code,
);

/** Who answers for a place, day and night: somebody of its staff, never a resident. The last one named holds. */
export const ResponsibleNamed = defineEvent(
  'orders.ResponsibleNamed',
  {
    gln: Gln(),
    name: Text(),
    position: Text(),
    phone: Type.String({ pattern: phonePattern, description: 'telephone number' }),
  },
  (d) => d.gln,
);

const CustodyHours = () => Type.Integer({ minimum: 1, maximum: longestCustodyHours, description: 'hours' });

/** How long a holder of each kind may have a box, in hours. It holds for custody that is recorded after it. */
export const CustodyLimitsSet = defineEvent(
  'orders.CustodyLimitsSet',
  {
    municipal: CustodyHours(),
    district: CustodyHours(),
    community: CustodyHours(),
    /** The packing bench. */
    supplier: CustodyHours(),
    load: CustodyHours(),
    team: CustodyHours(),
  },
  () => 'custody-limits',
);

/** Families of standard boxes. */
export const boxKinds = [
  'vegetables',
  'food-and-oil',
  'daily-necessities',
  'infant',
  'dietary',
  'medical',
] as const;

const ContentsVersion = () => Type.Integer({ minimum: 1, maximum: 10_000 });
const designedContents = () =>
  Type.Array(Type.Object({ gtin: Gtin(), name: Text(), quantity: Quantity(), unit: Text() }), {
    minItems: 1,
    maxItems: 50,
  });

export const BoxTypePublished = defineEvent(
  'orders.BoxTypePublished',
  {
    gtin: Gtin(),
    name: Text(),
    kind: OneOf(boxKinds),
    priceFen: Fen(),
    /** Version 1 of its contents. */
    contents: designedContents(),
    /** How long one holder may have a box of this type, in hours; null: the limits of custody of the installation. */
    custodyLimitHours: Nullable(CustodyHours()),
    /** The only supplier that packs it; null: a standard box, which every supplier packs. */
    supplierGln: Nullable(Gln()),
  },
  (d) => d.gtin,
  {
    version: 3,
    upcasters: {
      1: (data: object) => ({ ...data, custodyLimitHours: null }),
      2: (data: object) => ({ ...data, supplierGln: null }),
    },
  },
);
export const BoxTypePriceChanged = defineEvent(
  'orders.BoxTypePriceChanged',
  { gtin: Gtin(), priceFen: Fen() },
  (d) => d.gtin,
);
/** Rounds opened from now on have this version of the contents. */
export const BoxTypeContentsChanged = defineEvent(
  'orders.BoxTypeContentsChanged',
  { gtin: Gtin(), contentsVersion: ContentsVersion(), contents: designedContents() },
  (d) => d.gtin,
);

/** Malformed offers stay for the check of the shape. */
const withoutDesignation = (data: { readonly offers?: readonly object[] } | null) => ({
  ...data,
  offers: Array.isArray(data?.offers)
    ? data.offers.map((offer: object) => ({ ...offer, contentsVersion: null }))
    : data?.offers,
  designation: null,
});

export const RoundOpened = defineEvent(
  'orders.RoundOpened',
  {
    roundId: Ref(),
    communityGln: Gln(),
    supplierGln: Gln(),
    cutoffAt: Time(),
    offers: Type.Array(
      Type.Object({
        gtin: Gtin(),
        priceFen: Fen(),
        /** Version of the contents, from 1; null in events from before version 2. */
        contentsVersion: Nullable(ContentsVersion()),
      }),
      { minItems: 1, maxItems: 100 },
    ),
    /** Why it has this supplier; null in events from before version 2. */
    designation: Nullable(designation),
  },
  (d) => d.roundId,
  { version: 2, upcasters: { 1: withoutDesignation } },
);

/** The orderer: the household itself, or a grid worker on behalf of a resident. */
export const orderKinds = ['own', 'proxy'] as const;
/** The payment method: prepaid to the grid worker, or on account until the closure ends. */
export const payments = ['prepaid', 'on-account'] as const;
export const specialNeeds = [
  'empty-nest-elderly',
  'bed-ridden',
  'infant',
  'halal',
  'diabetic',
  'medical',
] as const;

const delivery = { householdRef: Ref(), building: AddressPart(), unit: AddressPart() };

/**
 * How a need was ordered and what its household needs, as it travels with the need. Each is null in events from before
 * version 2, which did not carry it.
 */
export const orderedFields = {
  order: Nullable(OneOf(orderKinds)),
  /** The grid worker of a proxy order; null for the household's own order. */
  placedByRef: Nullable(Ref()),
  specialNeeds: Nullable(Type.Array(OneOf(specialNeeds), { maxItems: 6 })),
};
/** What an event from before version 2 tells about the order. */
export const orderUnknown = { order: null, placedByRef: null, specialNeeds: null };

/** Upcasts the needs of an event from version 1 to version 2. Malformed needs stay for the check of the shape. */
export const withUnknownOrders = (data: { readonly needs?: readonly object[] } | null) => ({
  ...data,
  needs: Array.isArray(data?.needs)
    ? data.needs.map((need: object) => ({ ...need, ...orderUnknown }))
    : data?.needs,
});

const SpecialNeeds = () => Type.Array(OneOf(specialNeeds), { maxItems: 6 });

/** For whom a box type is good, and for whom it is not. The last declaration holds for needs that are recorded after it. */
export const BoxTypeSuitabilityDeclared = defineEvent(
  'orders.BoxTypeSuitabilityDeclared',
  { gtin: Gtin(), suitableFor: SpecialNeeds(), unsuitableFor: SpecialNeeds() },
  (d) => d.gtin,
);

/** A household of a community is known: before it asks for anything, so that nobody is forgotten. The last one holds. */
export const HouseholdRegistered = defineEvent(
  'orders.HouseholdRegistered',
  {
    communityGln: Gln(),
    ...delivery,
    specialNeeds: Type.Array(OneOf(specialNeeds), { maxItems: 6 }),
  },
  (d) => d.communityGln,
);

export const NeedRecorded = defineEvent(
  'orders.NeedRecorded',
  {
    roundId: Ref(),
    needId: Ref(),
    ...delivery,
    order: OneOf(orderKinds),
    payment: OneOf(payments),
    /** The grid worker of a proxy order. */
    placedByRef: Nullable(Ref()),
    /** Why somebody else ordered for the household; null for its own order, and in events from before version 2. */
    proxyReason: Nullable(Text()),
    /** The round that it came too late for, when it went to this one instead. */
    lateFor: Nullable(Ref()),
    specialNeeds: Type.Array(OneOf(specialNeeds), { maxItems: 6 }),
    lines: Type.Array(Type.Object({ gtin: Gtin(), quantity: Quantity(), priceFen: Fen() }), {
      minItems: 1,
      maxItems: 20,
    }),
    amountFen: Fen(),
  },
  (d) => d.roundId,
  { version: 2, upcasters: { 1: (data: object) => ({ ...data, proxyReason: null, lateFor: null }) } },
);
export const NeedCancelled = defineEvent(
  'orders.NeedCancelled',
  { roundId: Ref(), needId: Ref(), reason: Text() },
  (d) => d.roundId,
);

const typeTotals = Type.Array(Type.Object({ gtin: Gtin(), quantity: Count() }), { maxItems: 100 });

/** The round's needs, consolidated per box type and sent to the designated supplier. */
export const RoundClosed = defineEvent(
  'orders.RoundClosed',
  {
    roundId: Ref(),
    communityGln: Gln(),
    supplierGln: Gln(),
    closedBy: OneOf(['hand', 'clock'] as const),
    totals: typeTotals,
    amountFen: Fen(),
    needs: Type.Array(
      Type.Object({
        needId: Ref(),
        ...delivery,
        ...orderedFields,
        payment: OneOf(payments),
        amountFen: Fen(),
        lines: Type.Array(Type.Object({ gtin: Gtin(), quantity: Quantity() }), { minItems: 1, maxItems: 20 }),
      }),
      { maxItems: 5000 },
    ),
  },
  (d) => d.roundId,
  { version: 2, upcasters: { 1: withUnknownOrders } },
);

export type StationEvent = EventOf<typeof StationRegistered> | EventOf<typeof StationChanged>;
export type StationCodeEvent = EventOf<typeof StationCodeTaken>;
export type ResponsibleEvent = EventOf<typeof ResponsibleNamed>;
export type BoxTypeEvent =
  | EventOf<typeof BoxTypePublished>
  | EventOf<typeof BoxTypePriceChanged>
  | EventOf<typeof BoxTypeContentsChanged>;
export type CustodyLimitsEvent = EventOf<typeof CustodyLimitsSet>;
export type SuitabilityEvent = EventOf<typeof BoxTypeSuitabilityDeclared>;
export type HouseholdEvent = EventOf<typeof HouseholdRegistered>;
export type RoundEvent =
  | EventOf<typeof RoundOpened>
  | EventOf<typeof NeedRecorded>
  | EventOf<typeof NeedCancelled>
  | EventOf<typeof RoundClosed>
  | RoundMoveEvent;
