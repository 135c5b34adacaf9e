import { orderKinds, payments, specialNeeds } from '@boxtrail/contracts';
import {
  IntegerField,
  KeyField,
  ListField,
  MomentField,
  OneOfField,
  OneOfListField,
  PlaceField,
  RefField,
  TextField,
} from '@boxtrail/input';
import type { RecordNeed } from '../domain/round.decider';

class NeedLineBody {
  @KeyField('gtin')
  gtin: string;

  @IntegerField(1, 10_000)
  quantity: number;
}

/** A need without its id. */
export class ChangedNeedBody {
  @RefField()
  householdRef: string;

  @PlaceField()
  building: string;

  @PlaceField({ example: '2-501' })
  unit: string;

  @OneOfField(orderKinds)
  order: RecordNeed['order'];

  @OneOfField(payments)
  payment: RecordNeed['payment'];

  @RefField({ optional: true, description: 'the grid worker, of a proxy order' })
  placedByRef?: string | null;

  @TextField({ optional: true, description: 'why the household does not order itself, of a proxy order' })
  proxyReason?: string | null;

  @OneOfListField(specialNeeds, { optional: true })
  specialNeeds?: RecordNeed['specialNeeds'] | null;

  @ListField(() => NeedLineBody, { min: 1, max: 20 })
  lines: NeedLineBody[];

  @MomentField({ optional: true })
  occurredAt?: string;
}

export class NeedBody extends ChangedNeedBody {
  @RefField({ description: 'the same need sent twice is one need' })
  needId: string;
}

export class RoundParam {
  @RefField()
  roundId: string;
}

export class NeedParam extends RoundParam {
  @RefField()
  needId: string;
}

export class CancelQuery {
  @TextField()
  reason: string;

  @MomentField({ optional: true })
  occurredAt?: string;
}
