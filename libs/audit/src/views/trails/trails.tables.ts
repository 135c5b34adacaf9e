import { heldLotsTable } from '@boxtrail/holds';
import { foldPlate } from '@boxtrail/kernel';
import { tableOf } from '@boxtrail/projections';
import type { CustodyState } from '../../domain/box-state';
import { dueAt } from '../../domain/open-questions';
import { endOf, type LoadManifest } from '../../domain/load-manifest';
import type { PassChange } from '../../domain/pass-changes';
import type { TrailStep } from '../../domain/trail-step';
import { bookTables } from './books';
import { nobodyKnows } from './driven-loads';
import { findingsTable } from './findings.rows';
import { boxTypesTable, offeredTable, limitsTable, placesTable, sealsTable } from './known.tables';

export const stepsTable = tableOf<TrailStep>(
  'steps',
  {
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
    position: ['bigint NOT NULL', ({ position }) => position],
    ordinal: ['int NOT NULL', ({ ordinal }) => ordinal],
    step: ['jsonb NOT NULL', (step) => step],
  },
  ['sscc', 'position', 'ordinal'],
);

export const manifestsTable = tableOf<LoadManifest>(
  'manifests',
  {
    load_id: ['text COLLATE "C"', ({ loadId }) => loadId],
    manifest: ['jsonb NOT NULL', (manifest) => manifest],
    // Vehicle and driver, null before the dispatch; `until` is '9' while the end of the journey is unknown.
    plate: ['text COLLATE "C"', ({ journey }) => (journey === undefined ? null : foldPlate(journey.plate))],
    driver_ref: ['text COLLATE "C"', ({ journey }) => journey?.driverRef ?? null],
    until: ['text COLLATE "C" NOT NULL', (manifest) => endOf(manifest) ?? nobodyKnows],
  },
  ['load_id'],
);

/** The changes of passes in order of event time; an unchanged pass has no row. */
export const passesTable = tableOf<{ readonly passId: string; readonly changes: readonly PassChange[] }>(
  'passes',
  {
    pass_id: ['text COLLATE "C"', ({ passId }) => passId],
    changes: ['jsonb NOT NULL', ({ changes }) => changes],
  },
  ['pass_id'],
);

/** The loads that relied on a pass, and when last. */
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

/** A box after its new steps. */
export interface AdvancedBox {
  readonly state: CustodyState;
  /** Number of steps added to its trail. */
  readonly added: number;
}

const hasOpenBreak = ({ open }: CustodyState): boolean => open.some(({ severity }) => severity === 'breaks');

export const boxesTable = tableOf<AdvancedBox>(
  'boxes',
  {
    sscc: ['text COLLATE "C"', ({ state }) => state.sscc],
    status: ['text NOT NULL', ({ state }) => state.status],
    holder_type: ['text', ({ state }) => state.holder?.type ?? null],
    holder_id: ['text', ({ state }) => state.holder?.id ?? null],
    // Event time of the last move of custody, and when the limit of custody passes; null without a holder or a limit.
    since: ['text COLLATE "C"', ({ state }) => state.since],
    due: ['text COLLATE "C"', ({ state }) => dueAt(state)],
    // The chain of custody is broken somewhere; whether every break was explained.
    broken: ['bool NOT NULL', ({ state }) => state.broken],
    explained: ['bool NOT NULL', ({ state }) => !hasOpenBreak(state) && state.explained.length > 0],
    steps: ['int NOT NULL', ({ added }) => added],
    state: ['jsonb NOT NULL', ({ state }) => state],
  },
  ['sscc'],
  { merge: { steps: 'boxes.steps + excluded.steps' } },
);

/** `destination`: the community a box was packed for; a station held it. */
export type TouchedKind = 'station' | 'destination' | 'load' | 'team' | 'round';

/** A relation of a box to a place, a load, a team or a round, at any time. */
export interface Touched {
  readonly kind: TouchedKind;
  readonly id: string;
  readonly sscc: string;
}

export const touchedTable = tableOf<Touched>(
  'touched',
  {
    kind: ['text COLLATE "C" NOT NULL', ({ kind }) => kind],
    id: ['text COLLATE "C" NOT NULL', ({ id }) => id],
    sscc: ['text COLLATE "C" NOT NULL', ({ sscc }) => sscc],
  },
  ['kind', 'id', 'sscc'],
);

export const trailTables = [
  stepsTable,
  boxesTable,
  findingsTable,
  touchedTable,
  manifestsTable,
  passesTable,
  passUsesTable,
  placesTable,
  boxTypesTable,
  offeredTable,
  limitsTable,
  sealsTable,
  heldLotsTable,
]
  .map(({ create }) => create)
  .concat(bookTables)
  .join(';');
