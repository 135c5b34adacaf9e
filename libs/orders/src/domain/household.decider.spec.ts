import { HouseholdRegistered } from '@boxtrail/contracts';
import { fold } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { Household } from './household';
import { householdDecider, maxHouseholds, type RegisterHousehold } from './household.decider';

const at = '2026-03-01T08:00:00.000Z';
const household: Household = {
  communityGln: '6900000000313',
  householdRef: 'H-1',
  building: '3',
  unit: '2-501',
  specialNeeds: ['halal'],
};
const register = (changes: Partial<Household> = {}): RegisterHousehold => ({
  type: 'RegisterHousehold',
  occurredAt: at,
  ...household,
  ...changes,
});
const registered = HouseholdRegistered.of(at, household);

describe('the register of households of a community', () => {
  it('takes a household once, and as often as it changes', () => {
    const moved = { unit: '1-101' };
    const changed = HouseholdRegistered.of(at, { ...household, ...moved });
    given(householdDecider).when(register()).then(registered);
    given(householdDecider, registered).when(register()).thenNothing();
    given(householdDecider, registered).when(register(moved)).then(changed);
    given(householdDecider, registered, changed).when(register()).then(registered);
  });

  it('is bounded; a full one still takes changes', () => {
    const many = Array.from({ length: maxHouseholds }, (_, i) =>
      HouseholdRegistered.of(at, { ...household, householdRef: `H-${i}` }),
    );
    const full = fold(householdDecider, many);
    const refusal = expect.objectContaining({ code: 'REGISTER_FULL' }) as Error;
    expect(() => householdDecider.decide(register({ householdRef: 'one more' }), full)).toThrow(refusal);
    expect(householdDecider.decide(register({ unit: '1' }), full)).toHaveLength(1);
  });
});
