import {
  CorrectionMade,
  type EventOf,
  type LedgerAccount,
  type LedgerCorrectionEvent,
} from '@boxtrail/contracts';
import { invalid, ruleViolation, same, type Decider } from '@boxtrail/kernel';
import { correctionRefusals } from './refusals';

/** A person corrects the ledger by a further transfer. */
export interface CorrectLedger {
  readonly type: 'CorrectLedger';
  /** The date that the person chose. */
  readonly occurredAt: string;
  readonly correctionId: string;
  readonly communityGln: string;
  readonly debit: LedgerAccount;
  readonly credit: LedgerAccount;
  readonly amountFen: number;
  readonly reason: string;
}

type Made = EventOf<typeof CorrectionMade>;

function correct(command: CorrectLedger, made: Made | null): readonly LedgerCorrectionEvent[] {
  const { occurredAt, correctionId, communityGln, debit, credit, amountFen, reason } = command;
  if (same(debit, credit))
    throw invalid('SAME_ACCOUNT', `debit and credit are both ${debit.kind} ${debit.ref}`, '/credit');
  const transfer = { kind: 'correct' as const, debit, credit, amountFen, at: occurredAt };
  const transfers = [{ ...transfer, sscc: null, gtin: null, reason }];
  const data = { correctionId, communityGln, reason, transfers };
  if (made === null) return [CorrectionMade.of(occurredAt, data)];
  if (same(data, made.data)) return [];
  throw ruleViolation(
    'CORRECTION_EXISTS',
    `correction ${correctionId} exists with other content; choose another correctionId`,
  );
}

/** One correction: a stream for each. */
export const correctionDecider: Decider<CorrectLedger, LedgerCorrectionEvent, Made | null> = {
  refusals: correctionRefusals,
  initial: null,
  evolve: (_, event) => event,
  decide: correct,
};
