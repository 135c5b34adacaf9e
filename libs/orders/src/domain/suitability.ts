import {
  BoxTypeSuitabilityDeclared,
  type EventOf,
  type specialNeeds,
  type SuitabilityEvent,
} from '@boxtrail/contracts';
import { invalid, ruleViolation, same, type Decider } from '@boxtrail/kernel';
import { suitabilityRefusals } from './refusals';

type SpecialNeed = (typeof specialNeeds)[number];
export type Suitability = Omit<EventOf<typeof BoxTypeSuitabilityDeclared>['data'], 'gtin'>;

const undeclared: Suitability = { suitableFor: [], unsuitableFor: [] };

export interface DeclareSuitability extends Suitability {
  readonly type: 'DeclareSuitability';
  readonly occurredAt: string;
  readonly gtin: string;
}

/** What a box type is declared to be good for. It has a stream of its own: prices and contents change without it. */
export const suitabilityDecider: Decider<DeclareSuitability, SuitabilityEvent, Suitability> = {
  refusals: suitabilityRefusals,
  initial: undeclared,
  evolve: (_, { data: { suitableFor, unsuitableFor } }) => ({ suitableFor, unsuitableFor }),
  decide({ occurredAt, gtin, suitableFor, unsuitableFor }, state) {
    const both = suitableFor.find((need) => unsuitableFor.includes(need));
    if (both !== undefined) {
      const message = `box type ${gtin} is declared both suitable and unsuitable for ${both}; name it once`;
      throw invalid('SUITABILITY_CONTRADICTS', message, '/unsuitableFor');
    }
    const declared = { suitableFor, unsuitableFor };
    return same(declared, state) ? [] : [BoxTypeSuitabilityDeclared.of(occurredAt, { gtin, ...declared })];
  },
};

/** Needs that only a box type that is declared suitable meets. */
const strict: readonly SpecialNeed[] = ['halal'];

/** Refuses a box type that contradicts a special need of the household. Throws `BOX_TYPE_UNSUITABLE`. */
export function refuseUnsuitable(
  { specialNeeds, lines }: { specialNeeds: readonly SpecialNeed[]; lines: readonly { gtin: string }[] },
  declared: ReadonlyMap<string, Suitability>,
): void {
  for (const { gtin } of lines)
    for (const need of specialNeeds) {
      const { suitableFor, unsuitableFor } = declared.get(gtin) ?? undeclared;
      if (unsuitableFor.includes(need)) {
        const message = `box type ${gtin} is declared unsuitable for a household with the special need ${need}; choose another`;
        throw ruleViolation('BOX_TYPE_UNSUITABLE', message);
      }
      if (strict.includes(need) && !suitableFor.includes(need)) {
        const message = `box type ${gtin} is not declared suitable for the special need ${need}; choose another`;
        throw ruleViolation('BOX_TYPE_UNSUITABLE', message);
      }
    }
}
