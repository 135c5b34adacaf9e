import type { BoxPacked, EventOf } from '@boxtrail/contracts';

type PackedBox = EventOf<typeof BoxPacked>['data'];

/**
 * The label of a box, as the team at the door needs it. `order`, `placedByRef` and `specialNeeds` are null for a box
 * that was packed before its event carried them.
 *
 * @schema DoorLabel
 */
export interface DoorLabel {
  readonly householdRef: string;
  readonly building: string;
  readonly unit: string;
  /** Own or proxy order. */
  readonly order: PackedBox['order'];
  /** The grid worker of a proxy order. */
  readonly placedByRef: PackedBox['placedByRef'];
  readonly specialNeeds: PackedBox['specialNeeds'];
}

const labelOf = (box: PackedBox): DoorLabel => ({
  householdRef: box.householdRef,
  building: box.building,
  unit: box.unit,
  order: box.order,
  placedByRef: box.placedByRef,
  specialNeeds: box.specialNeeds,
});

/** The columns of a box that its packing decides; nulls without it. */
export const packedColumns = (packed: EventOf<typeof BoxPacked> | undefined) => ({
  destination_gln: packed?.data.destinationGln ?? null,
  packed_at: packed?.occurredAt ?? null,
  packed_at_gln: packed?.data.packedAtGln ?? null,
  label: packed === undefined ? null : labelOf(packed.data),
});
