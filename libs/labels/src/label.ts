import type { specialNeeds } from '@boxtrail/contracts';

export type SpecialNeed = (typeof specialNeeds)[number];

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** What stands on the label of a box. It never has a name of a resident. */
export interface Label {
  readonly sscc: string;
  /** GTIN of the box type. */
  readonly gtin: string;
  /** `name` is null while the place is unknown. */
  readonly destination: { readonly gln: string; readonly name: string | null };
  readonly building: string;
  readonly unit: string;
  /** The earliest date of its contents (UTC+8); null when they have none or it is unknown. */
  readonly bestBefore: string | null;
  /** Empty when there are none or when they are unknown. */
  readonly specialNeeds: readonly SpecialNeed[];
  /** The order that the box belongs to; null when it is unknown. */
  readonly order: LabelledOrder | null;
  /** Who answers for the destination; null when nobody is named. */
  readonly contact: { readonly position: string; readonly phone: string } | null;
}

export interface LabelledOrder {
  readonly roundId: string;
  readonly needId: string;
  /** Of the whole order, in fen. */
  readonly amountFen: number;
  readonly payment: 'prepaid' | 'on-account';
  /** Boxes of the whole order. */
  readonly boxes: number;
}
