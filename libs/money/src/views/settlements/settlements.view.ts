import type { LedgerAccount, LedgerAccountKind, SettlementEvent } from '@boxtrail/contracts';
import { schemaOf, tableOf, viewOf, type ViewDb } from '@boxtrail/projections';
import type { StatementKind } from '../../statements/statement';

interface Settlement {
  readonly settlementId: string;
  readonly communityGln: string;
  readonly workerRef: string;
  readonly settledAt: string;
  readonly recordedAt: string;
  readonly position: number;
}

interface Settled {
  readonly settlementId: string;
  readonly kind: StatementKind;
  readonly ref: string;
  balanceFen: number;
}

const settlements = tableOf<Settlement>(
  'settlements',
  {
    settlement_id: ['text COLLATE "C"', ({ settlementId }) => settlementId],
    community_gln: ['text COLLATE "C" NOT NULL', ({ communityGln }) => communityGln],
    worker_ref: ['text NOT NULL', ({ workerRef }) => workerRef],
    settled_at: ['text NOT NULL', ({ settledAt }) => settledAt],
    recorded_at: ['text NOT NULL', ({ recordedAt }) => recordedAt],
    position: ['bigint NOT NULL', ({ position }) => position],
  },
  ['settlement_id'],
);

const settled = tableOf<Settled>(
  'settled',
  {
    settlement_id: ['text COLLATE "C"', ({ settlementId }) => settlementId],
    kind: ['text COLLATE "C"', ({ kind }) => kind],
    ref: ['text COLLATE "C"', ({ ref }) => ref],
    balance_fen: ['bigint NOT NULL', ({ balanceFen }) => balanceFen],
  },
  ['settlement_id', 'kind', 'ref'],
  { merge: { balance_fen: 'settled.balance_fen + excluded.balance_fen' } },
);

type Change = { readonly settlement: Settlement } | { readonly settled: Settled };

/** Whose statement an account is on. */
const statementOf: Readonly<Partial<Record<LedgerAccountKind, StatementKind>>> = {
  household: 'household',
  'on-account': 'household',
  refunds: 'household',
  supplier: 'supplier',
  cash: 'worker',
};

async function write(changes: readonly Change[], db: ViewDb): Promise<void> {
  const sums = new Map<string, Settled>();
  for (const change of changes) {
    if (!('settled' in change)) continue;
    const { settlementId, kind, ref, balanceFen } = change.settled;
    const key = JSON.stringify([settlementId, kind, ref]);
    const sum = sums.get(key) ?? { settlementId, kind, ref, balanceFen: 0 };
    sum.balanceFen += balanceFen;
    sums.set(key, sum);
  }
  const found = changes.flatMap((change) => ('settlement' in change ? [change.settlement] : []));
  // One settlement of many accounts is several events.
  await settlements.upsert([...new Map(found.map((one) => [one.settlementId, one])).values()], db);
  await settled.upsert([...sums.values()], db);
}

/** The settlements of communities, and the account that each has closed. */
export const settlementsView = viewOf<SettlementEvent, Change>({
  name: 'money.settlements',
  version: 1,
  tables: `${settlements.create};\n${settled.create}`,
  indexes: 'CREATE INDEX ON settlements (community_gln, settlement_id)',
  on: {
    'money.CommunitySettled': ({ event, position, recordedAt }) => {
      const { settlementId, communityGln, workerRef, transfers } = event.data;
      const of = (kind: StatementKind, ref: string, balanceFen: number): Change => ({
        settled: { settlementId, kind, ref, balanceFen },
      });
      // The balance that is closed; of the worker who settles, what its cash gains.
      const closed = ({ kind, ref }: LedgerAccount, fen: number): Change[] => {
        const whose = statementOf[kind];
        const isGained = kind === 'cash' && ref === workerRef;
        return whose === undefined ? [] : [of(whose, ref, isGained ? -fen : fen)];
      };
      const settlement = { settlementId, communityGln, workerRef, settledAt: event.occurredAt };
      return [
        { settlement: { ...settlement, recordedAt, position } },
        of('community', communityGln, 0),
        ...transfers.flatMap(({ debit, credit, amountFen }) => [
          ...closed(credit, amountFen),
          ...closed(debit, -amountFen),
        ]),
      ];
    },
  },
  write,
});

export const settlementsSchema = schemaOf(settlementsView);
