import type { StationEvent, SupplierEvent, Tier } from '../events/orders';

/** A place boxes can be: a station of the network, or a supplier's site. */
export interface Place {
  readonly gln: string;
  readonly name: string;
  readonly tier: Tier | 'supplier';
  readonly parentGln: string | null;
}

type PlaceEvent = StationEvent | SupplierEvent;

/** By wire name: the place that a recorded event describes. */
export const placesIn: {
  readonly [Type in PlaceEvent['type']]: (recorded: {
    readonly event: Extract<PlaceEvent, { type: Type }>;
  }) => readonly Place[];
} = {
  'orders.StationRegistered': ({ event }) => [event.data],
  'orders.StationChanged': ({ event }) => [event.data],
  'orders.SupplierRegistered': ({ event: { data } }) => [
    { gln: data.gln, name: data.name, tier: 'supplier', parentGln: null },
  ],
};
