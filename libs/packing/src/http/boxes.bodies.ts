import { DecisionBody } from '@boxtrail/http';
import { IntegerField, KeyField, ListField, LotField, MomentField, RefField } from '@boxtrail/input';

/** The box of a route. */
export class BoxParam {
  @KeyField('sscc')
  sscc: string;
}

class ContentBody {
  @KeyField('gtin')
  gtin: string;

  @LotField({ description: 'the batch it came from' })
  lot: string;

  @IntegerField(1, 10_000)
  quantity: number;
}

/** A box as the bench describes it. */
export class BoxBody {
  @KeyField('sscc', { description: 'the same box sent twice is one box' })
  sscc: string;

  @RefField({ description: 'the need it is for' })
  needId: string;

  @KeyField('gtin', { description: 'the box type' })
  gtin: string;

  @ListField(() => ContentBody, { min: 1, max: 50 })
  contents: ContentBody[];

  @IntegerField(1, 50_000)
  weightGrams: number;

  @RefField({ optional: true, description: 'seals it at once' })
  sealId?: string;

  @KeyField('gln', { optional: true, description: "where it was packed; the job's supplier when omitted" })
  packedAtGln?: string;

  @MomentField({ optional: true })
  occurredAt?: string;
}

/** The seal of a box. */
export class SealBody extends DecisionBody {
  @RefField()
  sealId: string;
}
