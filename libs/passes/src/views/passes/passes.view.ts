import {
  passHistory,
  type PassDetails,
  type PassEvent,
  type PassStanding,
  type PassState,
} from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import type { BareEvent } from '@boxtrail/event-store';
import type { View, ViewDb } from '@boxtrail/projections';

/** Every pass and what it came to. */
export const passesView: View = {
  name: 'passes.passes',
  version: 2,
  tables: `
    CREATE TABLE passes (
      pass_id text COLLATE "C" PRIMARY KEY,
      revision integer NOT NULL,
      state jsonb NOT NULL,
      status text NOT NULL,
      -- RFC 3339, UTC. Nothing is recorded when it is reached: that a pass is expired is told when it is read.
      valid_until text COLLATE "C" NOT NULL
    )`,
  indexes: 'CREATE INDEX ON passes (status, pass_id)',
  types: ['passes.PassIssued', 'passes.PassSuspended', 'passes.PassReinstated', 'passes.PassRevoked'],
  // Without the event that revoked it, a pass would be shown as valid.
  needsEvery: true,
  bare: true,
  project: (events, db) => write(events as readonly BareEvent<PassEvent>[], db),
};

async function write(events: readonly BareEvent<PassEvent>[], db: ViewDb): Promise<void> {
  const ids = [...new Set(events.map(({ event }) => event.data.passId))];
  const known = await db.query<{ pass_id: string; state: PassState }>(
    'SELECT pass_id, state FROM passes WHERE pass_id = ANY($1)',
    [ids],
  );
  const states = new Map(known.map((row) => [row.pass_id, row.state]));
  const revisions = new Map<string, number>();
  for (const { event, revision } of events) {
    const { passId } = event.data;
    states.set(passId, passHistory.evolve(states.get(passId) ?? passHistory.initial, event));
    revisions.set(passId, revision);
  }
  const rows = ids.flatMap((passId) => {
    const state = states.get(passId) ?? passHistory.initial;
    const revision = revisions.get(passId) ?? null;
    if (state.status === 'none') return [];
    const { status, pass } = state;
    return [{ pass_id: passId, revision, state, status, valid_until: pass.validUntil }];
  });
  await upsertPasses(db, rows);
}

const upsertPasses = insertRows(
  'passes',
  { pass_id: 'text', revision: 'int', state: 'jsonb', status: 'text', valid_until: 'text' },
  { conflict: ['pass_id'], update: ['revision', 'state', 'status', 'valid_until'] },
);

/** A pass as it is shown. */
export interface PassRow extends PassDetails {
  /** At the moment of reading. */
  readonly status: PassStanding;
  readonly issuedAt: string;
  readonly changes: readonly { readonly at: string; readonly status: string }[];
  readonly revision: number;
}
