import type { NeedAccountEvent } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { ViewDb } from '@boxtrail/projections';
import { stepsTo } from '../../domain/moves';
import { evolve, type NeedAccount } from '../../domain/need-account';
import { needTarget, type BoxOutcome, type NeedMoney } from '../../domain/need-target';
import { needs, type Need, type NeedCause, type NeedRow, type RoundRow } from './needs.tables';

interface NeedChange {
  readonly roundId: string;
  readonly needId: string;
  recorded?: { readonly need: Need; readonly at: string };
  cancelled?: { readonly at: string; readonly reason: string } | null;
  cause?: NeedCause;
  /** More than the cause is another one now. */
  isChanged: boolean;
  readonly followed: NeedAccountEvent[];
}

/** What a batch of events changes about needs, by need. */
export class NeedChanges {
  private readonly changes = new Map<string, NeedChange>();

  get all(): readonly NeedChange[] {
    return [...this.changes.values()];
  }

  recorded(need: Need, by: RecordedEvent): void {
    const change = this.caused(need.roundId, need.needId, by);
    change.recorded = { need, at: by.event.occurredAt };
    change.cancelled = null;
  }

  cancelled(
    { roundId, needId, reason }: { roundId: string; needId: string; reason: string },
    by: RecordedEvent,
  ): void {
    this.caused(roundId, needId, by).cancelled = { at: by.event.occurredAt, reason };
  }

  followed(event: NeedAccountEvent): void {
    const change = this.of(event.data.roundId, event.data.needId);
    change.followed.push(event);
    change.isChanged = true;
  }

  /** The last event in log order is the cause. */
  caused(roundId: string, needId: string, by: RecordedEvent, isChanged = true): NeedChange {
    const change = this.of(roundId, needId);
    change.isChanged ||= isChanged;
    const { id, position, event, metadata } = by;
    if (change.cause === undefined || change.cause.position < position)
      change.cause = { id, position, at: event.occurredAt, correlationId: metadata.correlationId };
    return change;
  }

  private of(roundId: string, needId: string): NeedChange {
    const key = `${roundId}\n${needId}`;
    const known = this.changes.get(key);
    if (known !== undefined) return known;
    const change: NeedChange = { roundId, needId, isChanged: false, followed: [] };
    this.changes.set(key, change);
    return change;
  }
}

interface Stored {
  readonly roundId: string;
  readonly needId: string;
  readonly round: RoundRow | null;
  readonly row: Pick<NeedRow, 'need' | 'recordedAt' | 'cancelled' | 'account' | 'cause'> | null;
  readonly boxes: readonly BoxOutcome[];
  readonly unpacked: NeedMoney['unpacked'];
  readonly shortAt: string | null;
}

/**
 * Writes the changed needs: one statement reads them with their boxes, one writes them. Most facts about a box say where it
 * is, and not whether it is paid: of their needs, one statement writes the cause alone.
 */
export async function applyChanges(changes: NeedChanges, db: ViewDb): Promise<void> {
  await writeCauses(
    changes.all.filter(({ isChanged }) => !isChanged),
    db,
  );
  const all = changes.all.filter(({ isChanged }) => isChanged);
  if (all.length === 0) return;
  const stored = await db.query<Stored>(storedNeeds, [
    all.map(({ roundId }) => roundId),
    all.map(({ needId }) => needId),
  ]);
  const byKey = new Map(stored.map((one) => [`${one.roundId}\n${one.needId}`, one]));
  const rows = all.flatMap((change) => {
    const known = byKey.get(`${change.roundId}\n${change.needId}`);
    return known === undefined ? [] : rowOf(change, known);
  });
  await needs.upsert(rows, db);
}

async function writeCauses(changes: readonly NeedChange[], db: ViewDb): Promise<void> {
  if (changes.length === 0) return;
  await db.query(
    `UPDATE needs SET cause = k.cause FROM unnest($1::text[], $2::text[], $3::json[]) AS k (round_id, need_id, cause)
      WHERE needs.round_id = k.round_id AND needs.need_id = k.need_id`,
    [
      changes.map(({ roundId }) => roundId),
      changes.map(({ needId }) => needId),
      changes.map(({ cause }) => JSON.stringify(cause)),
    ],
  );
}

function rowOf(change: NeedChange, { round, row, boxes, unpacked, shortAt }: Stored): NeedRow[] {
  const need = change.recorded?.need ?? row?.need;
  const recordedAt = change.recorded?.at ?? row?.recordedAt;
  const cause = change.cause ?? row?.cause;
  if (need === undefined || recordedAt === undefined || cause === undefined || round === null) return [];
  const cancelled = change.cancelled === undefined ? (row?.cancelled ?? null) : change.cancelled;
  const { lines, amountFen, householdRef, payment } = need;
  const { communityGln, supplierGln } = round;
  const parties = { communityGln, supplierGln, householdRef, payment };
  const account = change.followed.reduce<NeedAccount>(evolve, row?.account ?? { status: 'none' });
  const target = needTarget({ lines, amountFen, recordedAt, cancelled, unpacked, shortAt, boxes });
  const due = stepsTo(target, account, parties, cause).length > 0;
  return [{ need, recordedAt, cancelled, parties, account, target, cause, due }];
}

const storedNeeds = `
  SELECT k.round_id AS "roundId", k.need_id AS "needId",
         CASE WHEN r.round_id IS NOT NULL THEN json_build_object(
           'roundId', r.round_id, 'communityGln', r.community_gln, 'supplierGln', r.supplier_gln) END AS round,
         CASE WHEN n.round_id IS NOT NULL THEN json_build_object('need', n.need, 'recordedAt', n.recorded_at,
           'cancelled', n.cancelled, 'account', n.account, 'cause', n.cause) END AS row,
         coalesce((SELECT json_agg(json_build_object('sscc', b.sscc, 'gtin', b.gtin, 'outcome', b.outcome, 'at', b.at,
             'reason', b.reason))
           FROM boxes b WHERE b.round_id = k.round_id AND b.need_id = k.need_id), '[]') AS boxes,
         coalesce((SELECT json_agg(json_build_object('gtin', s.gtin, 'missing', s.missing, 'reason', s.reason))
           FROM shortages s WHERE s.round_id = k.round_id AND s.need_id = k.need_id), '[]') AS unpacked,
         (SELECT max(s.at) FROM shortages s WHERE s.round_id = k.round_id AND s.need_id = k.need_id) AS "shortAt"
    FROM unnest($1::text[], $2::text[]) AS k (round_id, need_id)
    LEFT JOIN rounds r ON r.round_id = k.round_id
    LEFT JOIN needs n ON n.round_id = k.round_id AND n.need_id = k.need_id`;
