import { tableOf } from '@boxtrail/projections';
import type { CustodyLimits, Place } from '@boxtrail/contracts';
import type { ContentLine } from '../../domain/known';
import type { SealUse } from '../../domain/seal-use';

export const placesTable = tableOf<Pick<Place, 'gln' | 'tier'>>(
  'places',
  { gln: ['text COLLATE "C"', ({ gln }) => gln], tier: ['text NOT NULL', ({ tier }) => tier] },
  ['gln'],
);

export interface BoxType {
  readonly gtin: string;
  /** Its versions, the first one first. */
  readonly contents: readonly (readonly ContentLine[])[];
  readonly limitHours: number | null;
}

/** The version of the contents of a box type that a round opened with, where it is not the first one. */
export interface OfferedVersion {
  readonly roundId: string;
  readonly gtin: string;
  readonly version: number;
}

export const offeredTable = tableOf<OfferedVersion>(
  'offered',
  {
    round_id: ['text COLLATE "C"', ({ roundId }) => roundId],
    gtin: ['text COLLATE "C"', ({ gtin }) => gtin],
    version: ['int NOT NULL', ({ version }) => version],
  },
  ['round_id', 'gtin'],
);

export const boxTypesTable = tableOf<BoxType>(
  'box_types',
  {
    gtin: ['text COLLATE "C"', ({ gtin }) => gtin],
    contents: ['jsonb NOT NULL', ({ contents }) => contents],
    limit_hours: ['int', ({ limitHours }) => limitHours],
  },
  ['gtin'],
);

/** The limits of custody that were set last: one row. */
export const limitsTable = tableOf<CustodyLimits>(
  'custody_limits',
  { one: ['bool', () => true], limits: ['jsonb NOT NULL', (limits) => limits] },
  ['one'],
);

/** A seal number and what was sealed with it. */
export interface SealRow {
  readonly sealId: string;
  readonly use: SealUse;
}

export const sealsTable = tableOf<SealRow>(
  'seals',
  {
    seal_id: ['text COLLATE "C"', ({ sealId }) => sealId],
    use: ['jsonb NOT NULL', ({ use }) => use],
  },
  ['seal_id'],
);
