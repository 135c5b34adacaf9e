import { changeSince, withChange, type PassEvent } from '@boxtrail/contracts';
import { same, type RecordedEvent } from '@boxtrail/kernel';
import type { LoadManifest } from './load-manifest';
import { each } from './step-maker';
import type { StepOf, TrailStep } from './trail-step';

/** The status of a pass from `at` until its next change. Plain JSON. */
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

/** Window and zones of a pass never change: only these events can make it invalid later. */
export const passChangeTypes: readonly string[] = Object.keys(statuses);

export const isPassChange = (recorded: RecordedEvent): recorded is RecordedEvent<PassChangeEvent> =>
  Object.hasOwn(statuses, recorded.event.type);

/** The changes of a pass with one more, in order of event time. */
export function withPassChange(
  changes: readonly PassChange[],
  { event, metadata }: RecordedEvent<PassChangeEvent>,
): readonly PassChange[] {
  const { occurredAt: at, type, data } = event;
  return withChange(changes, { at, status: statuses[type], reason: data.reason, actor: metadata.actor });
}

/**
 * A pass that a load left under, or that a checkpoint found valid. `scanId`: of the checkpoint; null for the dispatch.
 */
export interface PassUse {
  readonly passId: string;
  readonly loadId: string;
  readonly at: string;
  readonly placeGln: string;
  readonly scanId: string | null;
  readonly checkpointRef: string | null;
}

/** The passes a load relied on: two at its dispatch, and the one that each checkpoint found valid. */
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

/** The passes that one step of a box relied on. */
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
 * The effect of a pass change on loads that relied on the pass after the date of the change: a step for each box whose
 * judgement changes, at the time of the dispatch or check. A step that the pass was valid after all reverts an earlier
 * one.
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

/**
 * The same when the change is in the log before the dispatch or check, or before the box is known to be on the load.
 */
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
 * Names the actor of the pass change and not that of this event, so that the step is the same in either order of
 * recording.
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
 * The steps without obsolete ones about passes. Of several steps about one pass at one place, the last in the log
 * counts. A step that says the pass was valid is dropped, and so is one about a dispatch or check that the box does not
 * have (any more).
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
