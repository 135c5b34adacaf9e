import {
  passHistory,
  type PassDetails,
  type PassEvent,
  type PassStanding,
  type PassState,
} from '@boxtrail/contracts';
import type { BareEvent } from '@boxtrail/event-store';
import { schemaOf, tableOf, type ViewDb, viewOf } from '@boxtrail/projections';

interface StoredPass {
  readonly passId: string;
  readonly revision: number;
  readonly state: Exclude<PassState, { status: 'none' }>;
}

const passes = tableOf<StoredPass>(
  'passes',
  {
    pass_id: ['text COLLATE "C"', ({ passId }) => passId],
    revision: ['int NOT NULL', ({ revision }) => revision],
    state: ['jsonb NOT NULL', ({ state }) => state],
    zones: ['jsonb NOT NULL', ({ state }) => state.pass.zones],
    status: ['text NOT NULL', ({ state }) => state.status],
    // RFC 3339, UTC. Expiry records no event: queries compare this column with the present time.
    valid_until: ['text COLLATE "C" NOT NULL', ({ state }) => state.pass.validUntil],
  },
  ['pass_id'],
);

type Changed = BareEvent<PassEvent>;
const evolves = (changed: Changed): readonly Changed[] => [changed];

/** Every pass and its status. */
export const passesView = viewOf<PassEvent, Changed>({
  name: 'passes.passes',
  version: 3,
  tables: passes.create,
  indexes: 'CREATE INDEX ON passes (status, pass_id); CREATE INDEX ON passes USING gin (zones)',
  // Without the event that revoked it, a pass would be shown as valid.
  needsEvery: true,
  bare: true,
  on: {
    'passes.PassIssued': evolves,
    'passes.PassSuspended': evolves,
    'passes.PassReinstated': evolves,
    'passes.PassRevoked': evolves,
  },
  write,
});

export const passesSchema = schemaOf(passesView);

async function write(events: readonly Changed[], db: ViewDb): Promise<void> {
  const ids = [...new Set(events.map(({ event }) => event.data.passId))];
  const known = await db.query<{ pass_id: string; state: PassState; revision: number }>(
    'SELECT pass_id, state, revision FROM passes WHERE pass_id = ANY($1)',
    [ids],
  );
  const states = new Map(known.map(({ pass_id, state, revision }) => [pass_id, { state, revision }]));
  for (const { event, revision } of events) {
    const { passId } = event.data;
    const before = states.get(passId)?.state ?? passHistory.initial;
    states.set(passId, { state: passHistory.evolve(before, event), revision });
  }
  const rows = [...states].flatMap(([passId, { state, revision }]) =>
    state.status === 'none' ? [] : [{ passId, state, revision }],
  );
  await passes.upsert(rows, db);
}

/**
 * A pass as it is shown.
 * @schema Pass
 */
export interface PassRow extends PassDetails {
  /** At the moment of reading. */
  readonly status: PassStanding;
  readonly issuedAt: string;
  readonly changes: readonly { readonly at: string; readonly status: string }[];
  readonly revision: number;
}
