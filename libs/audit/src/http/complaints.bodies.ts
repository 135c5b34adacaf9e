import {
  complaintKinds,
  complaintOutcomes,
  type ComplaintKind,
  type ComplaintOutcome,
} from '@boxtrail/contracts';
import { DecisionBody } from '@boxtrail/http';
import { KeyField, LotField, OneOfField, RefField, TextField } from '@boxtrail/input';

/** The complaint of a route. */
export class ComplaintParam {
  @RefField({ description: 'the complaint' })
  complaintId: string;
}

export class ComplaintBody extends DecisionBody {
  @RefField({ optional: true, description: 'made from the Idempotency-Key when left out' })
  complaintId?: string;

  @KeyField('sscc', { description: 'the box' })
  sscc: string;

  @OneOfField(complaintKinds)
  kind: ComplaintKind;

  @TextField({ description: 'what is wrong; no name of a resident' })
  words: string;

  @RefField({ optional: true, description: 'the reference of the household that complains' })
  householdRef?: string;
}

/** Without a lot, the box of the complaint is held. */
export class ComplaintHoldBody extends DecisionBody {
  @RefField({ optional: true, description: 'made from the Idempotency-Key when left out' })
  holdId?: string;

  @KeyField('gtin', { optional: true, description: 'hold a lot of this item that is in the box; with lot' })
  gtin?: string;

  @LotField({ optional: true, description: 'hold this lot; with gtin' })
  lot?: string;

  @TextField({ description: 'what is suspected' })
  reason: string;
}

export class ComplaintRecallBody extends DecisionBody {
  @RefField({ optional: true, description: 'made from the Idempotency-Key when left out' })
  recallId?: string;

  @KeyField('gtin', { description: 'an item in the box' })
  gtin: string;

  @LotField({ description: 'its lot' })
  lot: string;

  @TextField({ description: 'what is wrong with it' })
  reason: string;
}

export class ComplaintClosingBody extends DecisionBody {
  @OneOfField(complaintOutcomes)
  outcome: ComplaintOutcome;

  @TextField({ description: 'what was found' })
  words: string;
}
