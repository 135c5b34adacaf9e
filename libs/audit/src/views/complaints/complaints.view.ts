import type { ComplaintEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, tableOf, viewOf, type ViewDb } from '@boxtrail/projections';

type Of<Type extends ComplaintEvent['type']> = RecordedEvent<Extract<ComplaintEvent, { type: Type }>>;
type Filed = Of<'audit.ComplaintFiled'>;
type Closed = Of<'audit.ComplaintClosed'>;

const complaints = tableOf<Filed>(
  'complaints',
  {
    complaint_id: ['text COLLATE "C"', ({ event }) => event.data.complaintId],
    sscc: ['text COLLATE "C" NOT NULL', ({ event }) => event.data.sscc],
    kind: ['text NOT NULL', ({ event }) => event.data.kind],
    words: ['text NOT NULL', ({ event }) => event.data.words],
    household_ref: ['text', ({ event }) => event.data.householdRef],
    supplier_gln: ['text COLLATE "C" NOT NULL', ({ event }) => event.data.packedAtGln],
    destination_gln: ['text COLLATE "C" NOT NULL', ({ event }) => event.data.destinationGln],
    round_id: ['text NOT NULL', ({ event }) => event.data.roundId],
    need_id: ['text NOT NULL', ({ event }) => event.data.needId],
    lots: ['jsonb NOT NULL', ({ event }) => event.data.lots],
    filed_at: ['text COLLATE "C" NOT NULL', ({ event }) => event.occurredAt],
    filed_by: ['text NOT NULL', ({ metadata }) => metadata.actor],
  },
  ['complaint_id'],
);

interface LotOfComplaint {
  readonly gtin: string;
  readonly lot: string;
  readonly complaintId: string;
}

const complaintLots = tableOf<LotOfComplaint>(
  'complaint_lots',
  {
    gtin: ['text COLLATE "C" NOT NULL', ({ gtin }) => gtin],
    lot: ['text COLLATE "C" NOT NULL', ({ lot }) => lot],
    complaint_id: ['text COLLATE "C" NOT NULL', ({ complaintId }) => complaintId],
  },
  ['gtin', 'lot', 'complaint_id'],
);

const closures = tableOf<Closed>(
  'closures',
  {
    complaint_id: ['text COLLATE "C"', ({ event }) => event.data.complaintId],
    outcome: ['text NOT NULL', ({ event }) => event.data.outcome],
    words: ['text NOT NULL', ({ event }) => event.data.words],
    closed_at: ['text COLLATE "C" NOT NULL', ({ event }) => event.occurredAt],
    closed_by: ['text NOT NULL', ({ metadata }) => metadata.actor],
  },
  ['complaint_id'],
);

type Followed = Of<'audit.ComplaintFollowed'>;

const followUps = tableOf<Followed>(
  'follow_ups',
  {
    complaint_id: ['text COLLATE "C" NOT NULL', ({ event }) => event.data.complaintId],
    kind: ['text COLLATE "C" NOT NULL', ({ event }) => event.data.by],
    id: ['text COLLATE "C" NOT NULL', ({ event }) => event.data.id],
  },
  ['complaint_id', 'kind', 'id'],
);

interface Changed {
  readonly filed?: Filed;
  readonly followed?: Followed;
  readonly closed?: Closed;
}

/** The complaints about boxes, with the lots and the supplier of each box, and what followed. */
export const complaintsView = viewOf<ComplaintEvent, Changed>({
  name: 'audit.complaints',
  version: 1,
  tables: [complaints, complaintLots, closures, followUps].map(({ create }) => create).join(';'),
  indexes: `
    CREATE INDEX ON complaints (filed_at, complaint_id);
    CREATE INDEX ON complaints (supplier_gln, filed_at, complaint_id);
    CREATE INDEX ON complaints (kind, filed_at, complaint_id);
    CREATE INDEX ON complaints (sscc)`,
  on: {
    'audit.ComplaintFiled': (filed) => [{ filed }],
    'audit.ComplaintFollowed': (followed) => [{ followed }],
    'audit.ComplaintClosed': (closed) => [{ closed }],
  },
  write,
});

export const complaintsSchema = schemaOf(complaintsView);

async function write(changes: readonly Changed[], db: ViewDb): Promise<void> {
  const filed = changes.flatMap(({ filed = [] }) => filed);
  await complaints.upsert(filed, db);
  await complaintLots.upsert(
    filed.flatMap(({ event: { data } }) =>
      data.lots.map(({ gtin, lot }) => ({ gtin, lot, complaintId: data.complaintId })),
    ),
    db,
  );
  await followUps.upsert(
    changes.flatMap(({ followed = [] }) => followed),
    db,
  );
  await closures.upsert(
    changes.flatMap(({ closed = [] }) => closed),
    db,
  );
}
