import { HouseholdRegistered, type HouseholdEvent } from '@boxtrail/contracts';
import { ruleViolation, same, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type Household, type HouseholdsState } from './household';
import { householdRefusals } from './refusals';

/** Upper bound of households in a community; the largest have about 10,000. */
export const maxHouseholds = 20_000;

export interface RegisterHousehold extends Household {
  readonly type: 'RegisterHousehold';
  readonly occurredAt: string;
}

export const householdDecider: Decider<RegisterHousehold, HouseholdEvent, HouseholdsState> = {
  refusals: householdRefusals,
  initial,
  evolve,
  decide({ type: _, occurredAt, ...household }, state) {
    const before = state.get(household.householdRef);
    if (before !== undefined && same(before, household)) return [];
    if (before === undefined && state.size >= maxHouseholds) {
      const message = `the register of community ${household.communityGln} has ${maxHouseholds} households and takes no more`;
      throw ruleViolation('REGISTER_FULL', message);
    }
    return [HouseholdRegistered.of(occurredAt, household)];
  },
};
