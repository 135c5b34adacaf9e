import type { SsccRange, SsccRangeEvent } from '@boxtrail/contracts';
import { schemaOf, tableOf, viewOf } from '@boxtrail/projections';
import { firstOf, lastOf } from '../domain/sscc-range';

interface StoredRange extends SsccRange {
  readonly allocatedAt: string;
}

const ranges = tableOf<StoredRange>(
  'ranges',
  {
    first: ['text COLLATE "C"', firstOf],
    last: ['text COLLATE "C" NOT NULL', lastOf],
    supplier_gln: ['text COLLATE "C" NOT NULL', ({ supplierGln }) => supplierGln],
    range_id: ['text COLLATE "C" NOT NULL', ({ rangeId }) => rangeId],
    bench_ref: ['text COLLATE "C" NOT NULL', ({ benchRef }) => benchRef],
    allocated_at: ['timestamptz NOT NULL', ({ allocatedAt }) => allocatedAt],
    range: ['json NOT NULL', ({ allocatedAt: _, ...range }) => range],
  },
  ['first'],
);

/** The numbers that benches got for their boxes. */
export const ssccRangesView = viewOf<SsccRangeEvent, StoredRange>({
  name: 'packing.sscc-ranges',
  version: 1,
  tables: ranges.create,
  indexes:
    'CREATE UNIQUE INDEX ON ranges (supplier_gln, range_id); CREATE INDEX ON ranges (bench_ref, first)',
  bare: true,
  on: {
    'packing.SsccRangeAllocated': ({ event: { data, occurredAt } }) => [{ ...data, allocatedAt: occurredAt }],
  },
  write: ranges.upsert,
});

export const ssccRangesSchema = schemaOf(ssccRangesView);
