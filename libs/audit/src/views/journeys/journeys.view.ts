import {
  defaultCustodyLimits,
  type CustodyLimitsEvent,
  type KnownPass,
  type PassEvent,
  passHistory,
  type PassState,
} from '@boxtrail/contracts';
import type { BareEvent } from '@boxtrail/event-store';
import { schemaOf, tableOf, type ViewDb, viewOf } from '@boxtrail/projections';
import {
  evolveRoad,
  type InvalidPass,
  isOnTheRoad,
  passLost,
  type RoadEvent,
  type RoadLoad,
} from '../../domain/road';

/** A load with the pass that it loses first. */
interface StoredJourney {
  readonly load: RoadLoad;
  readonly pass: InvalidPass | null;
}

const msPerHour = 3_600_000;

/** Null for a load that is not on the road. */
const dueAt = ({ load }: StoredJourney): string | null =>
  load.left !== undefined && isOnTheRoad(load)
    ? new Date(Date.parse(load.left.at) + load.left.limitHours * msPerHour).toISOString()
    : null;

const journeys = tableOf<StoredJourney>(
  'journeys',
  {
    load_id: ['text COLLATE "C"', ({ load }) => load.loadId],
    from_gln: ['text', ({ load }) => load.left?.fromGln ?? null],
    to_gln: ['text', ({ load }) => load.left?.toGln ?? null],
    // The next three are null for a load that is not on the road.
    pass_ids: [
      'jsonb',
      ({ load }) =>
        load.left !== undefined && isOnTheRoad(load)
          ? [load.left.vehiclePassId, load.left.driverPassId]
          : null,
    ],
    due: ['text COLLATE "C"', dueAt],
    pass_until: ['text COLLATE "C"', ({ pass }) => pass?.since ?? null],
    pass: ['jsonb', ({ pass }) => pass],
    load: ['jsonb NOT NULL', ({ load }) => load],
  },
  ['load_id'],
);

const passes = tableOf<{ readonly passId: string; readonly state: KnownPass }>(
  'passes',
  {
    pass_id: ['text COLLATE "C"', ({ passId }) => passId],
    state: ['jsonb NOT NULL', ({ state }) => state],
  },
  ['pass_id'],
);

const limits = tableOf<{ readonly hours: number }>(
  'limits',
  { one: ['bool', () => true], hours: ['int NOT NULL', ({ hours }) => hours] },
  ['one'],
);

type JourneyEvent = RoadEvent | PassEvent | CustodyLimitsEvent;
const one = (recorded: BareEvent<JourneyEvent>): readonly JourneyEvent[] => [recorded.event];

/** Loads on the road, until when each may be there, and until when its passes are valid. */
export const journeysView = viewOf<JourneyEvent, JourneyEvent>({
  name: 'audit.journeys',
  version: 1,
  tables: `${journeys.create}; ${passes.create}; ${limits.create};
    CREATE INDEX ON journeys USING gin (pass_ids) WHERE pass_ids IS NOT NULL`,
  indexes: `
    CREATE INDEX ON journeys (due, load_id) WHERE due IS NOT NULL;
    CREATE INDEX ON journeys (pass_until, load_id) WHERE pass_until IS NOT NULL`,
  bare: true,
  on: {
    'delivery.LoadDispatched': one,
    'delivery.LoadArrived': one,
    'delivery.BoxesReceived': one,
    'delivery.FactCorrected': one,
    'passes.PassIssued': one,
    'passes.PassSuspended': one,
    'passes.PassReinstated': one,
    'passes.PassRevoked': one,
    'orders.CustodyLimitsSet': one,
  },
  write,
});

export const journeysSchema = schemaOf(journeysView);

const isOfPass = (event: JourneyEvent): event is PassEvent => event.type.startsWith('passes.');

async function write(events: readonly JourneyEvent[], db: ViewDb): Promise<void> {
  const changedPasses = [...new Set(events.filter(isOfPass).map(({ data }) => data.passId))];
  const loads = await loadsOf(events, changedPasses, db);
  let hours = await loadLimit(db);
  const before = hours;
  for (const event of events) {
    if (event.type === 'orders.CustodyLimitsSet') hours = event.data.load;
    else if (!isOfPass(event) && event.data.loadId !== null) {
      const { loadId } = event.data;
      loads.set(loadId, evolveRoad(loads.get(loadId) ?? { loadId, ends: {} }, event, hours));
    }
  }
  if (hours !== before) await limits.upsert([{ hours }], db);
  const known = await passesOf([...loads.values()], changedPasses, db);
  for (const event of events) if (isOfPass(event)) evolvePass(known, event);
  await passes.upsert(
    changedPasses.flatMap((passId) => {
      const state = known.get(passId);
      return state === undefined ? [] : [{ passId, state }];
    }),
    db,
  );
  const rows = [...loads.values()].map((load) => ({
    load,
    pass: load.left !== undefined && isOnTheRoad(load) ? passLost(load.left, known) : null,
  }));
  await journeys.upsert(rows, db);
}

/** The loads of the events, and those on the road under a pass that changes. */
async function loadsOf(
  events: readonly JourneyEvent[],
  passIds: readonly string[],
  db: ViewDb,
): Promise<Map<string, RoadLoad>> {
  const ids = events.flatMap(({ data }) => ('loadId' in data && data.loadId !== null ? [data.loadId] : []));
  const rows = await db.query<{ load: RoadLoad }>(
    `SELECT load FROM journeys WHERE load_id = ANY($1)
     UNION ALL SELECT load FROM journeys WHERE pass_ids ?| $2 AND pass_ids IS NOT NULL AND load_id <> ALL($1)`,
    [[...new Set(ids)], passIds],
  );
  return new Map(rows.map(({ load }) => [load.loadId, load]));
}

async function loadLimit(db: ViewDb): Promise<number> {
  const [row] = await db.query<{ hours: number }>('SELECT hours FROM limits');
  return row?.hours ?? defaultCustodyLimits.load;
}

async function passesOf(
  loads: readonly RoadLoad[],
  changed: readonly string[],
  db: ViewDb,
): Promise<Map<string, KnownPass>> {
  const relied = loads.flatMap(({ left }) =>
    left === undefined ? [] : [left.vehiclePassId, left.driverPassId],
  );
  const rows = await db.query<{ pass_id: string; state: KnownPass }>(
    'SELECT pass_id, state FROM passes WHERE pass_id = ANY($1)',
    [[...new Set([...relied, ...changed])]],
  );
  return new Map(rows.map(({ pass_id, state }) => [pass_id, state]));
}

function evolvePass(known: Map<string, KnownPass>, event: PassEvent): void {
  const { passId } = event.data;
  const state: PassState = passHistory.evolve(known.get(passId) ?? passHistory.initial, event);
  if (state.status !== 'none') known.set(passId, state);
}
