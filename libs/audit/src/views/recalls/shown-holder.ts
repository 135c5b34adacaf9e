import { hiddenFrom, type HouseholdField, type Principal } from '@boxtrail/http';
import type { Holder } from '../../domain/trail-step';

/** The holder of a box as its row has it. */
export interface HolderRow {
  readonly holderType: Holder['type'] | null;
  readonly holderId: string | null;
  readonly destinationGln: string | null;
}

/** The row with its holder, without a resident whom the key may not see. */
export function shownHolder<Row extends HolderRow>(
  { holderType, holderId, ...box }: Row,
  principal: Principal,
) {
  const isHidden =
    holderType === 'resident' && hiddenFrom(principal, box.destinationGln).includes('householdRef');
  const isKnown = holderType !== null && holderId !== null && !isHidden;
  const holder: Holder | null = isKnown ? { type: holderType, id: holderId } : null;
  const hidden: readonly HouseholdField[] = isHidden ? ['householdRef'] : [];
  return { ...box, holder, hidden };
}
