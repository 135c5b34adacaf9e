import type { RoundEvent } from '@boxtrail/contracts';
import { insertRows } from '@boxtrail/database';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { ViewDb } from '@boxtrail/projections';
import type { Need } from '../../domain/round';

export const keyOf = ({ roundId, needId }: { roundId: string; needId: string }): string =>
  `${roundId}\n${needId}`;

interface StoredNeed {
  readonly need: Need;
  readonly revision: number;
  readonly at: string;
  readonly cancelled: { readonly at: string; readonly why: string } | null;
}

/** Needs that this batch cancels and that were recorded before it. */
export async function cancelledNeeds(
  events: readonly RecordedEvent<RoundEvent>[],
  db: ViewDb,
): Promise<Map<string, StoredNeed>> {
  const ids = events.flatMap(({ event }) => (event.type === 'orders.NeedCancelled' ? [event.data] : []));
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ need: Need; revision: number; at: Date }>(
    `SELECT need, revision, occurred_at AS at
       FROM needs JOIN unnest($1::text[], $2::text[]) AS c (round_id, need_id) USING (round_id, need_id)`,
    [ids.map(({ roundId }) => roundId), ids.map(({ needId }) => needId)],
  );
  return new Map(
    rows.map(({ need, revision, at }) => [
      keyOf(need),
      { need, revision, at: at.toISOString(), cancelled: null },
    ]),
  );
}

/** Each need as last recorded. A need that was withdrawn and recorded again is in force. */
export async function writeNeeds(
  events: readonly RecordedEvent<RoundEvent>[],
  before: ReadonlyMap<string, StoredNeed>,
  db: ViewDb,
): Promise<void> {
  const needs = new Map<string, StoredNeed>();
  for (const { event, revision } of events) {
    if (event.type === 'orders.NeedRecorded') {
      needs.set(keyOf(event.data), { need: event.data, revision, at: event.occurredAt, cancelled: null });
    } else if (event.type === 'orders.NeedCancelled') {
      const key = keyOf(event.data);
      const stored = needs.get(key) ?? before.get(key);
      if (stored === undefined) continue;
      needs.set(key, { ...stored, cancelled: { at: event.occurredAt, why: event.data.reason } });
    }
  }
  await upsertNeeds(db, [...needs.values()].map(needRow));
}

const upsertNeeds = insertRows(
  'needs',
  {
    round_id: 'text',
    need_id: 'text',
    household_ref: 'text',
    revision: 'int',
    occurred_at: 'timestamptz',
    need: 'json',
    cancelled_at: 'timestamptz',
    cancelled_why: 'text',
  },
  {
    conflict: ['round_id', 'need_id'],
    update: ['household_ref', 'revision', 'occurred_at', 'need', 'cancelled_at', 'cancelled_why'],
  },
);

const needRow = ({ need, revision, at, cancelled }: StoredNeed) => ({
  round_id: need.roundId,
  need_id: need.needId,
  household_ref: need.householdRef,
  revision,
  occurred_at: at,
  need,
  cancelled_at: cancelled?.at ?? null,
  cancelled_why: cancelled?.why ?? null,
});
