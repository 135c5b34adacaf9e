import {
  CustodyLimitsSet,
  defaultCustodyLimits,
  type CustodyLimits,
  type CustodyLimitsEvent,
} from '@boxtrail/contracts';
import { same, type Decider } from '@boxtrail/kernel';

/** Sets the limits of custody of the installation. */
export interface SetCustodyLimits {
  readonly type: 'SetCustodyLimits';
  readonly occurredAt: string;
  readonly limits: CustodyLimits;
}

/** The limits in force; limits that are in force already are not recorded again. */
export const custodyLimitsDecider: Decider<SetCustodyLimits, CustodyLimitsEvent, CustodyLimits> = {
  refusals: { SetCustodyLimits: [] },
  initial: defaultCustodyLimits,
  evolve: (_before, event) => event.data,
  decide: ({ occurredAt, limits }, state) =>
    same(limits, state) ? [] : [CustodyLimitsSet.of(occurredAt, limits)],
};
