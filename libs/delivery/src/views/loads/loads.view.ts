import type { CorrectionEvent, DiscrepancyKind, LoadEvent, Verdict } from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import { foldPlate, unreachable } from '@boxtrail/kernel';
import { slices, type View, type ViewDb } from '@boxtrail/projections';
import { type BareEvent } from '@boxtrail/event-store';

/** How far a load has come. What was seen counts, also before the decision that should have come first. */
export const loadStatuses = ['planned', 'sealed', 'dispatched', 'arrived', 'received'] as const;
export type LoadStatus = (typeof loadStatuses)[number];

/** A load in a list. */
export interface LoadRow {
  readonly loadId: string;
  readonly fromGln: string;
  readonly toGln: string;
  readonly plate: string;
  readonly driverRef: string;
  readonly status: LoadStatus;
  readonly boxCount: number;
  readonly sealId: string | null;
  /** The passes it left under; null before that. */
  readonly passes: { readonly vehiclePassId: string; readonly driverPassId: string } | null;
  readonly plannedAt: string;
  readonly sealedAt: string | null;
  readonly dispatchedAt: string | null;
  /** The earliest arrival and receipt, by when they happened. */
  readonly arrivedAt: string | null;
  readonly receivedAt: string | null;
  readonly discrepancyCount: number;
  readonly revision: number;
}

/** What only the page of one load shows, in the order of the log. */
export interface LoadDetails {
  /** On it; once dispatched, what it left with. */
  readonly manifest: readonly string[];
  readonly checkpoints: readonly {
    readonly scanId: string;
    readonly checkpointRef: string;
    readonly zoneGln: string;
    readonly passId: string;
    readonly verdict: Verdict;
    readonly occurredAt: string;
  }[];
  readonly arrivals: readonly {
    readonly scanId: string;
    readonly atGln: string;
    readonly sealIntact: boolean;
    readonly occurredAt: string;
  }[];
  readonly receipts: readonly {
    readonly scanId: string;
    readonly atGln: string;
    readonly boxCount: number;
    readonly occurredAt: string;
  }[];
  readonly discrepancies: readonly {
    readonly sscc: string;
    readonly kind: DiscrepancyKind;
    /** Of the receipt that found it. */
    readonly scanId: string;
  }[];
}

/** Every load, its way, and what was found at its end. */
export const loadsView: View = {
  name: 'delivery.loads',
  version: 2,
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

/** Each may bring a load of 5,000 boxes into memory. */
const eventsPerWrite = 500;

interface Shown {
  readonly load: LoadRow;
  readonly details: LoadDetails;
}

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

/** Boxes of the loads that one statement writes, about. */
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
  if (arrivedAt === null) return receivedAt ?? nobodyKnows;
  return earlier(receivedAt, arrivedAt);
}

/** Sorts after every time. */
export const nobodyKnows = '9';

/** A load as it is shown after an event; every load begins with its plan. */
function evolve(before: Shown | undefined, event: LoadEvent, revision: number): Shown | undefined {
  if (event.type === 'delivery.LoadPlanned') return planned(event, revision);
  if (before === undefined) return undefined;
  const load = { ...before.load, revision };
  const { details } = before;
  const { occurredAt } = event;
  switch (event.type) {
    case 'delivery.BoxesLoaded':
      return withManifest(load, details, [...details.manifest, ...event.data.ssccs]);
    case 'delivery.BoxesTakenOff': {
      const off = new Set(event.data.ssccs);
      return withManifest(
        load,
        details,
        details.manifest.filter((sscc) => !off.has(sscc)),
      );
    }
    case 'delivery.LoadSealed': {
      const status = furthest(load.status, 'sealed');
      return { load: { ...load, status, sealId: event.data.sealId, sealedAt: occurredAt }, details };
    }
    case 'delivery.LoadDispatched': {
      const { vehiclePassId, driverPassId, ssccs } = event.data;
      const status = furthest(load.status, 'dispatched');
      const passes = { vehiclePassId, driverPassId };
      return withManifest({ ...load, status, passes, dispatchedAt: occurredAt }, details, ssccs);
    }
    case 'delivery.CheckpointPassed': {
      const { loadId: _, ...checkpoint } = event.data;
      const checkpoints = [...details.checkpoints, { ...checkpoint, occurredAt }];
      return { load, details: { ...details, checkpoints } };
    }
    case 'delivery.LoadArrived': {
      const { loadId: _, ...arrival } = event.data;
      const status = furthest(load.status, 'arrived');
      const arrivals = [...details.arrivals, { ...arrival, occurredAt }];
      return {
        load: { ...load, status, arrivedAt: earlier(load.arrivedAt, occurredAt) },
        details: { ...details, arrivals },
      };
    }
    case 'delivery.BoxesReceived': {
      const { scanId, atGln, ssccs } = event.data;
      const status = furthest(load.status, 'received');
      const receipts = [...details.receipts, { scanId, atGln, boxCount: ssccs.length, occurredAt }];
      const found = event.data.discrepancies.map(({ sscc, kind }) => ({ sscc, kind, scanId }));
      const discrepancies = [...details.discrepancies, ...found];
      const receivedAt = earlier(load.receivedAt, occurredAt);
      return {
        load: { ...load, status, receivedAt, discrepancyCount: discrepancies.length },
        details: { ...details, receipts, discrepancies },
      };
    }
    case 'delivery.FactCorrected':
      return corrected(load, details, event.data);
    default:
      return unreachable(event);
  }
}

/** What is shown of a fact is what holds of it; that it once said something else is told by the trails of its boxes. */
function corrected(load: LoadRow, before: LoadDetails, { scanId, instead }: CorrectionEvent['data']): Shown {
  const others = <Fact extends { readonly scanId: string }>(facts: readonly Fact[]) =>
    facts.filter((fact) => fact.scanId !== scanId);
  let details: LoadDetails = {
    ...before,
    arrivals: others(before.arrivals),
    receipts: others(before.receipts),
    discrepancies: others(before.discrepancies),
  };
  if (instead?.type === 'delivery.LoadArrived') {
    const { loadId: _, ...arrival } = instead.data;
    const { occurredAt } = instead;
    details = { ...details, arrivals: [...details.arrivals, { ...arrival, occurredAt }] };
  } else if (instead?.type === 'delivery.BoxesReceived') {
    const { atGln, ssccs, discrepancies } = instead.data;
    const { occurredAt } = instead;
    const found = discrepancies.map(({ sscc, kind }) => ({ sscc, kind, scanId }));
    details = {
      ...details,
      receipts: [...details.receipts, { scanId, atGln, boxCount: ssccs.length, occurredAt }],
      discrepancies: [...details.discrepancies, ...found],
    };
  }
  const earliest = (facts: readonly { readonly occurredAt: string }[]) =>
    facts.reduce<string | null>((first, { occurredAt }) => earlier(first, occurredAt), null);
  const [arrivedAt, receivedAt] = [earliest(details.arrivals), earliest(details.receipts)];
  const decided = load.dispatchedAt !== null ? 'dispatched' : load.sealedAt !== null ? 'sealed' : 'planned';
  const status = receivedAt !== null ? 'received' : arrivedAt !== null ? 'arrived' : decided;
  const discrepancyCount = details.discrepancies.length;
  return { load: { ...load, status, arrivedAt, receivedAt, discrepancyCount }, details };
}

function planned(event: Extract<LoadEvent, { type: 'delivery.LoadPlanned' }>, revision: number): Shown {
  const load: LoadRow = {
    ...event.data,
    status: 'planned',
    boxCount: 0,
    sealId: null,
    passes: null,
    plannedAt: event.occurredAt,
    sealedAt: null,
    dispatchedAt: null,
    arrivedAt: null,
    receivedAt: null,
    discrepancyCount: 0,
    revision,
  };
  return { load, details: { manifest: [], checkpoints: [], arrivals: [], receipts: [], discrepancies: [] } };
}

const withManifest = (load: LoadRow, details: LoadDetails, manifest: readonly string[]): Shown => ({
  load: { ...load, boxCount: manifest.length },
  details: { ...details, manifest },
});

const furthest = (a: LoadStatus, b: LoadStatus): LoadStatus =>
  loadStatuses.indexOf(a) > loadStatuses.indexOf(b) ? a : b;

const earlier = (a: string | null, b: string): string => (a !== null && a < b ? a : b);
