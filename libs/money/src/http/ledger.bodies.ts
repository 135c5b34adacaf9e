import {
  cashMovementKinds,
  collectionMethods,
  ledgerAccountKinds,
  type LedgerAccountKind,
} from '@boxtrail/contracts';
import {
  IntegerField,
  KeyField,
  MomentField,
  ObjectField,
  OneOfField,
  RefField,
  TextField,
} from '@boxtrail/input';

/** Largest amount that a person may enter: a million yuan. */
const mostFen = 100_000_000;

/** The need of a route. */
export class NeedParam {
  @RefField()
  roundId: string;

  @RefField()
  needId: string;
}

/** The account of a route. */
export class AccountParam {
  @OneOfField(ledgerAccountKinds)
  kind: LedgerAccountKind;

  @RefField({ description: 'a GLN, or the reference of a household or a person' })
  ref: string;
}

export class WorkerParam {
  @RefField({ description: 'the grid worker' })
  workerRef: string;
}

export class SettlementParam {
  @RefField({ description: 'the id in the list of settlements' })
  settlementId: string;
}

export class ItemParam {
  @RefField({ description: 'the id in the list of open items' })
  itemId: string;
}

class DatedBody {
  @MomentField({ optional: true, description: 'when it holds from; now when left out' })
  occurredAt?: string;
}

export class CollectionBody extends DatedBody {
  @RefField({ description: 'the same collection sent twice is one' })
  collectionId: string;

  @RefField({ description: 'the grid worker who has the money now' })
  workerRef: string;

  @OneOfField(collectionMethods, { description: 'cash, or a payment code' })
  method: (typeof collectionMethods)[number];

  @IntegerField(1, mostFen)
  amountFen: number;
}

export class RefundBody extends DatedBody {
  @KeyField('sscc')
  sscc: string;

  @TextField()
  reason: string;
}

export class MovementBody extends DatedBody {
  @RefField({ description: 'the same movement sent twice is one' })
  movementId: string;

  @OneOfField(cashMovementKinds, { description: 'to another person, or to the driver of a supplier' })
  kind: (typeof cashMovementKinds)[number];

  @KeyField('gln')
  communityGln: string;

  @RefField({ description: 'who has the money now: a person, or the GLN of the supplier' })
  toRef: string;

  @RefField({ optional: true, description: 'the driver who took it for the supplier' })
  driverRef?: string;

  @IntegerField(1, mostFen)
  amountFen: number;
}

class AccountBody {
  @OneOfField(ledgerAccountKinds)
  kind: LedgerAccountKind;

  @RefField()
  ref: string;
}

export class LedgerCorrectionBody extends DatedBody {
  @RefField({ description: 'the same correction sent twice is one' })
  correctionId: string;

  @KeyField('gln')
  communityGln: string;

  @ObjectField(() => AccountBody)
  debit: AccountBody;

  @ObjectField(() => AccountBody)
  credit: AccountBody;

  @IntegerField(1, mostFen)
  amountFen: number;

  @TextField()
  reason: string;
}

export class CloseItemBody extends DatedBody {
  @TextField()
  reason: string;
}

export class SettlementBody extends DatedBody {
  @KeyField('gln')
  communityGln: string;

  @RefField({ description: 'who collects what is owed and pays what is due' })
  workerRef: string;

  @ObjectField(() => AccountBody, { optional: true, description: 'only this account of the community' })
  account?: AccountBody;
}
