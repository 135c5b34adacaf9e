import { foldPlate } from '@boxtrail/kernel';
import { tableOf } from '@boxtrail/projections';
import { endOf, type LoadManifest } from '../../domain/load-manifest';
import type { PassChange } from '../../domain/pass-changes';
import type { TrailStep } from '../../domain/trail-step';
import { nobodyKnows } from './driven-loads';

export const stepsTable = tableOf<TrailStep>(
  'steps',
  {
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    position: ['bigint NOT NULL', ({ position }) => position],
    ordinal: ['integer NOT NULL', ({ ordinal }) => ordinal],
    step: ['jsonb NOT NULL', (step) => step],
  },
  ['sscc', 'position', 'ordinal'],
);

export const manifestsTable = tableOf<LoadManifest>(
  'manifests',
  {
    load_id: ['text COLLATE "C"', ({ loadId }) => loadId],
    manifest: ['jsonb NOT NULL', (manifest) => manifest],
    // Who drives it; null before it is dispatched. Until when: '9' while nobody has seen its end.
    plate: ['text COLLATE "C"', ({ journey }) => (journey === undefined ? null : foldPlate(journey.plate))],
    driver_ref: ['text COLLATE "C"', ({ journey }) => journey?.driverRef ?? null],
    until: ['text COLLATE "C" NOT NULL', (manifest) => endOf(manifest) ?? nobodyKnows],
  },
  ['load_id'],
);

/** What was changed of passes, in the order in which it happened; a pass that nobody changed is not here. */
export const passesTable = tableOf<{ readonly passId: string; readonly changes: readonly PassChange[] }>(
  'passes',
  {
    pass_id: ['text COLLATE "C"', ({ passId }) => passId],
    changes: ['jsonb NOT NULL', ({ changes }) => changes],
  },
  ['pass_id'],
);

/** Which loads relied on a pass, and when last. */
export const passUsesTable = tableOf<{
  readonly passId: string;
  readonly loadId: string;
  readonly at: string;
}>(
  'pass_uses',
  {
    pass_id: ['text COLLATE "C" NOT NULL', ({ passId }) => passId],
    load_id: ['text COLLATE "C" NOT NULL', ({ loadId }) => loadId],
    last_at: ['text COLLATE "C" NOT NULL', ({ at }) => at],
  },
  ['pass_id', 'load_id'],
);

/** Boxes and accounts add to what is there, and `touched` ignores what it has: their statements stand in `trails.rows.ts`. */
const addedTo = `
    CREATE TABLE boxes (
      sscc text COLLATE "C" PRIMARY KEY,
      status text NOT NULL,
      holder_type text,
      holder_id text,
      -- The chain of custody is broken somewhere, and nobody has answered for it.
      broken boolean NOT NULL,
      steps integer NOT NULL,
      state jsonb NOT NULL
    );
    CREATE TABLE accounts (
      gln text COLLATE "C" PRIMARY KEY,
      entered bigint NOT NULL,
      departed bigint NOT NULL,
      written_off bigint NOT NULL
    );
    -- Which boxes ever had to do with a station, a load or a round, whatever became of it.
    CREATE TABLE touched (
      kind text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      sscc text COLLATE "C" NOT NULL,
      PRIMARY KEY (kind, id, sscc)
    )`;

export const trailTables = [
  stepsTable.create,
  addedTo,
  manifestsTable.create,
  passesTable.create,
  passUsesTable.create,
].join(';');
