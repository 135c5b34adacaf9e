import { holdingTypes } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, slices, type View, type ViewDb } from '@boxtrail/projections';
import { EventLoopSlices } from '@boxtrail/async';
import { HeldLots } from '@boxtrail/holds';
import { evolveManifest, manifestIdOf, type LoadManifest } from '../../domain/load-manifest';
import { stepsOf, trailEventTypes } from '../../domain/steps-of-event';
import { type TrailStep } from '../../domain/trail-step';
import { DrivenLoads } from './driven-loads';
import { FindingChanges, findingsIndexes } from './findings.rows';
import { KnownThings, learnedFrom } from './known-things';
import { PassBook } from './pass-book';
import { advanceBoxes, countOf, type NewSteps } from './advance-boxes';
import { bookIndexes, Books } from './books';
import { boxesTable, trailTables } from './trails.tables';
import { writeManifests, writeSteps } from './trails.rows';

/** Approximate number of steps judged and written together. */
const stepsPerWrite = 1_000;

/**
 * The trail of every box, its present state, and the accounts of every station. A load of 500 boxes takes a few
 * multi-row statements. A batch of large loads is written in slices, and the process answers requests between them.
 */
export const trailsView: View = {
  name: 'audit.trails',
  version: 20,
  tables: trailTables,
  indexes: `
    CREATE INDEX ON pass_uses (pass_id, last_at);
    CREATE INDEX ON manifests (plate, until) WHERE plate IS NOT NULL;
    CREATE INDEX ON manifests (driver_ref, until) WHERE driver_ref IS NOT NULL;
    CREATE INDEX ON boxes (holder_type, holder_id, since, sscc) WHERE holder_type <> 'resident';
    CREATE INDEX ON boxes (due, sscc) WHERE due IS NOT NULL;
    CREATE INDEX ON boxes (sscc) WHERE broken;${findingsIndexes};
    ${bookIndexes}`,
  types: [...new Set([...trailEventTypes, ...learnedFrom, ...holdingTypes])],
  project: async (events, db) => {
    const { steps, manifests, passes, things, lots } = await stepsOfBatch(events, db);
    await things.write();
    await lots.write();
    await passes.write(manifests.values());
    await writeManifests(manifests, db);
    const books = new Books();
    for (const slice of slices(steps, stepsPerWrite, ([, events]) => countOf(events))) {
      const boxes = new Map(slice);
      const findings = new FindingChanges();
      const advanced = await advanceBoxes(boxes, { books, findings }, db);
      const added = [...boxes.values()].flatMap((events) => events.flatMap((event) => event.steps));
      books.countSteps(added.length);
      await writeSteps(added, db);
      await boxesTable.upsert(advanced, db);
      await findings.write(db);
    }
    await books.write(db);
  },
};

export const trailsSchema = schemaOf(trailsView);

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
  const things = await KnownThings.of(events, manifests, db);
  const lots = await HeldLots.of(events, db);
  const driven = await DrivenLoads.of(events, manifests, db);
  const passes = await PassBook.of(events, manifests, db);
  const { tierOf, contentsOf, sealUse, limits, ownLimitOf } = things;
  const known = {
    manifestOf: (loadId: string) => manifests.get(loadId),
    alsoDriven: (load: LoadManifest) => driven.with(load),
    tierOf,
    contentsOf,
    sealUse,
    limits,
    ownLimitOf,
    heldLots: () => lots.now,
  };
  const steps = new Map<string, NewSteps[]>();
  const loop = new EventLoopSlices();
  for (const event of events) {
    const made = stepsOf(event, known);
    things.note(event);
    lots.note(event.event);
    for (const step of [...made, ...passes.stepsOf(event, made)]) addStep(steps, step, event);
    const id = manifestIdOf(event);
    const manifest = id === undefined ? undefined : evolveManifest(manifests.get(id), event);
    if (manifest !== undefined) {
      manifests.set(manifest.loadId, manifest);
      driven.note(manifest);
    }
    if (loop.isOver) await loop.next();
  }
  return { steps, manifests, passes, things, lots };
}

function addStep(
  boxes: Map<string, NewSteps[]>,
  step: TrailStep,
  { position, recordedAt }: RecordedEvent,
): void {
  const events = boxes.get(step.sscc);
  const last = events?.at(-1);
  if (last?.position === position) last.steps.push(step);
  else if (events === undefined) boxes.set(step.sscc, [{ position, recordedAt, steps: [step] }]);
  else events.push({ position, recordedAt, steps: [step] });
}
