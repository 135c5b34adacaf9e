import { slices, type ViewDb } from '@boxtrail/projections';
import type { LoadManifest } from '../../domain/load-manifest';
import type { TrailStep } from '../../domain/trail-step';
import { manifestsTable, stepsTable, touchedTable, type Touched } from './trails.tables';

/** Upper bound of steps in one statement, and approximately of boxes of manifests. */
const stepsPerStatement = 1_000;
const boxesPerStatement = 20_000;

export async function writeManifests(
  manifests: ReadonlyMap<string, LoadManifest>,
  db: ViewDb,
): Promise<void> {
  for (const slice of slices(manifests.values(), boxesPerStatement, ({ ssccs }) => ssccs.length + 1)) {
    await manifestsTable.upsert(slice, db);
  }
}

export async function writeSteps(all: readonly TrailStep[], db: ViewDb): Promise<void> {
  for (const steps of slices(all, stepsPerStatement)) {
    await stepsTable.insert(steps, db);
    await touchedTable.upsert(steps.flatMap(touchedBy), db);
  }
}

/** The relations of a box by a step: even by one that does not count any more, since it once did. */
function touchedBy(step: TrailStep): Touched[] {
  const { sscc, loadId, custodyTo } = step;
  const touched: Touched[] = [];
  if (typeof custodyTo === 'object' && (custodyTo.type === 'station' || custodyTo.type === 'team'))
    touched.push({ kind: custodyTo.type, id: custodyTo.id, sscc });
  if (loadId !== null) touched.push({ kind: 'load', id: loadId, sscc });
  if (step.kind === 'packed') {
    touched.push({ kind: 'round', id: step.details.jobId, sscc }); // a job has its round's id
    if (step.counterpartGln !== null) touched.push({ kind: 'destination', id: step.counterpartGln, sscc });
  }
  return touched;
}
