import { slices, type ViewDb } from '@boxtrail/projections';
import type { AccountDelta } from '../../domain/accounts';
import type { CustodyState } from '../../domain/box-state';
import type { LoadManifest } from '../../domain/load-manifest';
import type { TrailStep } from '../../domain/trail-step';
import { manifestsTable, stepsTable } from './trails.tables';

/** Steps in one statement, at most; and boxes of the manifests in one, about. */
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
    const touched = [...new Map(steps.flatMap(touchedBy).map((row) => [row.join(' '), row])).values()];
    await db.query(
      'INSERT INTO touched SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING',
      [touched.map(([kind]) => kind), touched.map(([, id]) => id), touched.map(([, , sscc]) => sscc)],
    );
  }
}

/** A box after its new steps. */
export interface AdvancedBox {
  readonly state: CustodyState;
  /** By how many steps its trail is longer than before. */
  readonly added: number;
}

export async function writeBoxes(advanced: readonly AdvancedBox[], db: ViewDb): Promise<void> {
  const boxes = advanced.map(({ state }) => state);
  await db.query(
    `INSERT INTO boxes AS b SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::int[], $7::jsonb[])
      ON CONFLICT (sscc) DO UPDATE SET status = excluded.status, holder_type = excluded.holder_type,
        holder_id = excluded.holder_id, broken = excluded.broken, steps = b.steps + excluded.steps, state = excluded.state`,
    [
      boxes.map((box) => box.sscc),
      boxes.map((box) => box.status),
      boxes.map((box) => box.holder?.type ?? null),
      boxes.map((box) => box.holder?.id ?? null),
      boxes.map((box) => box.open.some(({ severity }) => severity === 'breaks')),
      advanced.map(({ added }) => added),
      boxes.map((box) => JSON.stringify(box)),
    ],
  );
}

export async function writeAccounts(deltas: ReadonlyMap<string, AccountDelta>, db: ViewDb): Promise<void> {
  if (deltas.size === 0) return;
  const accounts = [...deltas];
  await db.query(
    `INSERT INTO accounts AS a SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
      ON CONFLICT (gln) DO UPDATE SET entered = a.entered + excluded.entered, departed = a.departed + excluded.departed,
        written_off = a.written_off + excluded.written_off`,
    [
      accounts.map(([gln]) => gln),
      accounts.map(([, delta]) => delta.entered),
      accounts.map(([, delta]) => delta.left),
      accounts.map(([, delta]) => delta.writtenOff),
    ],
  );
}

export type TouchedKind = 'station' | 'load' | 'round';

/** What a box has to do with by a step: also by one that does not count any more, for it once did. */
function touchedBy(step: TrailStep): [TouchedKind, string, string][] {
  const { sscc, loadId, custodyTo } = step;
  const touched: [TouchedKind, string, string][] = [];
  if (typeof custodyTo === 'object' && custodyTo.type === 'station')
    touched.push(['station', custodyTo.id, sscc]);
  if (loadId !== null) touched.push(['load', loadId, sscc]);
  if (step.kind === 'packed') touched.push(['round', step.details.jobId, sscc]); // a job has its round's id
  return touched;
}
