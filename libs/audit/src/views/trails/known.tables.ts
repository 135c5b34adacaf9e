import { tableOf } from '@boxtrail/projections';
import type { CustodyLimits, Place } from '@boxtrail/contracts';
import type { ContentLine } from '../../domain/known';

export const placesTable = tableOf<Pick<Place, 'gln' | 'tier'>>(
  'places',
  { gln: ['text COLLATE "C"', ({ gln }) => gln], tier: ['text NOT NULL', ({ tier }) => tier] },
  ['gln'],
);

export interface BoxType {
  readonly gtin: string;
  readonly contents: readonly ContentLine[];
  readonly limitHours: number | null;
}

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

/** A seal number: the first box that was sealed with it, and the number of boxes that were. */
export interface SealUse {
  readonly sealId: string;
  readonly sscc: string;
  readonly uses: number;
}

export const sealsTable = tableOf<SealUse>(
  'seals',
  {
    seal_id: ['text COLLATE "C"', ({ sealId }) => sealId],
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    uses: ['int NOT NULL', ({ uses }) => uses],
  },
  ['seal_id'],
);
