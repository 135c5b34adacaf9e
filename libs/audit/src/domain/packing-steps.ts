import { contentDifferences, type BoxEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { ContentLine, Known } from './known';
import { stepMaker } from './step-maker';
import type { TrailStep } from './trail-step';

type Recorded<Type extends BoxEvent['type']> = RecordedEvent<Extract<BoxEvent, { type: Type }>>;

export function packingSteps(
  recorded: Recorded<'packing.BoxPacked'>,
  { tierOf, contentsOf }: Known,
): TrailStep[] {
  const { sscc, gtin, jobId, needId, weightGrams, packedAtGln, destinationGln, householdRef, contents } =
    recorded.event.data;
  const contentsDiffer = differences(contents, contentsOf(gtin, jobId));
  const tier = tierOf(packedAtGln);
  const details = {
    gtin,
    jobId,
    needId,
    weightGrams,
    householdRef,
    ...(contentsDiffer.length > 0 && { contentsDiffer }),
    ...(tier !== undefined && { tier }),
  };
  return [
    stepMaker(recorded, 'packed', details, { placeGln: packedAtGln, counterpartGln: destinationGln })(sscc),
  ];
}

/** `GTIN: packed/expected` for each item whose quantity differs. */
const differences = (
  packed: readonly ContentLine[],
  expected: readonly ContentLine[] | undefined,
): string[] =>
  expected === undefined
    ? []
    : contentDifferences(packed, expected).map((one) => `${one.gtin}: ${one.packed}/${one.expected}`);
