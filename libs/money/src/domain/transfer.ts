import type { LedgerAccount, LedgerTransfer, TransferKind } from '@boxtrail/contracts';

/** The parts of a need that name its accounts. */
export interface NeedParties {
  readonly communityGln: string;
  readonly supplierGln: string;
  readonly householdRef: string;
  readonly payment: 'prepaid' | 'on-account';
}

/** Transfers of the money of a need. */
export type NeedTransferKind = Extract<
  TransferKind,
  'reserve' | 'post' | 'void' | 'refund' | 'post-reversed' | 'void-reversed' | 'refund-reversed'
>;

/**
 * The accounts of a need's transfer. A reservation takes the money from the household, or makes it owe it, and holds it for
 * the community. Posting gives it to the supplier; a void gives it back to the household. A refund takes a posted amount
 * from the supplier.
 */
export function accountsOf(
  kind: NeedTransferKind,
  { communityGln, supplierGln, householdRef, payment }: NeedParties,
): Pick<LedgerTransfer, 'debit' | 'credit'> {
  const community = account('community', communityGln);
  const supplier = account('supplier', supplierGln);
  const payer = payerOf({ householdRef, payment });
  const refunds = payment === 'prepaid' ? account('refunds', householdRef) : payer;
  switch (kind) {
    case 'reserve':
    case 'void-reversed':
      return { debit: payer, credit: community };
    case 'void':
      return { debit: community, credit: payer };
    case 'post':
      return { debit: community, credit: supplier };
    case 'post-reversed':
      return { debit: supplier, credit: community };
    case 'refund':
      return { debit: supplier, credit: refunds };
    case 'refund-reversed':
      return { debit: refunds, credit: supplier };
  }
}

/** The account that pays for a need. */
export const payerOf = ({
  householdRef,
  payment,
}: Pick<NeedParties, 'householdRef' | 'payment'>): LedgerAccount =>
  account(payment === 'prepaid' ? 'household' : 'on-account', householdRef);

const account = (kind: LedgerAccount['kind'], ref: string): LedgerAccount => ({ kind, ref });
