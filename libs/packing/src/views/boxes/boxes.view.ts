import type {
  BoxEvent,
  BoxPacked,
  BoxSealed,
  ContentDifference,
  ContentKind,
  EventOf,
} from '@boxtrail/contracts';
import { insertRows, updateRows } from '@boxtrail/database';
import type { BareEvent } from '@boxtrail/event-store';
import type { Shown } from '@boxtrail/http';
import { schemaOf, type View, type ViewDb } from '@boxtrail/projections';
import type { PackedBox } from '../../domain/box';

/** Every box as it left the bench. */
export const boxesView: View = {
  name: 'packing.boxes',
  version: 2,
  tables: `
    CREATE TABLE boxes (
      sscc text COLLATE "C" PRIMARY KEY,
      job_id text COLLATE "C" NOT NULL,
      need_id text COLLATE "C" NOT NULL,
      gtin text COLLATE "C" NOT NULL,
      packed_at_gln text NOT NULL,
      packed_at timestamptz NOT NULL,
      destination_gln text NOT NULL,
      household_ref text NOT NULL,
      building text NOT NULL,
      unit text NOT NULL,
      -- Null when the box was packed before its event carried them.
      order_kind text,
      placed_by_ref text,
      special_needs jsonb,
      weight_grams integer NOT NULL,
      contents jsonb NOT NULL,
      seal jsonb,
      revision integer NOT NULL
    )`,
  indexes: 'CREATE INDEX boxes_of_job ON boxes (job_id, need_id, gtin)',
  types: ['packing.BoxPacked', 'packing.BoxSealed'],
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<BoxEvent>[], db),
};

export const boxesSchema = schemaOf(boxesView);

type Of<E extends BoxEvent> = BareEvent<E>;
type Packed = Of<EventOf<typeof BoxPacked>>;
type Sealed = Of<EventOf<typeof BoxSealed>>;

/** A box is packed once and sealed once, in that order: first all packings, then all seals. */
async function write(events: readonly BareEvent<BoxEvent>[], db: ViewDb): Promise<void> {
  const packed = events.filter((e): e is Packed => e.event.type === 'packing.BoxPacked');
  const sealed = events.filter((e): e is Sealed => e.event.type === 'packing.BoxSealed');
  await insertBoxes(db, packed.map(packedRow));
  await updateSeals(db, sealed.map(sealRow));
}

const insertBoxes = insertRows('boxes', {
  sscc: 'text',
  job_id: 'text',
  need_id: 'text',
  gtin: 'text',
  packed_at_gln: 'text',
  packed_at: 'timestamptz',
  destination_gln: 'text',
  household_ref: 'text',
  building: 'text',
  unit: 'text',
  order_kind: 'text',
  placed_by_ref: 'text',
  special_needs: 'jsonb',
  weight_grams: 'int',
  contents: 'jsonb',
  revision: 'int',
});

const packedRow = ({ event: { data: box, occurredAt }, revision }: Packed) => ({
  sscc: box.sscc,
  job_id: box.jobId,
  need_id: box.needId,
  gtin: box.gtin,
  packed_at_gln: box.packedAtGln,
  packed_at: occurredAt,
  destination_gln: box.destinationGln,
  household_ref: box.householdRef,
  building: box.building,
  unit: box.unit,
  order_kind: box.order,
  placed_by_ref: box.placedByRef,
  special_needs: box.specialNeeds,
  weight_grams: box.weightGrams,
  contents: box.contents,
  revision,
});

const updateSeals = updateRows('boxes', { sscc: 'text', seal: 'jsonb', revision: 'int' }, { key: 'sscc' });

const sealRow = ({ event: { data, occurredAt }, revision }: Sealed) => ({
  sscc: data.sscc,
  seal: { sealId: data.sealId, atGln: data.atGln, sealedAt: occurredAt },
  revision,
});

interface Label {
  /** `name` is null while the place is unknown here. */
  readonly destination: { readonly gln: string; readonly name: string | null };
  readonly building: string;
  readonly unit: string;
  readonly householdRef: string;
  /** Own or proxy order. It and the next two are null for a box that was packed before its event carried them. */
  readonly order: PackedBox['order'];
  /** The grid worker of a proxy order. */
  readonly placedByRef: PackedBox['placedByRef'];
  readonly specialNeeds: PackedBox['specialNeeds'];
}

/** The state of a box at its packing bench; where it is later, its trail says. */
export type PackingStatus = 'packed' | 'sealed';

/**
 * A box in an answer.
 * @schema Box
 */
export interface BoxRow {
  readonly sscc: string;
  readonly status: PackingStatus;
  readonly jobId: string;
  readonly needId: string;
  readonly gtin: string;
  readonly contents: readonly {
    readonly gtin: string;
    readonly lot: string;
    readonly quantity: number;
    /** Of the lot, as the supplier received it: date in UTC+8. Null without one, or without a receipt. */
    readonly bestBefore: string | null;
  }[];
  /** The contents compared with those of its type; null when nobody published the type. */
  readonly compared: {
    /**
     * complete: as its type. short: units lack. substituted: as many units of other items as lack. wrong: anything
     * else. The finding `contents-differ` of its trail follows the same comparison.
     */
    readonly kind: ContentKind;
    readonly differences: readonly ContentDifference[];
  } | null;
  readonly weightGrams: number;
  readonly packedAtGln: string;
  readonly packedAt: string;
  readonly seal: { readonly sealId: string; readonly atGln: string; readonly sealedAt: string } | null;
  /** The text of the label besides the SSCC and the need. */
  readonly label: Shown<Label>;
  readonly revision: number;
}
