import { createHash } from 'node:crypto';
import { invalid } from '@boxtrail/kernel';

/** The time that selects and sorts the events of a replay: event time or record time. */
export const replayTimes = ['recorded', 'occurred'] as const;
export type ReplayTime = (typeof replayTimes)[number];

/** The query of a replay. A cursor belongs to one query. */
export interface ReplayQuestion {
  readonly by: ReplayTime;
  /** RFC 3339, UTC: from `from` inclusive to `to` exclusive. */
  readonly from: string;
  /** Now when omitted. */
  readonly to?: string;
  /** Only events of this box (SSCC) or this station (GLN); all when omitted. */
  readonly key?: string;
}

/**
 * A position between two events of a replay. A replay in event time has parts: the first holds the events that the log
 * had at the beginning, each later part the events recorded since. The cursor names the range of the log that a part
 * sorts, and the last event of it.
 */
export interface ReplayCursor {
  /** End of the window, RFC 3339, UTC; the time of the first connection when the query gave none. */
  readonly to: string;
  /** Log position up to which the earlier parts are complete; 0 in the first part. */
  readonly base: number;
  /** Log position up to which this part is complete. */
  readonly snapshot: number;
  /** The last received event; null when the part was received to its end. */
  readonly last: ReplayPlace | null;
}

/** A position in the order of a replay. */
export interface ReplayPlace {
  /** Event time in ms since 1970. */
  readonly at: number;
  readonly position: number;
}

const pattern = /^([0-9a-f]{8})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})\.(?:(-?\d{1,15})\.(\d{1,15})|end)$/;

/** The cursor as text: the id of a Server-Sent Event, and the value of `Last-Event-ID`. */
export function encodeCursor(question: ReplayQuestion, { to, base, snapshot, last }: ReplayCursor): string {
  const place = last === null ? 'end' : `${last.at}.${last.position}`;
  return [digest(question), Date.parse(to), base, snapshot, place].join('.');
}

/** @throws CURSOR_INVALID not a cursor, or one of a replay with another query. */
export function decodeCursor(question: ReplayQuestion, text: string): ReplayCursor {
  const parts = pattern.exec(text);
  const [, of, to, base, snapshot, at, position] = parts ?? [];
  const moment = new Date(Number(to));
  if (parts === null || Number.isNaN(moment.getTime()) || Number(base) > Number(snapshot))
    throw invalid('CURSOR_INVALID', `Last-Event-ID takes the ${idsOf(question)}`);
  if (of !== digest(question))
    throw invalid('CURSOR_INVALID', 'this Last-Event-ID belongs to a replay with another query');
  const last = at === undefined ? null : { at: Number(at), position: Number(position) };
  return { to: moment.toISOString(), base: Number(base), snapshot: Number(snapshot), last };
}

const idsOf = ({ by }: ReplayQuestion): string =>
  by === 'recorded'
    ? 'id of an event of this replay, which is its log position'
    : 'id of an event of this replay: the `cursor` of an NDJSON line, or the `id` of a Server-Sent Event. A log position alone does not say which late events you have';

const digest = ({ by, from, to, key }: ReplayQuestion): string =>
  createHash('sha256')
    .update(JSON.stringify([by, from, to ?? null, key ?? null]))
    .digest('hex')
    .slice(0, 8);
