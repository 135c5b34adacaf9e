import type { CashEvent, EventOf, NeedCollected, OpenItemEvent } from '@boxtrail/contracts';
import { nameBasedUuid } from '@boxtrail/commands';
import type { RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, tableOf, viewOf, type ViewDb } from '@boxtrail/projections';

interface Item {
  readonly itemId: string;
  readonly kind: 'collection' | 'hand-over' | 'pay-supplier';
  readonly communityGln: string;
  readonly workerRef: string;
  readonly roundId: string | null;
  readonly needId: string | null;
  readonly toRef: string | null;
  readonly expectedFen: number;
  readonly amountFen: number;
  readonly at: string;
  readonly position: number;
}

interface Closed {
  readonly itemId: string;
  readonly closedAt: string;
  readonly closedBy: string;
  readonly closedWhy: string;
}

const items = tableOf<Item>(
  'items',
  {
    item_id: ['text COLLATE "C"', ({ itemId }) => itemId],
    kind: ['text NOT NULL', ({ kind }) => kind],
    community_gln: ['text COLLATE "C" NOT NULL', ({ communityGln }) => communityGln],
    worker_ref: ['text COLLATE "C" NOT NULL', ({ workerRef }) => workerRef],
    round_id: ['text', ({ roundId }) => roundId],
    need_id: ['text', ({ needId }) => needId],
    to_ref: ['text', ({ toRef }) => toRef],
    expected_fen: ['bigint NOT NULL', ({ expectedFen }) => expectedFen],
    amount_fen: ['bigint NOT NULL', ({ amountFen }) => amountFen],
    occurred_at: ['timestamptz NOT NULL', ({ at }) => at],
    position: ['bigint NOT NULL', ({ position }) => position],
  },
  ['item_id'],
);

const closings = tableOf<Closed>(
  'closings',
  {
    item_id: ['text COLLATE "C"', ({ itemId }) => itemId],
    closed_at: ['timestamptz NOT NULL', ({ closedAt }) => closedAt],
    closed_by: ['text NOT NULL', ({ closedBy }) => closedBy],
    closed_why: ['text NOT NULL', ({ closedWhy }) => closedWhy],
  },
  ['item_id'],
);

type Change = { readonly item: Item } | { readonly closed: Closed };
type Source = EventOf<typeof NeedCollected> | CashEvent | OpenItemEvent;

/** `name` names the collection or movement: its item has the same id for ever. */
const itemOf = (
  recorded: RecordedEvent,
  name: string,
  item: Omit<Item, 'itemId' | 'at' | 'position'>,
): Change[] =>
  item.amountFen === item.expectedFen
    ? []
    : [
        {
          item: {
            ...item,
            itemId: nameBasedUuid(`open-item\n${name}`),
            at: recorded.event.occurredAt,
            position: recorded.position,
          },
        },
      ];

async function write(changes: readonly Change[], db: ViewDb): Promise<void> {
  await items.upsert(
    changes.flatMap((change) => ('item' in change ? [change.item] : [])),
    db,
  );
  await closings.upsert(
    changes.flatMap((change) => ('closed' in change ? [change.closed] : [])),
    db,
  );
}

/** Differences between the money that was expected and the money that was there, until somebody explains them. */
export const openItemsView = viewOf<Source, Change>({
  name: 'money.open-items',
  version: 1,
  tables: `${items.create};\n${closings.create}`,
  indexes: 'CREATE INDEX ON items (community_gln, item_id)',
  on: {
    'money.NeedCollected': (recorded) => {
      const { collectionId, ...data } = recorded.event.data;
      const { communityGln, workerRef, roundId, needId, expectedFen, amountFen } = data;
      const about = { communityGln, workerRef, roundId, needId, toRef: null, expectedFen, amountFen };
      return itemOf(recorded, `${roundId}/${needId}\n${collectionId}`, { kind: 'collection', ...about });
    },
    'money.CashMoved': (recorded) => {
      const { movementId, ...data } = recorded.event.data;
      const { kind, communityGln, workerRef, toRef, expectedFen, amountFen } = data;
      const about = { communityGln, workerRef, roundId: null, needId: null, toRef, expectedFen, amountFen };
      return itemOf(recorded, `${workerRef}\n${movementId}`, { kind, ...about });
    },
    'money.OpenItemClosed': ({ event, metadata }) => {
      const { itemId, reason } = event.data;
      const closed = { itemId, closedAt: event.occurredAt, closedBy: metadata.actor, closedWhy: reason };
      return [{ closed }];
    },
  },
  write,
});

export const openItemsSchema = schemaOf(openItemsView);
