import type { BoxEvent } from '@boxtrail/contracts';
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
  const contentsDiffer = differences(contents, contentsOf(gtin));
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

/** `GTIN: packed/expected` for each item whose quantity differs; the lots of an item count together. */
function differences(packed: readonly ContentLine[], expected: readonly ContentLine[] | undefined): string[] {
  if (expected === undefined) return [];
  const quantities = new Map<string, [packed: number, expected: number]>();
  const add = (lines: readonly ContentLine[], side: 0 | 1) => {
    for (const { gtin, quantity } of lines) {
      const both = quantities.get(gtin) ?? [0, 0];
      both[side] += quantity;
      quantities.set(gtin, both);
    }
  };
  add(packed, 0);
  add(expected, 1);
  return [...quantities]
    .filter(([, [is, should]]) => is !== should)
    .map(([gtin, [is, should]]) => `${gtin}: ${is}/${should}`)
    .sort();
}
