import { contextIn, insertRows, ownedId, partsOfId } from '@boxtrail/database';
import { unknown } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import type { Message } from './message';

/** A message that could not be handled, as it is put aside. */
export interface ToPark {
  /** Undefined for what is no message of the log. */
  readonly position?: number;
  /** `topic/partition@offset`, where it came by a broker. */
  readonly place?: string;
  readonly message: Message;
  readonly reason: string;
}

/** A message that waits for a person. */
export interface Parked {
  /** `<context>.<number>`. */
  readonly id: string;
  readonly group: string;
  readonly position: number | null;
  readonly place: string | null;
  readonly key: string;
  readonly reason: string;
  readonly parkedAt: string;
  readonly message: Message;
  /** Of its body, which a list shows only the beginning of. */
  readonly bytes: number;
}

interface ParkedRow {
  id: string;
  consumer: string;
  position: string | null;
  place: string | null;
  key: string;
  reason: string;
  headers: Record<string, string>;
  body: Buffer;
  bytes: number;
  parked_at: Date;
}

const columns = 'id, consumer, position, place, key, reason, headers, octet_length(body) AS bytes, parked_at';
/** Bytes of a body that a list shows. */
const shownBytes = 65_536;
/** Bytes of bodies read at a time, unless one alone has more. */
const replayBytes = 8_388_608;

/** Characters of a reason that are kept. */
const keptReason = 2_000;

/** PostgreSQL takes no NUL in text, and no half of a character in JSON: a text that was cut may end in one. */
const clean = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');

const insertParked = insertRows(
  'messaging.parked',
  {
    consumer: 'text',
    position: 'bigint',
    place: 'text',
    key: 'text',
    reason: 'text',
    headers: 'jsonb',
    body: 'bytea',
  },
  { conflict: [] },
);

/** Messages put aside, with their content: from Kafka or the log, they wait here to be replayed or dropped. */
export class ParkedMessages {
  constructor(private readonly pool: Pool) {}

  /** Keeps messages of one group, in one statement; one that is there already stays as it was. */
  async park(group: string, messages: readonly ToPark[]): Promise<void> {
    const rows = messages.map(({ position = null, place = null, message, reason }) => ({
      consumer: group,
      position,
      place,
      key: clean(message.key),
      reason: clean(reason.slice(0, keptReason)),
      headers: cleanHeaders(message.headers),
      body: message.body,
    }));
    await insertParked(this.pool, rows);
  }

  /** Of these keys, those with a parked message of the log, and the position of the first. */
  async firstOf(group: string, keys: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await this.pool.query<{ key: string; first: string }>({
      name: 'parked.firstOf',
      text: `SELECT key, min(position) AS first FROM messaging.parked
        WHERE consumer = $1 AND key = ANY($2) AND dropped_at IS NULL AND position IS NOT NULL GROUP BY key`,
      values: [group, keys],
    });
    return new Map(rows.map(({ key, first }) => [key, Number(first)]));
  }

  /**
   * Up to `limit` that wait, as they were parked, behind the one with this number; of one group, or of all groups of some
   * contexts, or of all.
   */
  async page(
    group: string | undefined,
    afterNumber: string,
    limit: number,
    contexts: readonly string[] | null = null,
  ): Promise<Parked[]> {
    const { rows } = await this.pool.query<ParkedRow>(
      `SELECT ${columns}, substr(body, 1, $4) AS body FROM messaging.parked
        WHERE dropped_at IS NULL AND id > $1 AND ($2::text IS NULL OR consumer = $2)
          AND ($5::text[] IS NULL OR split_part(consumer, '.', 1) = ANY($5)) ORDER BY id LIMIT $3`,
      [afterNumber, group ?? null, limit, shownBytes, contexts],
    );
    return rows.map(toParked);
  }

  /**
   * Up to `limit` of a group, whole, in the order of the log, behind a position; fewer where they are large, none only
   * where there is none. Without what is no message of the log.
   */
  async inOrder(group: string, afterPosition: number, limit: number): Promise<Parked[]> {
    const { rows } = await this.pool.query<ParkedRow>(
      `SELECT ${columns}, body FROM
        (SELECT *, sum(octet_length(body)) OVER (ORDER BY position) - octet_length(body) AS before FROM
          (SELECT * FROM messaging.parked WHERE dropped_at IS NULL AND consumer = $1 AND position > $2
            ORDER BY position LIMIT $3) AS next) AS measured
        WHERE before < $4 ORDER BY position`,
      [group, afterPosition, limit, replayBytes],
    );
    return rows.map(toParked);
  }

  /** It was handled after all. */
  async remove(id: string): Promise<void> {
    await this.pool.query('DELETE FROM messaging.parked WHERE id = $1', [partsOfId(id).number]);
  }

  /**
   * Gives a message up: it is kept, with who did so and why, but holds back its key no longer.
   * @throws Refusal `PARKED_UNKNOWN`
   */
  async drop(id: string, by: string, reason: string): Promise<void> {
    const { context, number } = partsOfId(id);
    const { rowCount } = await this.pool.query(
      `UPDATE messaging.parked SET dropped_at = now(), dropped_by = $2, drop_reason = $3
        WHERE id = $1 AND dropped_at IS NULL AND split_part(consumer, '.', 1) = $4`,
      [number, by, clean(reason), context],
    );
    if (rowCount !== 1) throw unknown('PARKED_UNKNOWN', `no message is parked under ${id}`);
  }

  /** Of each of these groups: how many wait, and since when the longest. Groups without any are left out. */
  async counts(groups: readonly string[]): Promise<Map<string, { parked: number; oldest: Date }>> {
    const { rows } = await this.pool.query<{ consumer: string; parked: string; oldest: Date }>(
      `SELECT consumer, count(*) AS parked, min(parked_at) AS oldest FROM messaging.parked
        WHERE dropped_at IS NULL AND consumer = ANY($1) GROUP BY consumer`,
      [groups],
    );
    return new Map(
      rows.map(({ consumer, parked, oldest }) => [consumer, { parked: Number(parked), oldest }]),
    );
  }
}

const toParked = (row: ParkedRow): Parked => ({
  id: ownedId(contextIn(row.consumer), row.id),
  group: row.consumer,
  position: row.position === null ? null : Number(row.position),
  place: row.place,
  key: row.key,
  reason: row.reason,
  parkedAt: row.parked_at.toISOString(),
  message: { key: row.key, headers: row.headers, body: row.body },
  bytes: row.bytes,
});

const cleanHeaders = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [clean(name), clean(value)]));
