import {
  type KnownPass,
  passHistory,
  type PassDetails,
  type PassEvent,
  type PassStanding,
  type StatusChange,
} from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, tableOf, type ViewDb, viewOf } from '@boxtrail/projections';

/** A change of a pass: its status from then on, why, and whose key made it. */
export interface PassChange extends StatusChange {
  readonly reason: string;
  readonly actor: string;
}

export interface StoredPass {
  readonly passId: string;
  readonly revision: number;
  readonly state: KnownPass & { readonly changes: readonly PassChange[] };
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

type Changed = RecordedEvent<PassEvent>;
const evolves = (changed: Changed): readonly Changed[] => [changed];

/** Every pass and its status. */
export const passesView = viewOf<PassEvent, Changed>({
  name: 'passes.passes',
  version: 4,
  tables: passes.create,
  indexes: 'CREATE INDEX ON passes (status, pass_id); CREATE INDEX ON passes USING gin (zones)',
  // Without the event that revoked it, a pass would be shown as valid.
  needsEvery: true,
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
  const known = await db.query<{ pass_id: string; state: StoredPass['state']; revision: number }>(
    'SELECT pass_id, state, revision FROM passes WHERE pass_id = ANY($1)',
    [ids],
  );
  const passesById = new Map(known.map(({ pass_id: passId, ...rest }) => [passId, { passId, ...rest }]));
  for (const changed of events) {
    const { passId } = changed.event.data;
    const state = passHistory.evolve(passesById.get(passId)?.state ?? passHistory.initial, changed.event);
    if (state.status === 'none') continue;
    const changes = state.changes.map((change) => explained(change, changed));
    passesById.set(passId, { passId, state: { ...state, changes }, revision: changed.revision });
  }
  await passes.upsert([...passesById.values()], db);
}

/** The history of a pass adds its new change without a reason. */
function explained(change: StatusChange | PassChange, { event, metadata }: Changed): PassChange {
  if ('reason' in change) return change;
  const reason = event.type === 'passes.PassIssued' ? '' : event.data.reason;
  return { ...change, reason, actor: metadata.actor };
}

/**
 * A pass as it is shown.
 * @schema Pass
 */
export interface PassRow extends PassDetails {
  /** At the moment of reading. */
  readonly status: PassStanding;
  readonly issuedAt: string;
  /** In the order in which they happened. */
  readonly changes: readonly PassChange[];
  /** The change since which the pass has been suspended or revoked; null for a pass that is neither now. */
  readonly withdrawn: PassChange | null;
  readonly revision: number;
}
