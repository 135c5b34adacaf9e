import type { Principal } from './valid-key';

/** Fields of a household in answers. */
const householdFields = [
  'householdRef',
  'building',
  'unit',
  'placedByRef',
  'proxyReason',
  'specialNeeds',
] as const;
export type HouseholdField = (typeof householdFields)[number];

/** A thing with the fields of a household as an answer shows them. */
export type Shown<T> = {
  readonly [Field in keyof T]: Field extends HouseholdField ? T[Field] | null : T[Field];
} & Hidden;

/** What an answer hides. */
export interface Hidden {
  /** Fields that are null because the key may not see them; empty when it sees all. */
  readonly hidden: readonly HouseholdField[];
}

/** Keys that see every household of their area: they plan, or they prove. */
const seeAll: readonly string[] = ['admin', 'coordinator', 'auditor'];
/** Keys that work with the households of one community. */
const ofCommunity: readonly string[] = ['grid-worker', 'station', 'team'];
/** What a bench packs by, and what stands on the label. */
const atTheBench: readonly HouseholdField[] = ['building', 'unit', 'specialNeeds'];

/**
 * The fields of the households of a community that a key may not see. An unbound key speaks for every community; one that is
 * bound to a district or the city plans transport and needs no household.
 */
export function hiddenFrom(
  { role, stationGln }: Pick<Principal, 'role' | 'stationGln'>,
  communityGln: string | null,
): readonly HouseholdField[] {
  if (seeAll.includes(role)) return [];
  if (ofCommunity.includes(role) && (stationGln === null || stationGln === communityGln)) return [];
  return role === 'packer' ? householdFields.filter((field) => !atTheBench.includes(field)) : householdFields;
}

/** The thing with the hidden fields null, and named. */
export function shownWithout<T extends object>(thing: T, fields: readonly HouseholdField[]): Shown<T> {
  const hidden = fields.filter((field) => field in thing);
  return { ...thing, ...Object.fromEntries(hidden.map((field) => [field, null])), hidden } as Shown<T>;
}
