import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, slices, type View, type ViewDb } from '@boxtrail/projections';
import { EventLoopSlices, inSlices } from '@boxtrail/async';
import { accountDeltas, type AccountDelta } from '../../domain/accounts';
import { judgeStepByStep } from '../../domain/box-trail';
import { advance, follows, type CustodyMove } from '../../domain/advance';
import { unheardOf } from '../../domain/box-state';
import type { CustodyState } from '../../domain/box-state';
import { evolveManifest, manifestIdOf, type LoadManifest } from '../../domain/load-manifest';
import { oneOfEachKind } from '../../domain/open-findings';
import { stepsOf, trailEventTypes } from '../../domain/steps-of-event';
import { type TrailStep } from '../../domain/trail-step';
import { compareSteps } from '../../domain/step-order';
import { DrivenLoads } from './driven-loads';
import { KnownThings, learnedFrom } from './known-things';
import { PassBook } from './pass-book';
import { accountsTable, boxesTable, trailTables, type AdvancedBox } from './trails.tables';
import { writeManifests, writeSteps } from './trails.rows';

/** Approximate number of steps judged and written together, and of stored ones judged again. */
const stepsPerWrite = 1_000;
const stepsJudgedAgain = 4_000;

/**
 * The trail of every box, its present state, and the accounts of every station. A load of 500 boxes takes a few
 * multi-row statements. A batch of large loads is written in slices, and the process answers requests between them.
 */
export const trailsView: View = {
  name: 'audit.trails',
  version: 12,
  tables: trailTables,
  indexes: `
    CREATE INDEX ON pass_uses (pass_id, last_at);
    CREATE INDEX ON manifests (plate, until) WHERE plate IS NOT NULL;
    CREATE INDEX ON manifests (driver_ref, until) WHERE driver_ref IS NOT NULL;
    CREATE INDEX ON boxes (holder_type, holder_id, since, sscc) WHERE holder_type <> 'resident';
    CREATE INDEX ON boxes (due, sscc) WHERE due IS NOT NULL;
    CREATE INDEX ON boxes (sscc) WHERE broken`,
  types: [...trailEventTypes, ...learnedFrom],
  project: async (events, db) => {
    const { steps, manifests, passes, things } = await stepsOfBatch(events, db);
    await things.write();
    await passes.write(manifests.values());
    await writeManifests(manifests, db);
    const deltas = new Map<string, AccountDelta>();
    for (const slice of slices(steps, stepsPerWrite, ([, own]) => own.length)) {
      const boxes = new Map(slice);
      const advanced = await advanceBoxes(boxes, deltas, db);
      await writeSteps([...boxes.values()].flat(), db);
      await boxesTable.upsert(advanced, db);
    }
    await accountsTable.upsert([...deltas], db);
  },
};

export const trailsSchema = schemaOf(trailsView);

type Steps = ReadonlyMap<string, TrailStep[]>;

/** New steps by box, and the manifests after the events. */
async function stepsOfBatch(events: readonly RecordedEvent[], db: ViewDb) {
  const ids = [...new Set(events.map(manifestIdOf).filter((id) => id !== undefined))];
  const rows =
    ids.length === 0
      ? []
      : await db.query<{ manifest: LoadManifest }>('SELECT manifest FROM manifests WHERE load_id = ANY($1)', [
          ids,
        ]);
  const manifests = new Map(rows.map(({ manifest }) => [manifest.loadId, manifest]));
  const driven = await DrivenLoads.of(events, manifests, db);
  const passes = await PassBook.of(events, manifests, db);
  const things = await KnownThings.of(events, db);
  const { tierOf, contentsOf, sealUse } = things;
  const known = {
    manifestOf: (loadId: string) => manifests.get(loadId),
    alsoDriven: (load: LoadManifest) => driven.with(load),
    tierOf,
    contentsOf,
    sealUse,
  };
  const steps = new Map<string, TrailStep[]>();
  const loop = new EventLoopSlices();
  for (const event of events) {
    const made = stepsOf(event, known);
    things.note(event);
    for (const step of [...made, ...passes.stepsOf(event, made)]) {
      const own = steps.get(step.sscc);
      if (own === undefined) steps.set(step.sscc, [step]);
      else own.push(step);
    }
    const id = manifestIdOf(event);
    const manifest = id === undefined ? undefined : evolveManifest(manifests.get(id), event);
    if (manifest !== undefined) {
      manifests.set(manifest.loadId, manifest);
      driven.note(manifest);
    }
    if (loop.isOver) await loop.next();
  }
  return { steps, manifests, passes, things };
}

/** Advances each box from its state; judges a box again from all its steps when the new ones do not simply follow. */
async function advanceBoxes(
  boxes: Steps,
  deltas: Map<string, AccountDelta>,
  db: ViewDb,
): Promise<AdvancedBox[]> {
  const known = await db.query<{ state: CustodyState; steps: number }>(
    'SELECT state, steps FROM boxes WHERE sscc = ANY($1)',
    [[...boxes.keys()]],
  );
  const stored = new Map(known.map((row) => [row.state.sscc, row]));
  const advanced: AdvancedBox[] = [];
  const again: { readonly sscc: string; readonly steps: number }[] = [];
  for (const [sscc, own] of boxes) {
    const before = stored.get(sscc);
    const taken = takeInOrder(before?.state ?? unheardOf(sscc), own.sort(compareSteps));
    if (taken === undefined) again.push({ sscc, steps: (before?.steps ?? 0) + own.length });
    else {
      advanced.push({ state: taken.state, added: own.length });
      accountDeltas(taken.moves, 1, deltas);
    }
  }
  for (const slice of slices(again, stepsJudgedAgain, ({ steps }) => steps)) {
    const ssccs = slice.map(({ sscc }) => sscc);
    advanced.push(...(await judgeAgain(ssccs, boxes, deltas, db)));
  }
  return advanced;
}

function takeInOrder(
  before: CustodyState,
  steps: readonly TrailStep[],
): { state: CustodyState; moves: CustodyMove[] } | undefined {
  let state = before;
  const moves: CustodyMove[] = [];
  for (const step of steps) {
    if (!follows(state, step)) return undefined;
    const next = advance(state, step);
    if (next.custody !== null) moves.push(next.custody);
    state = storedState(next.state);
  }
  return { state, moves };
}

async function judgeAgain(
  ssccs: readonly string[],
  fresh: Steps,
  deltas: Map<string, AccountDelta>,
  db: ViewDb,
): Promise<AdvancedBox[]> {
  const rows = await db.query<{ step: TrailStep }>('SELECT step FROM steps WHERE sscc = ANY($1)', [ssccs]);
  const stored = new Map<string, TrailStep[]>(ssccs.map((sscc) => [sscc, []]));
  for (const { step } of rows) stored.get(step.sscc)?.push(step);
  const advanced: AdvancedBox[] = [];
  for (const [sscc, old] of stored) {
    // Revert the account moves that a late fact changes before adding the new judgement.
    const before = await inSlices(judgeStepByStep(old));
    if (before !== null) accountDeltas(before.moves, -1, deltas);
    const judged = await inSlices(judgeStepByStep([...old, ...(fresh.get(sscc) ?? [])]));
    if (judged === null) continue;
    accountDeltas(judged.moves, 1, deltas);
    const added = judged.steps.length - (before?.steps.length ?? 0);
    advanced.push({ state: storedState(judged.state), added });
  }
  return advanced;
}

/** The size of the stored state does not depend on the length of the trail. */
function storedState(state: CustodyState): CustodyState {
  const [open, explained] = [oneOfEachKind(state.open), oneOfEachKind(state.explained)];
  return open === state.open && explained === state.explained ? state : { ...state, open, explained };
}
