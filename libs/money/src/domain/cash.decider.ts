import { CashMoved, type CashEvent, type EventOf, type LedgerAccount } from '@boxtrail/contracts';
import { ruleViolation, same, type Decider } from '@boxtrail/kernel';
import { cashRefusals } from './refusals';

type Movement = EventOf<typeof CashMoved>['data'];

/** A grid worker handed cash on. The handler looks up what was expected. */
export interface MoveCash extends Omit<Movement, 'transfers'> {
  readonly type: 'MoveCash';
  readonly occurredAt: string;
}

/** The movements of one grid worker, by id. */
export type CashBook = ReadonlyMap<string, Movement>;

/** What the sender said: `expectedFen` is ours. */
const asked = ({ kind, communityGln, toRef, driverRef, amountFen }: Omit<Movement, 'transfers'>) => [
  ...[kind, communityGln, toRef, driverRef, amountFen],
];

function moveCash({ type: _, occurredAt, ...movement }: MoveCash, book: CashBook): readonly CashEvent[] {
  const { movementId, kind, workerRef, toRef, amountFen } = movement;
  const earlier = book.get(movementId);
  if (earlier !== undefined) {
    if (same(asked(movement), asked(earlier))) return [];
    throw ruleViolation(
      'MOVEMENT_EXISTS',
      `movement ${movementId} of ${workerRef} exists with other content; choose another movementId`,
    );
  }
  const to: LedgerAccount = { kind: kind === 'pay-supplier' ? 'supplier' : 'cash', ref: toRef };
  const transfer = {
    ...{ kind, debit: to, credit: { kind: 'cash' as const, ref: workerRef }, amountFen, at: occurredAt },
    ...{ sscc: null, gtin: null, reason: null },
  };
  return [CashMoved.of(occurredAt, { ...movement, transfers: [transfer] })];
}

/** The cash of one grid worker: a stream for each. */
export const cashDecider: Decider<MoveCash, CashEvent, CashBook> = {
  refusals: cashRefusals,
  initial: new Map(),
  evolve: (book, { data }) => new Map(book).set(data.movementId, data),
  decide: moveCash,
};
