import type { LotEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, tableOf, viewOf, type ViewDb } from '@boxtrail/projections';
import type { LotDates, LotKey } from '../../domain/stock-lot';

/** Units that came into a lot (positive) or left it (negative), in both times. */
interface Movement extends LotKey, LotDates {
  readonly position: number;
  readonly ordinal: number;
  readonly kind: 'received' | 'rejected' | 'taken' | 'returned';
  readonly quantity: number;
  /** The box; null for a receipt. */
  readonly sscc: string | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

/** Sorts lots without a date behind all others. */
export const undated = '9999-12-31';

const movements = tableOf<Movement>('movements', {
  position: ['bigint NOT NULL', ({ position }) => position],
  ordinal: ['int NOT NULL', ({ ordinal }) => ordinal],
  supplier_gln: ['text COLLATE "C" NOT NULL', ({ supplierGln }) => supplierGln],
  gtin: ['text COLLATE "C" NOT NULL', ({ gtin }) => gtin],
  lot: ['text COLLATE "C" NOT NULL', ({ lot }) => lot],
  kind: ['text NOT NULL', ({ kind }) => kind],
  quantity: ['bigint NOT NULL', ({ quantity }) => quantity],
  sscc: ['text COLLATE "C"', ({ sscc }) => sscc],
  occurred_at: ['timestamptz NOT NULL', ({ occurredAt }) => occurredAt],
  recorded_at: ['timestamptz NOT NULL', ({ recordedAt }) => recordedAt],
});

interface Sums extends LotKey, LotDates {
  received: number;
  rejected: number;
  packed: number;
}

const added = (column: string) => `lots.${column} + excluded.${column}`;
const first = (column: string) => `coalesce(lots.${column}, excluded.${column})`;

/** Each lot with its dates and its present sums. */
const lots = tableOf<Sums>(
  'lots',
  {
    supplier_gln: ['text COLLATE "C"', ({ supplierGln }) => supplierGln],
    gtin: ['text COLLATE "C"', ({ gtin }) => gtin],
    lot: ['text COLLATE "C"', ({ lot }) => lot],
    best_before: ['text COLLATE "C"', ({ bestBefore }) => bestBefore],
    produced_on: ['text', ({ producedOn }) => producedOn],
    received: ['bigint NOT NULL', ({ received }) => received],
    rejected: ['bigint NOT NULL', ({ rejected }) => rejected],
    packed: ['bigint NOT NULL', ({ packed }) => packed],
  },
  ['supplier_gln', 'gtin', 'lot'],
  {
    merge: {
      best_before: first('best_before'),
      produced_on: first('produced_on'),
      received: added('received'),
      rejected: added('rejected'),
      packed: added('packed'),
    },
  },
);

type Recorded<Type extends LotEvent['type']> = RecordedEvent<Extract<LotEvent, { type: Type }>>;

const noDates = { bestBefore: null, producedOn: null };

function receipt({ position, recordedAt, event }: Recorded<'packing.GoodsReceived'>): Movement[] {
  const { supplierGln, gtin, lot, bestBefore, producedOn, quantity, inspection } = event.data;
  const kind = inspection === 'failed' ? 'rejected' : 'received';
  const lotOf = { supplierGln, gtin, lot, bestBefore, producedOn };
  const when = { occurredAt: event.occurredAt, recordedAt };
  return [{ position, ordinal: 0, ...lotOf, kind, quantity, sscc: null, ...when }];
}

const ofBoxes =
  (kind: 'taken' | 'returned', sign: 1 | -1) =>
  ({ position, recordedAt, event }: Recorded<'packing.LotTaken' | 'packing.LotReturned'>): Movement[] => {
    const { supplierGln, gtin, lot, boxes } = event.data;
    return boxes.map(({ sscc, quantity, at }, ordinal) => ({
      ...{ position, ordinal, supplierGln, gtin, lot, ...noDates, kind, sscc },
      ...{ quantity: sign * quantity, occurredAt: at, recordedAt },
    }));
  };

async function write(batch: readonly Movement[], db: ViewDb): Promise<void> {
  const sums = new Map<string, Sums>();
  for (const { supplierGln, gtin, lot, bestBefore, producedOn, kind, quantity } of batch) {
    const key = `${supplierGln} ${gtin} ${lot}`;
    const dates = { bestBefore, producedOn };
    const sum = sums.get(key) ?? { supplierGln, gtin, lot, ...dates, received: 0, rejected: 0, packed: 0 };
    if (kind === 'received') sum.received += quantity;
    else if (kind === 'rejected') sum.rejected += quantity;
    else sum.packed -= quantity;
    sums.set(key, sum);
  }
  await movements.insert(batch, db);
  await lots.upsert([...sums.values()], db);
}

/** What each lot received, and what boxes took from it. */
export const stockView = viewOf<LotEvent, Movement>({
  name: 'packing.stock',
  version: 1,
  tables: `${movements.create};\n${lots.create}`,
  indexes: `
    ALTER TABLE movements ADD PRIMARY KEY (position, ordinal);
    CREATE INDEX ON movements (supplier_gln, gtin, lot, occurred_at) INCLUDE (recorded_at, kind, quantity);
    CREATE INDEX ON movements (sscc) WHERE sscc IS NOT NULL;
    CREATE INDEX ON lots (supplier_gln, coalesce(best_before, '${undated}'), gtin, lot);
    CREATE INDEX ON lots (gtin, lot)`,
  on: {
    'packing.GoodsReceived': receipt,
    'packing.LotTaken': ofBoxes('taken', -1),
    'packing.LotReturned': ofBoxes('returned', 1),
  },
  write,
});

export const stockSchema = schemaOf(stockView);
