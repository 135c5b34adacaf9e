import { DecisionBody, PageQuery } from '@boxtrail/http';
import { KeyField, KeyListField, LotField, OneOfField, RefField, TextField } from '@boxtrail/input';

/** The recall of a route. */
export class RecallParam {
  @RefField({ description: 'the recall' })
  recallId: string;
}

const recallStatuses = ['open', 'closed'] as const;

export class RecallsQuery extends PageQuery {
  @OneOfField(recallStatuses, { optional: true, description: 'only recalls in this state; all when omitted' })
  status?: (typeof recallStatuses)[number];
}

export class RecallBody extends DecisionBody {
  @RefField({ optional: true, description: 'made from the Idempotency-Key when left out' })
  recallId?: string;

  @KeyField('gtin', { description: 'the item' })
  gtin: string;

  @LotField({ description: 'the batch that is recalled' })
  lot: string;

  @TextField({ description: 'what is wrong with it' })
  reason: string;
}

export class RecoveryBody extends DecisionBody {
  @KeyField('gln', { description: 'the station that has set the boxes aside' })
  atGln: string;

  @KeyListField('sscc', { min: 1, description: 'the boxes' })
  ssccs: string[];
}

export class WriteOffBody extends DecisionBody {
  @KeyListField('sscc', { min: 1, description: 'the boxes' })
  ssccs: string[];

  @TextField({ description: 'why they will not come back' })
  reason: string;
}
