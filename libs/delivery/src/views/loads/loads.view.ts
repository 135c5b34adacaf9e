import type { LoadEvent } from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import { foldPlate } from '@boxtrail/kernel';
import { schemaOf, slices, type View, type ViewDb } from '@boxtrail/projections';
import { type BareEvent } from '@boxtrail/event-store';
import { evolve, type LoadRow, type Shown } from './shown-load';

/** Every load, its journey, and its receipts. */
export const loadsView: View = {
  name: 'delivery.loads',
  version: 3,
  tables: `
    CREATE TABLE loads (
      load_id text COLLATE "C" PRIMARY KEY,
      from_gln text NOT NULL,
      to_gln text NOT NULL,
      status text NOT NULL,
      load jsonb NOT NULL,
      details jsonb NOT NULL,
      plate text COLLATE "C" NOT NULL,
      driver_ref text COLLATE "C" NOT NULL,
      -- On the road from then; null before it is dispatched.
      left_at text COLLATE "C",
      -- Until it arrived or was received, whichever is earlier; '9' while nobody knows.
      until text COLLATE "C" NOT NULL
    )`,
  indexes: `
    CREATE INDEX loads_from ON loads (from_gln, load_id);
    CREATE INDEX loads_to ON loads (to_gln, load_id);
    CREATE INDEX loads_plate ON loads (plate, until) WHERE left_at IS NOT NULL;
    CREATE INDEX loads_of_plate ON loads (plate, load_id);
    CREATE INDEX loads_driver ON loads (driver_ref, until) WHERE left_at IS NOT NULL`,
  types: [
    'delivery.LoadPlanned',
    'delivery.BoxesLoaded',
    'delivery.BoxesTakenOff',
    'delivery.LoadSealed',
    'delivery.LoadDispatched',
    'delivery.CheckpointPassed',
    'delivery.LoadArrived',
    'delivery.BoxesReceived',
    'delivery.FactCorrected',
  ],
  bare: true,
  async project(events, db) {
    const all = (events as readonly BareEvent<LoadEvent>[]).filter(({ event }) => event.data.loadId !== null);
    for (const slice of slices(all, eventsPerWrite)) await write(slice, db);
  },
};

export const loadsSchema = schemaOf(loadsView);

/** Each may load 5,000 boxes into memory. */
const eventsPerWrite = 500;

async function write(events: readonly BareEvent<LoadEvent>[], db: ViewDb): Promise<void> {
  if (events.length === 0) return;
  const ids = [...new Set(events.map(({ event }) => event.data.loadId ?? ''))];
  const known = await db.query<Shown>('SELECT load, details FROM loads WHERE load_id = ANY($1)', [ids]);
  const shown = new Map(known.map((row) => [row.load.loadId, row]));
  for (const { event, revision } of events) {
    const loadId = event.data.loadId ?? '';
    const after = evolve(shown.get(loadId), event, revision);
    if (after !== undefined) shown.set(loadId, after);
  }
  for (const slice of slices(shown.values(), boxesPerStatement, weightOf))
    await upsertLoads(db, slice.map(rowOf));
}

/** Approximate number of boxes of the loads in one statement. */
const boxesPerStatement = 20_000;

const weightOf = ({ details: { manifest, discrepancies } }: Shown): number =>
  1 + manifest.length + discrepancies.length;

const upsertLoads = insertRows(
  'loads',
  {
    load_id: 'text',
    from_gln: 'text',
    to_gln: 'text',
    status: 'text',
    load: 'jsonb',
    details: 'jsonb',
    plate: 'text',
    driver_ref: 'text',
    left_at: 'text',
    until: 'text',
  },
  { conflict: ['load_id'], update: ['status', 'load', 'details', 'left_at', 'until'] },
);

const rowOf = ({ load, details }: Shown) => ({
  load_id: load.loadId,
  from_gln: load.fromGln,
  to_gln: load.toGln,
  status: load.status,
  load,
  details,
  plate: foldPlate(load.plate),
  driver_ref: load.driverRef,
  left_at: load.dispatchedAt,
  until: untilOf(load),
});

function untilOf({ arrivedAt, receivedAt }: LoadRow): string {
  if (arrivedAt === null || receivedAt === null) return arrivedAt ?? receivedAt ?? nobodyKnows;
  return arrivedAt < receivedAt ? arrivedAt : receivedAt;
}

/** Sorts after every time. */
export const nobodyKnows = '9';
