import { passHistory, type PassDetails, type PassEvent, type PassState } from '@boxtrail/contracts';
import type { BareEvent, View, ViewDb } from '@boxtrail/platform';

/** Every pass and what it came to. */
export const passesView: View = {
  name: 'passes.passes',
  version: 1,
  tables: `
    CREATE TABLE passes (
      pass_id text COLLATE "C" PRIMARY KEY,
      revision integer NOT NULL,
      state jsonb NOT NULL
    )`,
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
  await db.query(
    `INSERT INTO passes SELECT * FROM unnest($1::text[], $2::int[], $3::jsonb[])
      ON CONFLICT (pass_id) DO UPDATE SET revision = excluded.revision, state = excluded.state`,
    [ids, ids.map((id) => revisions.get(id)), ids.map((id) => JSON.stringify(states.get(id)))],
  );
}

/** A pass as it is shown. */
export interface PassRow extends PassDetails {
  readonly status: 'issued' | 'suspended' | 'revoked';
  readonly issuedAt: string;
  readonly changes: readonly { readonly at: string; readonly status: string }[];
  readonly revision: number;
}
