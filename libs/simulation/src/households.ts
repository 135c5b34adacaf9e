import { at } from './clock';
import type { Day } from './day';
import type { PlannedRound } from './plan';

/** Households of each community that nobody asks on the day. */
const forgotten = 2;

/** The community registers its households: those that will ask for boxes, and some that nobody asks. */
export async function registerHouseholds(day: Day, { community, needs }: PlannedRound): Promise<void> {
  const { gln, code } = community;
  const occurredAt = at('05:30');
  const asked = needs.map(({ householdRef, building, unit, specialNeeds }) => ({
    ...{ householdRef, building, unit, specialNeeds, occurredAt },
  }));
  const others = Array.from({ length: forgotten }, (_, i) => ({
    ...{ householdRef: `hh-${code}-forgotten-${i + 1}`, building: 'B31', unit: `U${i + 1}`, occurredAt },
    specialNeeds: i === 0 ? ['empty-nest-elderly' as const] : [],
  }));
  await day.lines([...asked, ...others], (lines) =>
    day.at('orders', 'grid-worker').POST('/v1/communities/{gln}/households', {
      params: { path: { gln } },
      ...lines,
    }),
  );
}
