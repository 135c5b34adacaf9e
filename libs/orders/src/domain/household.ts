import type { EventOf, HouseholdEvent, HouseholdRegistered } from '@boxtrail/contracts';
import { GrowingMap } from '@boxtrail/kernel';

export type Household = EventOf<typeof HouseholdRegistered>['data'];

/** The register of the households of one community, each as last registered, by reference. */
export type HouseholdsState = GrowingMap<string, Household>;

export const initial: HouseholdsState = GrowingMap.empty<string, Household>();

export const evolve = (state: HouseholdsState, { data }: HouseholdEvent): HouseholdsState =>
  state.with(data.householdRef, data);
