import type { StationEvent, Tier } from '../events/orders';
import type { SupplierDescribed } from '../events/suppliers';

/** A place boxes can be: a station of the network, or a supplier's site. */
export interface Place {
  readonly gln: string;
  readonly name: string;
  readonly tier: Tier | 'supplier';
  readonly parentGln: string | null;
  /** Degrees, WGS 84; a position has both. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

type PlaceEvent = StationEvent | SupplierDescribed;

/** By wire name: the place that a recorded event describes. */
export const placesIn: {
  readonly [Type in PlaceEvent['type']]: (recorded: {
    readonly event: Extract<PlaceEvent, { type: Type }>;
  }) => readonly Place[];
} = {
  'orders.StationRegistered': ({ event }) => [event.data],
  'orders.StationChanged': ({ event }) => [event.data],
  'orders.SupplierRegistered': ({ event: { data } }) => [supplierPlace(data)],
  'orders.SupplierChanged': ({ event: { data } }) => [supplierPlace(data)],
};

const supplierPlace = ({ gln, name, latitude, longitude }: SupplierDescribed['data']): Place => ({
  gln,
  name,
  latitude,
  longitude,
  tier: 'supplier',
  parentGln: null,
});
