import type { RecordedEvent } from '@boxtrail/kernel';
import { kindOf } from './step-kinds';
import type { StepDetails, StepKind, StepOf, TrailStep } from './trail-step';

/** One step for each box, even if it is named repeatedly. */
export const each = (ssccs: readonly string[], make: (sscc: string) => TrailStep): TrailStep[] =>
  Array.from(new Set(ssccs), (sscc) => make(sscc));

type Where = Partial<Pick<TrailStep, 'placeGln' | 'counterpartGln' | 'loadId' | 'passIds' | 'answers'>>;

/** The boxes of one event share their common data: only the outer object is created for each. */
export function stepMaker<Kind extends StepKind>(
  recorded: RecordedEvent,
  kind: Kind,
  details: StepDetails[Kind],
  { placeGln = null, counterpartGln = null, loadId = null, passIds = [], answers }: Where,
): (sscc: string, ordinal?: number) => TrailStep {
  const { position, recordedAt, id: sourceEventId } = recorded;
  const { actor, backDatedBecause } = recorded.metadata;
  const { occurredAt, type: sourceType } = recorded.event;
  const custodyTo = kindOf({ kind }).custody({ placeGln, loadId, details });
  return (sscc, ordinal = 0) => {
    const step: StepOf<Kind> = {
      sscc,
      position,
      ordinal,
      kind,
      placeGln,
      counterpartGln,
      loadId,
      custodyTo,
      occurredAt,
      recordedAt,
      actor,
      passIds,
      sourceEventId,
      sourceType,
      details,
      ...(backDatedBecause !== undefined && { backDatedBecause }),
      ...(answers !== undefined && { answers }),
    };
    return step as unknown as TrailStep; // TypeScript cannot infer that a StepOf<Kind> is a member of the union.
  };
}
