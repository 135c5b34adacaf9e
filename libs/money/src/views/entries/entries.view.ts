import type { LedgerAccount, LedgerEvent, LedgerTransfer } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, tableOf, viewOf, type ViewDb } from '@boxtrail/projections';

/** One side of a transfer. */
interface Entry {
  readonly position: number;
  readonly ordinal: number;
  readonly side: 'debit' | 'credit';
  readonly account: LedgerAccount;
  readonly other: LedgerAccount;
  readonly communityGln: string;
  readonly recordedAt: string;
  readonly transfer: LedgerTransfer;
  readonly roundId: string | null;
  readonly needId: string | null;
}

const entries = tableOf<Entry>('entries', {
  position: ['bigint NOT NULL', ({ position }) => position],
  ordinal: ['int NOT NULL', ({ ordinal }) => ordinal],
  side: ['text COLLATE "C" NOT NULL', ({ side }) => side],
  account_kind: ['text COLLATE "C" NOT NULL', ({ account }) => account.kind],
  account_ref: ['text COLLATE "C" NOT NULL', ({ account }) => account.ref],
  community_gln: ['text COLLATE "C" NOT NULL', ({ communityGln }) => communityGln],
  other_kind: ['text NOT NULL', ({ other }) => other.kind],
  other_ref: ['text NOT NULL', ({ other }) => other.ref],
  kind: ['text NOT NULL', ({ transfer }) => transfer.kind],
  // Debits are positive, credits negative.
  signed_fen: ['bigint NOT NULL', ({ side, transfer }) => (side === 'debit' ? 1 : -1) * transfer.amountFen],
  occurred_at: ['timestamptz NOT NULL', ({ transfer }) => transfer.at],
  recorded_at: ['timestamptz NOT NULL', ({ recordedAt }) => recordedAt],
  round_id: ['text', ({ roundId }) => roundId],
  need_id: ['text', ({ needId }) => needId],
  sscc: ['text', ({ transfer }) => transfer.sscc],
  gtin: ['text', ({ transfer }) => transfer.gtin],
  reason: ['text', ({ transfer }) => transfer.reason],
});

interface Sums extends LedgerAccount {
  readonly communityGln: string;
  debitFen: number;
  creditFen: number;
  entries: number;
}

const added = (table: string, column: string) => `${table}.${column} + excluded.${column}`;

/** Present sums of each account, apart for each community. */
const accounts = tableOf<Sums>(
  'accounts',
  {
    account_kind: ['text COLLATE "C"', ({ kind }) => kind],
    account_ref: ['text COLLATE "C"', ({ ref }) => ref],
    community_gln: ['text COLLATE "C"', ({ communityGln }) => communityGln],
    debit_fen: ['bigint NOT NULL', ({ debitFen }) => debitFen],
    credit_fen: ['bigint NOT NULL', ({ creditFen }) => creditFen],
    entries: ['bigint NOT NULL', (sums) => sums.entries],
  },
  ['account_kind', 'account_ref', 'community_gln'],
  {
    merge: {
      debit_fen: added('accounts', 'debit_fen'),
      credit_fen: added('accounts', 'credit_fen'),
      entries: added('accounts', 'entries'),
    },
  },
);

interface Total {
  readonly kind: string;
  amountFen: number;
}

/** What moved in all, by kind of transfer. */
const totals = tableOf<Total>(
  'totals',
  {
    kind: ['text COLLATE "C"', ({ kind }) => kind],
    amount_fen: ['bigint NOT NULL', ({ amountFen }) => amountFen],
  },
  ['kind'],
  { merge: { amount_fen: added('totals', 'amount_fen') } },
);

const entriesOf = ({ position, recordedAt, event }: RecordedEvent<LedgerEvent>): Entry[] => {
  const { communityGln, transfers } = event.data;
  const { roundId, needId } = event.data as { roundId?: string; needId?: string };
  return transfers.flatMap((transfer, ordinal) => {
    const common = { position, ordinal, communityGln, recordedAt, transfer };
    const about = { roundId: roundId ?? null, needId: needId ?? null };
    const { debit, credit } = transfer;
    return [
      { ...common, ...about, side: 'debit' as const, account: debit, other: credit },
      { ...common, ...about, side: 'credit' as const, account: credit, other: debit },
    ];
  });
};

async function write(batch: readonly Entry[], db: ViewDb): Promise<void> {
  const sums = new Map<string, Sums>();
  const moved = new Map<string, Total>();
  for (const { account, communityGln, side, transfer } of batch) {
    const { kind, ref } = account;
    const { amountFen } = transfer;
    const key = JSON.stringify([kind, ref, communityGln]);
    const sum = sums.get(key) ?? { kind, ref, communityGln, debitFen: 0, creditFen: 0, entries: 0 };
    if (side === 'debit') sum.debitFen += amountFen;
    else sum.creditFen += amountFen;
    sum.entries += 1;
    sums.set(key, sum);
    if (side === 'credit') continue;
    const total = moved.get(transfer.kind) ?? { kind: transfer.kind, amountFen: 0 };
    total.amountFen += amountFen;
    moved.set(transfer.kind, total);
  }
  await entries.insert(batch, db);
  await accounts.upsert([...sums.values()], db);
  await totals.upsert([...moved.values()], db);
}

/** The ledger: two entries for each transfer, and the sums of each account. */
export const entriesView = viewOf<LedgerEvent, Entry>({
  name: 'money.entries',
  version: 1,
  tables: [entries, accounts, totals].map(({ create }) => create).join(';\n'),
  indexes: `
    ALTER TABLE entries ADD PRIMARY KEY (position, ordinal, side);
    CREATE INDEX ON entries (account_kind, account_ref, position, ordinal);
    CREATE INDEX ON entries (account_kind, account_ref, occurred_at) INCLUDE (recorded_at, community_gln, signed_fen);
    CREATE INDEX ON accounts (community_gln, account_kind, account_ref)`,
  // A ledger without one of its transfers does not balance.
  needsEvery: true,
  on: {
    'money.NeedTransferred': entriesOf,
    'money.NeedCollected': entriesOf,
    'money.CashMoved': entriesOf,
    'money.CorrectionMade': entriesOf,
    'money.CommunitySettled': entriesOf,
  },
  write,
});

export const entriesSchema = schemaOf(entriesView);
