import type { BoxEvent, BoxPacked, BoxSealed, EventOf } from '@boxtrail/contracts';
import type { BareEvent } from '@boxtrail/event-store';
import type { View, ViewDb } from '@boxtrail/projections';

/** Every box as it left the bench. */
export const boxesView: View = {
  name: 'packing.boxes',
  version: 1,
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

type Of<E extends BoxEvent> = BareEvent<E>;
type Packed = Of<EventOf<typeof BoxPacked>>;
type Sealed = Of<EventOf<typeof BoxSealed>>;

/** A box is packed once and sealed once, in that order: first all that were packed, then all seals. */
async function write(events: readonly BareEvent<BoxEvent>[], db: ViewDb): Promise<void> {
  const packed = events.filter((e): e is Packed => e.event.type === 'packing.BoxPacked');
  const sealed = events.filter((e): e is Sealed => e.event.type === 'packing.BoxSealed');
  if (packed.length > 0) await writePacked(packed, db);
  if (sealed.length > 0) await writeSealed(sealed, db);
}

async function writePacked(events: readonly Packed[], db: ViewDb): Promise<void> {
  const boxes = events.map(({ event }) => event.data);
  await db.query(
    `INSERT INTO boxes (sscc, job_id, need_id, gtin, packed_at_gln, packed_at, destination_gln, household_ref,
                        building, unit, weight_grams, contents, revision)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::text[],
                          $8::text[], $9::text[], $10::text[], $11::int[], $12::jsonb[], $13::int[])`,
    [
      boxes.map((box) => box.sscc),
      boxes.map((box) => box.jobId),
      boxes.map((box) => box.needId),
      boxes.map((box) => box.gtin),
      boxes.map((box) => box.packedAtGln),
      events.map(({ event }) => event.occurredAt),
      boxes.map((box) => box.destinationGln),
      boxes.map((box) => box.householdRef),
      boxes.map((box) => box.building),
      boxes.map((box) => box.unit),
      boxes.map((box) => box.weightGrams),
      boxes.map((box) => JSON.stringify(box.contents)),
      events.map(({ revision }) => revision),
    ],
  );
}

async function writeSealed(events: readonly Sealed[], db: ViewDb): Promise<void> {
  const seals = events.map(({ event: { data, occurredAt } }) => ({
    sealId: data.sealId,
    atGln: data.atGln,
    sealedAt: occurredAt,
  }));
  await db.query(
    `UPDATE boxes SET seal = s.seal, revision = s.revision
       FROM unnest($1::text[], $2::jsonb[], $3::int[]) AS s (sscc, seal, revision) WHERE boxes.sscc = s.sscc`,
    [
      events.map(({ event }) => event.data.sscc),
      seals.map((seal) => JSON.stringify(seal)),
      events.map(({ revision }) => revision),
    ],
  );
}

/** A box as it is shown. */
export interface BoxRow {
  readonly sscc: string;
  readonly status: 'packed' | 'sealed';
  readonly jobId: string;
  readonly needId: string;
  readonly gtin: string;
  readonly contents: readonly { readonly gtin: string; readonly lot: string; readonly quantity: number }[];
  readonly weightGrams: number;
  readonly packedAtGln: string;
  readonly packedAt: string;
  readonly seal: { readonly sealId: string; readonly atGln: string; readonly sealedAt: string } | null;
  /** What stands on it, beside its number and its need. The name is null while the place is not known here. */
  readonly label: {
    readonly destination: { readonly gln: string; readonly name: string | null };
    readonly building: string;
    readonly unit: string;
    readonly householdRef: string;
  };
  readonly revision: number;
}
