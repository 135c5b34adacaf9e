import { invalid } from '@boxtrail/kernel';
import { DecisionBody } from '@boxtrail/http';
import { KeyField, KeyListField, MomentField, TextField } from '@boxtrail/input';
import type { Choice } from '@boxtrail/contracts';

/** What every way to open a round says about it. */
export class OfferBody extends DecisionBody {
  @MomentField({ description: 'later needs are refused' })
  cutoffAt: string;

  @KeyListField('gtin', { min: 1, max: 100, description: 'box types on offer, at present prices' })
  gtins: string[];
}

/** A round, and the supplier that an officer chooses for it. */
export class RoundBody extends OfferBody {
  @KeyField('gln', { description: 'a station of the community tier' })
  communityGln: string;

  @KeyField('gln', {
    optional: true,
    description: 'instead of the nearest supplier that can serve it; takes a supplierReason',
  })
  supplierGln?: string;

  @TextField({ optional: true, max: 200, description: 'why this supplier' })
  supplierReason?: string;
}

/** The supplier that the body chooses; undefined when it leaves the choice to the rule. Throws `CHOICE_INCOMPLETE`. */
export function choiceIn(body: RoundBody): Choice | undefined {
  const supplierGln = body.supplierGln ?? undefined;
  const reason = body.supplierReason ?? undefined;
  if (supplierGln !== undefined && reason !== undefined) return { supplierGln, reason };
  if (supplierGln === undefined && reason === undefined) return undefined;
  const lacks = supplierGln === undefined ? 'supplierGln' : 'supplierReason';
  throw invalid(
    'CHOICE_INCOMPLETE',
    `who chooses a supplier names it and gives the reason: ${lacks} is missing`,
    `/${lacks}`,
  );
}
