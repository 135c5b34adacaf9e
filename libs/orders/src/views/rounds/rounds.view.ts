import {
  dayOf,
  type EventOf,
  type JobMoveCause,
  type MoveCause,
  type PackingJobMoved,
  type RoundClosed,
  type RoundEvent,
} from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import { unreachable, type RecordedEvent } from '@boxtrail/kernel';
import { schemaOf, type View, type ViewDb } from '@boxtrail/projections';
import { boxesOf, type Need, type RoundDetails } from '../../domain/round';
import { cancelledNeeds, keyOf, writeNeeds } from './written-needs';

/** A round with the totals of its needs in force. */
export interface RoundSummary extends RoundDetails {
  readonly status: 'open' | 'closed';
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly closedBy: EventOf<typeof RoundClosed>['data']['closedBy'] | null;
  /** Its supplier cannot serve it, and no other could when it was looked for. */
  readonly isUnserved: boolean;
  /** The supplier before the present one, and why it does not serve the round; null when the first one serves it. */
  readonly moved: {
    readonly fromGln: string;
    readonly cause: MoveCause | JobMoveCause;
    readonly reason: string | null;
    readonly at: string;
  } | null;
  readonly needCount: number;
  readonly boxes: number;
  readonly amountFen: number;
  /** By box type, sorted by GTIN. */
  readonly totals: readonly { readonly gtin: string; readonly quantity: number }[];
}

/** A closed round has the supplier that packs it. */
type Source = RoundEvent | EventOf<typeof PackingJobMoved>;

/** Every round with its needs, and the times by which the clock closes it. */
export const roundsView: View = {
  name: 'orders.rounds',
  version: 7,
  tables: `
    CREATE TABLE rounds (
      round_id text COLLATE "C" PRIMARY KEY,
      community_gln text COLLATE "C" NOT NULL,
      supplier_gln text COLLATE "C" NOT NULL,
      status text NOT NULL,
      boxes integer NOT NULL,
      day text NOT NULL,
      cutoff_at timestamptz NOT NULL,
      last_recorded_at timestamptz NOT NULL,
      revision integer NOT NULL,
      moved_from text COLLATE "C",
      state json NOT NULL
    );
    CREATE TABLE needs (
      round_id text COLLATE "C",
      need_id text COLLATE "C",
      household_ref text COLLATE "C" NOT NULL,
      revision integer NOT NULL,
      occurred_at timestamptz NOT NULL,
      need json NOT NULL,
      cancelled_at timestamptz,
      cancelled_why text,
      PRIMARY KEY (round_id, need_id)
    )`,
  indexes: `
    CREATE INDEX ON rounds (community_gln, round_id);
    CREATE INDEX ON rounds (supplier_gln, round_id);
    CREATE INDEX ON rounds (day, supplier_gln);
    CREATE INDEX ON rounds (moved_from, round_id) WHERE moved_from IS NOT NULL;
    CREATE INDEX ON rounds (cutoff_at) WHERE status = 'open';
    CREATE INDEX ON needs (household_ref, round_id, need_id);
    CREATE INDEX ON needs (need_id, round_id)`,
  types: [
    'orders.RoundOpened',
    'orders.NeedRecorded',
    'orders.NeedCancelled',
    'orders.RoundClosed',
    'orders.RoundMoved',
    'orders.RoundNotMoved',
    'packing.PackingJobMoved',
  ],
  project: (events, db) => write(events as readonly RecordedEvent<Source>[], db),
};

export const roundsSchema = schemaOf(roundsView);

interface KnownRound {
  summary: RoundSummary;
  revision: number;
  recordedAt: string;
}

async function write(events: readonly RecordedEvent<Source>[], db: ViewDb): Promise<void> {
  const rounds = await knownRounds(events, db);
  const own = events.filter(isOwn);
  const before = await cancelledNeeds(own, db);
  const needs = new Map([...before].map(([key, { need }]) => [key, need]));
  for (const { event, revision, recordedAt } of events) {
    const { roundId } = event.data;
    if (event.type === 'orders.NeedRecorded') needs.set(keyOf(event.data), event.data);
    const known = rounds.get(roundId);
    const summary = after(known?.summary, event, needs);
    if (summary === undefined) continue;
    // The revision is that of the round's own events.
    if (event.type !== 'packing.PackingJobMoved') rounds.set(roundId, { summary, revision, recordedAt });
    else if (known !== undefined) rounds.set(roundId, { ...known, summary });
  }
  await upsertRounds(db, [...rounds.values()].map(roundRow));
  await writeNeeds(own, before, db);
}

const isOwn = (recorded: RecordedEvent<Source>): recorded is RecordedEvent<RoundEvent> =>
  recorded.event.type !== 'packing.PackingJobMoved';

function after(
  round: RoundSummary | undefined,
  event: Source,
  needs: ReadonlyMap<string, Need>,
): RoundSummary | undefined {
  if (event.type === 'orders.RoundOpened') {
    const nothing = { needCount: 0, boxes: 0, amountFen: 0, totals: [] };
    return {
      ...event.data,
      status: 'open',
      openedAt: event.occurredAt,
      closedAt: null,
      closedBy: null,
      isUnserved: false,
      moved: null,
      ...nothing,
    };
  }
  if (round === undefined) return undefined;
  switch (event.type) {
    case 'orders.NeedRecorded':
      return counted(round, event.data, +1);
    case 'orders.NeedCancelled': {
      const need = needs.get(keyOf(event.data));
      return need === undefined ? round : counted(round, need, -1);
    }
    case 'orders.RoundClosed':
      return { ...round, status: 'closed', closedAt: event.occurredAt, closedBy: event.data.closedBy };
    case 'orders.RoundMoved':
    case 'packing.PackingJobMoved': {
      const { toGln: supplierGln, designation, fromGln, cause, reason } = event.data;
      const moved = { fromGln, cause, reason, at: event.occurredAt };
      return { ...round, supplierGln, designation, isUnserved: false, moved };
    }
    case 'orders.RoundNotMoved':
      return { ...round, isUnserved: true };
    default:
      return unreachable(event);
  }
}

function counted(round: RoundSummary, { lines, amountFen }: Need, sign: 1 | -1): RoundSummary {
  const sums = new Map(round.totals.map(({ gtin, quantity }) => [gtin, quantity]));
  for (const { gtin, quantity } of lines) sums.set(gtin, (sums.get(gtin) ?? 0) + sign * quantity);
  return {
    ...round,
    needCount: round.needCount + sign,
    boxes: round.boxes + sign * boxesOf(lines),
    amountFen: round.amountFen + sign * amountFen,
    totals: [...sums]
      .filter(([, quantity]) => quantity > 0)
      .map(([gtin, quantity]) => ({ gtin, quantity }))
      .sort((a, b) => (a.gtin < b.gtin ? -1 : 1)),
  };
}

async function knownRounds(
  events: readonly RecordedEvent<Source>[],
  db: ViewDb,
): Promise<Map<string, KnownRound>> {
  const rows = await db.query<{ state: RoundSummary; revision: number; at: Date }>(
    'SELECT state, revision, last_recorded_at AS at FROM rounds WHERE round_id = ANY($1)',
    [[...new Set(events.map(({ event }) => event.data.roundId))]],
  );
  return new Map(
    rows.map(({ state, revision, at }) => [
      state.roundId,
      { summary: state, revision, recordedAt: at.toISOString() },
    ]),
  );
}

const upsertRounds = insertRows(
  'rounds',
  {
    round_id: 'text',
    community_gln: 'text',
    supplier_gln: 'text',
    status: 'text',
    boxes: 'int',
    day: 'text',
    cutoff_at: 'timestamptz',
    last_recorded_at: 'timestamptz',
    revision: 'int',
    moved_from: 'text',
    state: 'json',
  },
  {
    conflict: ['round_id'],
    update: ['supplier_gln', 'status', 'boxes', 'last_recorded_at', 'revision', 'moved_from', 'state'],
  },
);

const roundRow = ({ summary, recordedAt, revision }: KnownRound) => ({
  round_id: summary.roundId,
  community_gln: summary.communityGln,
  supplier_gln: summary.supplierGln,
  status: summary.status,
  boxes: summary.boxes,
  day: dayOf(summary.cutoffAt),
  cutoff_at: summary.cutoffAt,
  last_recorded_at: recordedAt,
  revision,
  moved_from: summary.moved?.fromGln ?? null,
  state: summary,
});
