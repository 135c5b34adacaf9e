import { changeSince, withChange, type PassEvent } from '@boxtrail/contracts';
import { same, type RecordedEvent } from '@boxtrail/kernel';
import type { LoadManifest } from './load-manifest';
import { each } from './step-maker';
import type { StepOf, TrailStep } from './trail-step';

/** From `at` on, until the next change, a pass is so. Plain JSON. */
export interface PassChange {
  readonly at: string;
  readonly status: 'issued' | 'suspended' | 'revoked';
  readonly reason: string;
  readonly actor: string;
}

type PassChangeEvent = Exclude<PassEvent, { type: 'passes.PassIssued' }>;

const statuses: Record<PassChangeEvent['type'], PassChange['status']> = {
  'passes.PassSuspended': 'suspended',
  'passes.PassReinstated': 'issued',
  'passes.PassRevoked': 'revoked',
};

/** The window and the zones of a pass never change: only these can make it invalid afterwards. */
export const passChangeTypes: readonly string[] = Object.keys(statuses);

export const isPassChange = (recorded: RecordedEvent): recorded is RecordedEvent<PassChangeEvent> =>
  Object.hasOwn(statuses, recorded.event.type);

/** The changes of a pass with one more, in the order in which they happened. */
export function withPassChange(
  changes: readonly PassChange[],
  { event, metadata }: RecordedEvent<PassChangeEvent>,
): readonly PassChange[] {
  const { occurredAt: at, type, data } = event;
  return withChange(changes, { at, status: statuses[type], reason: data.reason, actor: metadata.actor });
}

/** A pass that a load left under, or that a checkpoint found valid. `scanId`: of the checkpoint; null for the dispatch. */
export interface PassUse {
  readonly passId: string;
  readonly loadId: string;
  readonly at: string;
  readonly placeGln: string;
  readonly scanId: string | null;
  readonly checkpointRef: string | null;
}

/** Where a load relied on passes: its dispatch on two, each checkpoint that found one valid on that one. */
export function passUsesOf({ loadId, journey, facts }: LoadManifest): PassUse[] {
  const left =
    journey?.passIds.map((passId) => ({
      ...{ passId, loadId, at: journey.leftAt, placeGln: journey.fromGln },
      ...{ scanId: null, checkpointRef: null },
    })) ?? [];
  const checked = facts.flatMap(({ event }): PassUse[] => {
    if (event.type !== 'delivery.CheckpointPassed' || event.data.verdict !== 'valid') return [];
    const { passId, scanId, checkpointRef, zoneGln } = event.data;
    return [{ passId, loadId, at: event.occurredAt, placeGln: zoneGln, scanId, checkpointRef }];
  });
  return [...left, ...checked];
}

/** The same of one step of a box. */
function passUsesIn(step: TrailStep): PassUse[] {
  const { loadId, placeGln, occurredAt: at } = step;
  if (loadId === null || placeGln === null) return [];
  if (step.kind !== 'dispatched' && (step.kind !== 'checkpoint' || step.details.verdict !== 'valid'))
    return [];
  const check =
    step.kind === 'checkpoint'
      ? { scanId: step.details.scanId, checkpointRef: step.details.checkpointRef }
      : { scanId: null, checkpointRef: null };
  return step.passIds.map((passId) => ({ passId, loadId, at, placeGln, ...check }));
}

/** After all other steps of an event. */
const firstOrdinal = 2_000;

/**
 * What a change of a pass says of loads that relied on it later than it is dated: a step for each box where the answer is
 * another than before, at the moment of the dispatch or the check. One that the pass was valid after all takes it back.
 */
export function stepsOfPassChange(
  recorded: RecordedEvent<PassChangeEvent>,
  before: readonly PassChange[],
  manifests: readonly LoadManifest[],
): TrailStep[] {
  const after = withPassChange(before, recorded);
  const make = stepsAt(recorded);
  return manifests.flatMap((manifest) =>
    passUsesOf(manifest)
      .filter(({ passId }) => passId === recorded.event.data.passId)
      .flatMap((use) => {
        const [was, is] = [before, after].map((changes) => changeSince(changes, use.at));
        if (same(was, is)) return [];
        return each(manifest.ssccs, (sscc) => make(sscc, use, is ?? { ...valid, at: use.at }));
      }),
  );
}

/** The same where the change is in the log before the dispatch or check is, or before the box is known to be on the load. */
export function stepsUnderPasses(
  recorded: RecordedEvent,
  steps: readonly TrailStep[],
  changesOf: (passId: string) => readonly PassChange[],
): TrailStep[] {
  const make = stepsAt(recorded);
  return steps.flatMap((step) =>
    passUsesIn(step).flatMap((use) => {
      const since = changeSince(changesOf(use.passId), use.at);
      return since === undefined ? [] : [make(step.sscc, use, since)];
    }),
  );
}

const valid = { status: 'issued', reason: '', actor: '' } as const;

/**
 * Names who changed the pass and not who recorded this event: so the step says the same whether the change or the dispatch
 * came first.
 */
function stepsAt({ position, recordedAt, id, event }: RecordedEvent) {
  const ordinals = new Map<string, number>();
  return (sscc: string, use: PassUse, since: PassChange): TrailStep => {
    const ordinal = ordinals.get(sscc) ?? firstOrdinal;
    ordinals.set(sscc, ordinal + 1);
    return {
      sscc,
      position,
      ordinal,
      kind: 'pass-withdrawn',
      placeGln: use.placeGln,
      counterpartGln: null,
      loadId: use.loadId,
      custodyTo: 'unchanged',
      occurredAt: use.at,
      recordedAt,
      actor: since.actor,
      passIds: [use.passId],
      sourceEventId: id,
      sourceType: event.type,
      details: {
        status: since.status,
        since: since.at,
        reason: since.reason,
        checkedBy: use.scanId,
        checkpointRef: use.checkpointRef,
      },
    };
  };
}

type PassWithdrawn = StepOf<'pass-withdrawn'>;
export const isPassWithdrawn = (step: TrailStep): step is PassWithdrawn => step.kind === 'pass-withdrawn';

/**
 * The steps without those about passes that do not hold: of several about one pass in one place the log tells last which
 * does. One that says the pass was valid, or is about a dispatch or check that the box does not have, or not any more, says
 * nothing.
 */
export function withHoldingPasses(
  steps: readonly TrailStep[],
  corrected: { has(step: TrailStep): boolean },
): readonly TrailStep[] {
  const withdrawn = steps.filter(isPassWithdrawn);
  if (withdrawn.length === 0) return steps;
  const last = new Map<string, PassWithdrawn>();
  for (const step of withdrawn.sort((a, b) => a.position - b.position || a.ordinal - b.ordinal))
    last.set(keyOf(step, step.details.checkedBy), step);
  const relied = new Set(
    steps
      .filter((step) => !corrected.has(step))
      .flatMap((step) => passUsesIn(step).map((use) => keyOf({ ...use, passIds: [use.passId] }, use.scanId))),
  );
  const holds = (step: PassWithdrawn) => {
    const key = keyOf(step, step.details.checkedBy);
    return last.get(key) === step && step.details.status !== 'issued' && relied.has(key);
  };
  return steps.filter((step) => !isPassWithdrawn(step) || holds(step));
}

const keyOf = ({ loadId, passIds }: Pick<TrailStep, 'loadId' | 'passIds'>, scanId: string | null): string =>
  JSON.stringify([loadId, passIds, scanId]);
