import type { Principal } from './valid-key';

/** Fields of a household in answers. */
export const householdFields = ['householdRef', 'building', 'unit', 'placedByRef', 'specialNeeds'] as const;
type HouseholdField = (typeof householdFields)[number];

/** What an answer hides of a household: these fields are null because the key may not see them. */
export interface Hidden {
  /** Fields that are null here because the key may not see them; empty when it sees all. */
  readonly hidden: readonly string[];
}

/** Of keys that see every household of their area: they plan, or they prove. */
const seeAll: readonly string[] = ['admin', 'coordinator', 'auditor'];
/** Of keys that work with the households of one community. */
const ofCommunity: readonly string[] = ['grid-worker', 'station', 'team'];
/** What the bench prints on a label and packs by. */
const onLabel: readonly HouseholdField[] = ['building', 'unit', 'specialNeeds'];

/** The fields of households of a community that a key may not see. A key without a binding is of every community. */
export function hiddenFrom(
  { role, stationGln }: Principal,
  communityGln: string | null,
): readonly HouseholdField[] {
  if (seeAll.includes(role)) return [];
  if (ofCommunity.includes(role) && (stationGln === null || stationGln === communityGln)) return [];
  return role === 'packer' ? householdFields.filter((field) => !onLabel.includes(field)) : householdFields;
}

type WithoutSecret<T> = {
  readonly [Field in keyof T]: Field extends HouseholdField ? T[Field] | null : T[Field];
};

/** The thing with the hidden fields null, and named. */
export function withoutHidden<T extends object>(
  thing: T,
  hiddenFields: readonly HouseholdField[],
): WithoutSecret<T> & Hidden {
  const hidden = hiddenFields.filter((field) => field in thing);
  return { ...thing, ...Object.fromEntries(hidden.map((field) => [field, null])), hidden } as never;
}
