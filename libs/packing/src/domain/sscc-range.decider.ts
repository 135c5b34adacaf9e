import { SsccRangeAllocated, type SsccRange, type SsccRangeEvent } from '@boxtrail/contracts';
import { invalid, ruleViolation, same, type Decider } from '@boxtrail/kernel';
import { ssccRangeRefusals } from './refusals';
import { evolve, initial, nextSerial, rangeKey, sizeOf, type RangesState } from './sscc-range';

/** Gives a bench the next numbers of the company prefix of its supplier. Numbers ascend, and none is given twice. */
export interface AllocateSsccRange extends Omit<SsccRange, 'firstSerial'> {
  readonly type: 'AllocateSsccRange';
  readonly occurredAt: string;
  /** Read from the view: the highest serial reference among packed boxes, also of those numbered by the supplier. */
  readonly highestUsed: number | undefined;
}

function allocate(command: AllocateSsccRange, state: RangesState): readonly SsccRangeEvent[] {
  const { type: _, occurredAt, highestUsed = -1, ...asked } = command;
  const { supplierGln, rangeId, companyPrefix, extensionDigit, count } = asked;
  const earlier = state.ranges.get(rangeKey(asked));
  if (earlier !== undefined) {
    const { firstSerial: __, ...known } = earlier;
    if (same(known, asked)) return [];
    const message = `range ${rangeId} of supplier ${supplierGln} exists with other content; choose another rangeId`;
    throw ruleViolation('RANGE_EXISTS', message);
  }
  if (!supplierGln.startsWith(companyPrefix))
    throw invalid(
      'COMPANY_PREFIX_WRONG',
      `the GLN of supplier ${supplierGln} does not begin with the company prefix ${companyPrefix}`,
      '/companyPrefix',
    );
  const firstSerial = Math.max(nextSerial(state, asked), highestUsed + 1);
  const left = sizeOf(asked) - firstSerial;
  if (count > left)
    throw ruleViolation(
      'RANGE_EXHAUSTED',
      `company prefix ${companyPrefix} with extension digit ${extensionDigit} has ${left} numbers left, not ${count}`,
    );
  return [SsccRangeAllocated.of(occurredAt, { ...asked, firstSerial })];
}

export const ssccRangeDecider: Decider<AllocateSsccRange, SsccRangeEvent, RangesState> = {
  refusals: ssccRangeRefusals,
  initial,
  evolve,
  decide: allocate,
};
