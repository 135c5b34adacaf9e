import { foldPlate, type RecordedEvent } from '@boxtrail/kernel';
import type { View, ViewDb } from '@boxtrail/platform';
import { accountDeltas, type AccountDelta } from '../../domain/accounts';
import { advance, follows, judge, judgeAsOf, unheardOf, type CustodyMove } from '../../domain/box-trail';
import type { BoxState } from '../../domain/custody-rules';
import { endOf, evolveManifest, manifestIdOf, type LoadManifest } from '../../domain/load-manifest';
import { stepsOf, trailEventTypes } from '../../domain/steps-of-event';
import { compareSteps, type TrailStep } from '../../domain/trail-step';
import { DrivenLoads, nobodyKnows } from './driven-loads';
import { PassBook } from './pass-book';

/**
 * The trail of every box, step by step; where each box is now; and the accounts of every station. A load of 500
 * boxes is a few multi-row statements.
 */
export const trailsView: View = {
  name: 'audit.trails',
  version: 6,
  tables: `
    CREATE TABLE steps (
      sscc text COLLATE "C" NOT NULL,
      position bigint NOT NULL,
      ordinal integer NOT NULL,
      step jsonb NOT NULL,
      PRIMARY KEY (sscc, position, ordinal)
    );
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
    );
    CREATE TABLE manifests (
      load_id text COLLATE "C" PRIMARY KEY,
      manifest jsonb NOT NULL,
      -- Who drives it; null before it is dispatched. Until when: '9' while nobody has seen its end.
      plate text COLLATE "C",
      driver_ref text COLLATE "C",
      until text COLLATE "C" NOT NULL
    );
    -- What was changed of passes, in the order in which it happened; a pass that nobody changed is not here.
    CREATE TABLE passes (
      pass_id text COLLATE "C" PRIMARY KEY,
      changes jsonb NOT NULL
    );
    -- Which loads relied on a pass, and when last.
    CREATE TABLE pass_uses (
      pass_id text COLLATE "C" NOT NULL,
      load_id text COLLATE "C" NOT NULL,
      last_at text COLLATE "C" NOT NULL,
      PRIMARY KEY (pass_id, load_id)
    )`,
  indexes: `
    CREATE INDEX ON pass_uses (pass_id, last_at);
    CREATE INDEX ON manifests (plate, until) WHERE plate IS NOT NULL;
    CREATE INDEX ON manifests (driver_ref, until) WHERE driver_ref IS NOT NULL;
    CREATE INDEX ON boxes (holder_id) WHERE holder_type = 'station';
    CREATE INDEX ON boxes (sscc) WHERE broken`,
  types: trailEventTypes,
  project: async (events, db) => {
    const { steps, manifests, passes } = await stepsOfBatch(events, db);
    const boxes = await advanceBoxes(steps, db);
    await passes.write(manifests.values());
    await write(db, steps, manifests, boxes);
  },
};

/** What a batch did to the boxes it speaks of. */
interface Advanced {
  readonly states: ReadonlyMap<string, BoxState>;
  readonly deltas: ReadonlyMap<string, AccountDelta>;
  /** By how many steps each trail is longer than before. */
  readonly added: ReadonlyMap<string, number>;
}

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
  const steps: TrailStep[] = [];
  for (const event of events) {
    const own = stepsOf(
      event,
      (loadId) => manifests.get(loadId),
      (load) => driven.with(load),
    );
    for (const step of [...own, ...passes.stepsOf(event, own)]) steps.push(step);
    const id = manifestIdOf(event);
    const manifest = id === undefined ? undefined : evolveManifest(manifests.get(id), event);
    if (manifest !== undefined) {
      manifests.set(manifest.loadId, manifest);
      driven.note(manifest);
    }
  }
  return { steps, manifests, passes };
}

/** Takes each box on from where it was; one whose steps do not simply follow is judged anew from all of them. */
async function advanceBoxes(steps: readonly TrailStep[], db: ViewDb): Promise<Advanced> {
  const fresh = new Map<string, TrailStep[]>();
  for (const step of steps) {
    const of = fresh.get(step.sscc);
    if (of === undefined) fresh.set(step.sscc, [step]);
    else of.push(step);
  }
  const known = await db.query<{ state: BoxState }>('SELECT state FROM boxes WHERE sscc = ANY($1)', [
    [...fresh.keys()],
  ]);
  const states = new Map(known.map(({ state }) => [state.sscc, state]));
  const moves: CustodyMove[] = [];
  const again: string[] = [];
  const added = new Map<string, number>();
  for (const [sscc, own] of fresh) {
    const taken = takeInOrder(states.get(sscc) ?? unheardOf(sscc), own.sort(compareSteps));
    if (taken === undefined) again.push(sscc);
    else {
      states.set(sscc, taken.state);
      added.set(sscc, own.length);
      moves.push(...taken.moves);
    }
  }
  const deltas = accountDeltas(moves);
  if (again.length > 0) await judgeAgain(again, fresh, { states, deltas, added }, db);
  return { states, deltas, added };
}

function takeInOrder(
  before: BoxState,
  steps: readonly TrailStep[],
): { state: BoxState; moves: CustodyMove[] } | undefined {
  let state = before;
  const moves: CustodyMove[] = [];
  for (const step of steps) {
    if (!follows(state, step)) return undefined;
    const next = advance(state, step);
    if (next.custody !== null) moves.push(next.custody);
    state = next.state;
  }
  return { state, moves };
}

interface Growing {
  readonly states: Map<string, BoxState>;
  readonly deltas: Map<string, AccountDelta>;
  readonly added: Map<string, number>;
}

/** Boxes whose steps are read together: a change of a pass may concern many loads. */
const judgedTogether = 1_000;

async function judgeAgain(
  again: readonly string[],
  fresh: ReadonlyMap<string, readonly TrailStep[]>,
  { states, deltas, added }: Growing,
  db: ViewDb,
): Promise<void> {
  for (let i = 0; i < again.length; i += judgedTogether) {
    const ssccs = again.slice(i, i + judgedTogether);
    const rows = await db.query<{ step: TrailStep }>('SELECT step FROM steps WHERE sscc = ANY($1)', [ssccs]);
    const stored = new Map<string, TrailStep[]>(ssccs.map((sscc) => [sscc, []]));
    for (const { step } of rows) stored.get(step.sscc)?.push(step);
    for (const [sscc, old] of stored) {
      // What a late fact changes is taken back from the accounts before the new judgement is added.
      const before = judgeAsOf(old, {});
      if (before !== null) accountDeltas(before.moves, -1, deltas);
      const judged = judge([...old, ...(fresh.get(sscc) ?? [])]);
      accountDeltas(judged.moves, 1, deltas);
      states.set(sscc, judged.state);
      added.set(sscc, judged.steps.length - (before?.steps.length ?? 0));
    }
  }
}

async function write(
  db: ViewDb,
  steps: readonly TrailStep[],
  manifests: ReadonlyMap<string, LoadManifest>,
  { states, deltas, added }: Advanced,
): Promise<void> {
  if (manifests.size > 0) {
    await db.query(
      `INSERT INTO manifests SELECT * FROM unnest($1::text[], $2::jsonb[], $3::text[], $4::text[], $5::text[])
        ON CONFLICT (load_id) DO UPDATE SET manifest = excluded.manifest, plate = excluded.plate,
          driver_ref = excluded.driver_ref, until = excluded.until`,
      [
        [...manifests.keys()],
        [...manifests.values()].map((manifest) => JSON.stringify(manifest)),
        [...manifests.values()].map(({ journey }) =>
          journey === undefined ? null : foldPlate(journey.plate),
        ),
        [...manifests.values()].map(({ journey }) => journey?.driverRef ?? null),
        [...manifests.values()].map((manifest) => endOf(manifest) ?? nobodyKnows),
      ],
    );
  }
  if (steps.length === 0) return;
  await db.query('INSERT INTO steps SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[], $4::jsonb[])', [
    steps.map((step) => step.sscc),
    steps.map((step) => step.position),
    steps.map((step) => step.ordinal),
    steps.map((step) => JSON.stringify(step)),
  ]);
  const touched = [...new Map(steps.flatMap(touchedBy).map((row) => [row.join(' '), row])).values()];
  await db.query(
    'INSERT INTO touched SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING',
    [touched.map(([kind]) => kind), touched.map(([, id]) => id), touched.map(([, , sscc]) => sscc)],
  );
  const boxes = [...states.values()];
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
      boxes.map((box) => added.get(box.sscc) ?? 0),
      boxes.map((box) => JSON.stringify(box)),
    ],
  );
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
