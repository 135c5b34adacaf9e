import { EventLoopSlices, inSlices } from '@boxtrail/async';
import { slices, type ViewDb } from '@boxtrail/projections';
import { advance, follows } from '../../domain/advance';
import { unheardOf, type CustodyState } from '../../domain/box-state';
import { judgeStepByStep } from '../../domain/box-trail';
import { listed, type ListedFinding } from '../../domain/listed-finding';
import { storedState } from '../../domain/open-findings';
import type { Posting } from '../../domain/posting';
import { compareSteps } from '../../domain/step-order';
import type { TrailStep } from '../../domain/trail-step';
import type { Books } from './books';
import { rowsOf, type FindingChanges } from './findings.rows';
import type { AdvancedBox } from './trails.tables';

/** The steps that one event makes for one box. */
export interface NewSteps {
  readonly position: number;
  readonly recordedAt: string;
  readonly steps: TrailStep[];
}

/** The new steps of each box, in log order. */
export type NewTrails = ReadonlyMap<string, readonly NewSteps[]>;

/** What the steps change beside the boxes. */
export interface Effects {
  readonly books: Books;
  readonly findings: FindingChanges;
}

/** Approximate number of stored steps judged again together. */
const stepsJudgedAgain = 4_000;

/** A box that needs all its steps: `taken` of its events simply followed. */
interface Again {
  readonly sscc: string;
  readonly steps: number;
  readonly taken: number;
}

/**
 * Advances each box from its state, event by event, and posts what changes. When a step does not simply follow, the box
 * is judged again from all its steps, and what that changes is posted as known from that event on.
 */
export async function advanceBoxes(boxes: NewTrails, effects: Effects, db: ViewDb): Promise<AdvancedBox[]> {
  const known = await db.query<{ state: CustodyState; steps: number }>(
    'SELECT state, steps FROM boxes WHERE sscc = ANY($1)',
    [[...boxes.keys()]],
  );
  const stored = new Map(known.map((row) => [row.state.sscc, row]));
  const advanced: AdvancedBox[] = [];
  const again: Again[] = [];
  const loop = new EventLoopSlices();
  for (const [sscc, events] of boxes) {
    if (loop.isOver) await loop.next();
    const before = stored.get(sscc);
    let state = before?.state ?? unheardOf(sscc);
    let taken = 0;
    for (const event of events) {
      const next = takeInOrder(state, event.steps);
      if (next === undefined) break;
      effects.books.post(event.recordedAt, next.postings);
      effects.findings.add(next.found);
      state = next.state;
      taken += 1;
    }
    const added = countOf(events);
    if (taken === events.length) advanced.push({ state, added });
    else again.push({ sscc, steps: (before?.steps ?? 0) + added, taken });
  }
  for (const slice of slices(again, stepsJudgedAgain, ({ steps }) => steps))
    advanced.push(...(await judgeAgain(slice, boxes, effects, db)));
  return advanced;
}

export const countOf = (events: readonly NewSteps[]): number =>
  events.reduce((sum, { steps }) => sum + steps.length, 0);

/** Undefined when a step does not follow. */
function takeInOrder(
  before: CustodyState,
  steps: readonly TrailStep[],
): { state: CustodyState; postings: Posting[]; found: ListedFinding[] } | undefined {
  let state = before;
  const postings: Posting[] = [];
  const found: ListedFinding[] = [];
  for (const step of steps.length === 1 ? steps : [...steps].sort(compareSteps)) {
    if (!follows(state, step)) return undefined;
    const next = advance(state, step);
    // It may answer findings that the stored state left out.
    if (state.moreFindings && next.closed.length > 0) return undefined;
    if (next.posting !== null) postings.push(next.posting);
    state = storedState(next.state);
    for (const finding of [...next.closed, ...next.findings]) found.push(listed(finding, state));
  }
  return { state, postings, found };
}

async function judgeAgain(
  slice: readonly Again[],
  boxes: NewTrails,
  effects: Effects,
  db: ViewDb,
): Promise<AdvancedBox[]> {
  const ssccs = slice.map(({ sscc }) => sscc);
  const rows = await db.query<{ step: TrailStep }>('SELECT step FROM steps WHERE sscc = ANY($1)', [ssccs]);
  const stored = new Map<string, TrailStep[]>(ssccs.map((sscc) => [sscc, []]));
  for (const { step } of rows) stored.get(step.sscc)?.push(step);
  const advanced: AdvancedBox[] = [];
  for (const { sscc, taken } of slice) {
    const events = boxes.get(sscc) ?? [];
    const steps = stored.get(sscc) ?? [];
    for (const event of events.slice(0, taken)) steps.push(...event.steps);
    const state = await takeAnyOrder(sscc, steps, events.slice(taken), effects);
    advanced.push({ state, added: countOf(events) });
  }
  return advanced;
}

/** Takes events of one box whose steps come in any order, after the given ones. */
async function takeAnyOrder(
  sscc: string,
  steps: TrailStep[],
  events: readonly NewSteps[],
  { books, findings }: Effects,
): Promise<CustodyState> {
  const before = await inSlices(judgeStepByStep(steps));
  let rows = await inSlices(rowsOf(before));
  let postings = [...(before?.postings ?? [])];
  let state = before?.state ?? unheardOf(sscc);
  let isLate = false;
  for (const [i, event] of events.entries()) {
    steps.push(...event.steps);
    const next = isLate ? undefined : takeInOrder(state, event.steps);
    if (next !== undefined) {
      books.post(event.recordedAt, next.postings);
      findings.add(next.found, rows);
      postings.push(...next.postings);
      state = next.state;
      continue;
    }
    // Nobody can ask for a moment between events that were recorded at once: they cost one judgement.
    isLate = events[i + 1]?.recordedAt === event.recordedAt;
    if (isLate) continue;
    const judged = await inSlices(judgeStepByStep(steps));
    if (judged === null) continue;
    books.post(event.recordedAt, judged.postings, postings);
    postings = [...judged.postings];
    rows = await inSlices(findings.replace(rows, judged));
    state = storedState(judged.state);
  }
  return storedState(state);
}
