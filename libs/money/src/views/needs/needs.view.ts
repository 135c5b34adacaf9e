import { facts, factsIndex } from '@boxtrail/box-facts';
import {
  boxMoves,
  type BoxMove,
  type BoxPacked,
  type EventOf,
  type NeedAccountEvent,
  type NeedCancelled,
  type NeedRecorded,
  type PackingJobFellShort,
  type PackingJobMoved,
  type RoundMoved,
  type RoundOpened,
} from '@boxtrail/contracts';
import { unreachable, type RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, slices, type View, type ViewDb } from '@boxtrail/projections';
import { writeBoxes, type BoxNews } from './box-outcomes';
import { boxes, needs, rounds, shortages, type RoundRow } from './needs.tables';
import { applyChanges, NeedChanges } from './need-changes';

/** A round, or its packing job, goes to another supplier. */
type Move = EventOf<typeof RoundMoved> | EventOf<typeof PackingJobMoved>;
type Source =
  | EventOf<typeof RoundOpened>
  | Move
  | EventOf<typeof NeedRecorded>
  | EventOf<typeof NeedCancelled>
  | EventOf<typeof PackingJobFellShort>
  | EventOf<typeof BoxPacked>
  | BoxMove
  | NeedAccountEvent;
type News = RecordedEvent<Source>;

/** Types of the facts that the ledger follows. */
export const followedTypes: readonly string[] = [
  'orders.RoundMoved',
  'packing.PackingJobMoved',
  'orders.NeedRecorded',
  'orders.NeedCancelled',
  'packing.PackingJobFellShort',
  'packing.BoxPacked',
  ...boxMoves,
];

/** What should hold for the money of each need, and what the ledger holds. */
export const needsView: View = {
  name: 'money.needs',
  version: 3,
  tables: [rounds, needs, boxes, shortages, facts]
    .map(({ create }) => `${create};`)
    .concat(`${factsIndex};`, 'CREATE INDEX ON boxes (round_id, need_id)')
    .join('\n'),
  indexes: `
    CREATE INDEX ON needs (round_id, need_id) WHERE due;
    CREATE INDEX ON needs (community_gln, round_id, need_id);
    CREATE INDEX ON needs (household_ref)`,
  types: ['orders.RoundOpened', ...followedTypes, 'money.NeedTransferred', 'money.NeedCollected'],
  async project(events, db) {
    for (const slice of slices(events as readonly News[], boxesPerWrite, boxCountOf)) await write(slice, db);
  },
};

export const needsSchema = schemaOf(needsView);

/** Approximate number of boxes written together: one event may name 5,000. */
const boxesPerWrite = 2_000;

const boxCountOf = ({ event: { data } }: News): number =>
  'ssccs' in data ? Math.max(1, data.ssccs.length) : 1;

async function write(news: readonly News[], db: ViewDb): Promise<void> {
  const changes = new NeedChanges();
  const opened: RoundRow[] = [];
  const moves: RecordedEvent<Move>[] = [];
  const short: Parameters<typeof shortages.upsert>[0][number][] = [];
  const ofBoxes: BoxNews[] = [];
  for (const recorded of news) {
    const { event } = recorded;
    switch (event.type) {
      case 'orders.RoundOpened':
        opened.push(event.data);
        break;
      case 'orders.RoundMoved':
      case 'packing.PackingJobMoved':
        moves.push(recorded as RecordedEvent<Move>);
        break;
      case 'orders.NeedRecorded':
        changes.recorded(event.data, recorded);
        break;
      case 'orders.NeedCancelled':
        changes.cancelled(event.data, recorded);
        break;
      case 'packing.PackingJobFellShort': {
        const { jobId: roundId, shortages: lines } = event.data;
        for (const line of lines) {
          short.push({ ...line, roundId, at: event.occurredAt });
          changes.caused(roundId, line.needId, recorded);
        }
        break;
      }
      case 'money.NeedTransferred':
      case 'money.NeedCollected':
        changes.followed(event);
        break;
      case 'packing.BoxPacked':
      case 'delivery.BoxDamaged':
      case 'delivery.BoxDestroyed':
      case 'delivery.BoxesReceived':
      case 'delivery.BoxesTakenOff':
      case 'delivery.BoxFound':
      case 'delivery.BoxHandedOver':
      case 'delivery.BoxLost':
      case 'delivery.BoxReturned':
      case 'delivery.BoxSealFoundBroken':
      case 'delivery.BoxSeen':
      case 'delivery.DeliveryFailed':
      case 'delivery.DoorRoundStarted':
      case 'delivery.FactCorrected':
      case 'delivery.LoadDispatched':
        ofBoxes.push(recorded as BoxNews);
        break;
      default:
        unreachable(event);
    }
  }
  const last = [...opened, ...moves.map(({ event }) => movedRound(event.data))];
  await rounds.upsert([...new Map(last.map((round) => [round.roundId, round])).values()], db);
  await moved(moves, changes, db);
  await shortages.upsert(short, db);
  for (const { roundId, needId, by, isChanged } of await writeBoxes(ofBoxes, db))
    changes.caused(roundId, needId, by, isChanged);
  await applyChanges(changes, db);
}

const movedRound = ({ roundId, communityGln, toGln }: Move['data']): RoundRow => ({
  ...{ roundId, communityGln, supplierGln: toGln },
});

/** All needs of a round that goes to another supplier have that one. */
async function moved(moves: readonly RecordedEvent<Move>[], changes: NeedChanges, db: ViewDb): Promise<void> {
  if (moves.length === 0) return;
  const stored = await db.query<{ roundId: string; needId: string }>(
    'SELECT round_id AS "roundId", need_id AS "needId" FROM needs WHERE round_id = ANY($1)',
    [moves.map(({ event }) => event.data.roundId)],
  );
  const known = [...stored, ...changes.all];
  for (const move of moves)
    for (const { roundId, needId } of known)
      if (roundId === move.event.data.roundId) changes.caused(roundId, needId, move);
}
