import { kindOf } from './step-kinds';
import type { StepOf, TrailStep } from './trail-step';

/** The step of a correction. */
export type Correction = StepOf<'corrected'>;

const none: ReadonlyMap<TrailStep, Correction> = new Map();

/** A correction is about the trail: the fact that counts instead has its own steps. */
export const isCorrection = (step: TrailStep): step is Correction => step.kind === 'corrected';

/** Facts of a load on the road, which apply to every box of the load. */
const isOnTheRoad = (step: TrailStep): boolean =>
  kindOf(step).ofLoad === 'on-the-road' ||
  (step.kind === 'corrected' && step.details.fact === 'delivery.LoadArrived');

/** The only facts that prove that the box travelled with the load. */
const isOfLoad = (step: TrailStep): boolean => kindOf(step).ofLoad === 'went-with-it';

/**
 * The steps of one box that do not count, each with the first correction after it in the log, so that the last recorded
 * correction holds. Checkpoints and arrival of a load do not count for a box that was assigned to the load by mistake.
 */
export function correctedSteps(steps: readonly TrailStep[]): ReadonlyMap<TrailStep, Correction> {
  const corrections = steps.filter(isCorrection).sort((a, b) => a.position - b.position);
  if (corrections.length === 0) return none;
  const corrected = new Map<TrailStep, Correction>();
  const ofFact = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const key = `${correction.loadId} ${correction.details.scanId}`;
    const others = ofFact.get(key);
    if (others === undefined) ofFact.set(key, [correction]);
    else others.push(correction);
  }
  for (const step of steps) {
    if (isCorrection(step) || !('scanId' in step.details)) continue;
    const by = firstAfter(ofFact.get(`${step.loadId} ${step.details.scanId}`) ?? [], step.position);
    if (by !== undefined) corrected.set(step, by);
  }
  const receipts = corrections.filter(({ details }) => details.fact === 'delivery.BoxesReceived');
  if (receipts.length === 0) return corrected;
  const wentWith = new Set(
    steps.filter((step) => isOfLoad(step) && !corrected.has(step)).map(({ loadId }) => loadId),
  );
  const lastWords = new Map<string | null, Correction | undefined>();
  for (const step of steps) {
    const { loadId } = step;
    if (!isOnTheRoad(step) || isCorrection(step) || corrected.has(step) || wentWith.has(loadId)) continue;
    if (!lastWords.has(loadId))
      lastWords.set(loadId, lastWord(receipts.filter((one) => one.loadId === loadId)));
    const by = lastWords.get(loadId);
    if (by !== undefined) corrected.set(step, by);
  }
  return corrected;
}

/** The first of these corrections, which are in log order, after a position. */
function firstAfter(corrections: readonly Correction[], position: number): Correction | undefined {
  let [from, to] = [0, corrections.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((corrections[middle]?.position ?? Infinity) > position) to = middle;
    else from = middle + 1;
  }
  return corrections[from];
}

/** The last statement: of one receipt by log order, of several by event time, in any order of recording. */
function lastWord(receipts: readonly Correction[]): Correction | undefined {
  const lastOfEach = new Map(receipts.map((correction) => [correction.details.scanId, correction]));
  const order = ({ occurredAt, details }: Correction) => `${occurredAt} ${details.scanId}`;
  return [...lastOfEach.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1)).at(-1);
}

/**
 * What was known of a box at a moment (RFC 3339, UTC): the log until then. A load's checkpoint may be recorded before
 * anyone knew that this box was on it.
 */
export function knownBy(steps: readonly TrailStep[], knownAt: string): readonly TrailStep[] {
  const recorded = steps.filter(({ recordedAt }) => recordedAt <= knownAt);
  const loads = new Set(recorded.filter(isOfLoad).map(({ loadId }) => loadId));
  return recorded.filter((step) => !isOnTheRoad(step) || loads.has(step.loadId));
}
