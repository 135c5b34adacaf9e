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

/**
 * A box whose seal number is on another box has a step that names the first of them; that first one has a step when the
 * second appears. So no box has more than one, however often a number is used.
 */
export function sealingSteps(recorded: Recorded<'packing.BoxSealed'>, { sealUse }: Known): TrailStep[] {
  const { sscc, sealId, atGln } = recorded.event.data;
  const sealed = stepMaker(recorded, 'sealed', { sealId }, { placeGln: atGln })(sscc);
  const first = sealUse(sealId);
  if (first === undefined || first.sscc === sscc) return [sealed];
  const reused = (own: string, otherSscc: string, ordinal: number) =>
    stepMaker(recorded, 'seal-reused', { sealId, otherSscc }, {})(own, ordinal);
  return [sealed, reused(sscc, first.sscc, 1), ...(first.uses === 1 ? [reused(first.sscc, sscc, 0)] : [])];
}
