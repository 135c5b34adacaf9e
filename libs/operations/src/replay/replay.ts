import { invalid, type RecordedEvent } from '@boxtrail/kernel';
import type { ReplayLog } from './replay-log';
import {
  decodeCursor,
  encodeCursor,
  type ReplayCursor,
  type ReplayPlace,
  type ReplayQuestion,
  type ReplayTime,
} from './replay-cursor';
import { filterOf, type Filter } from './replay-filter';

/** An event with the id that resumes after it. */
export interface Replayed {
  readonly id: string;
  readonly recorded: RecordedEvent;
}

/** The content of one connection. */
export interface Replay {
  readonly events: AsyncIterable<Replayed>;
  /** Id of the end: resumes with events recorded after `position`. */
  readonly endId: string;
  /** Log position up to which the client is complete after all events. */
  readonly position: number;
}

/** Positions read at once: the memory bound of a replay. */
const pageSize = 200;
/** Upper bound of events in a replay by event time, because they must be sorted. */
const maxOccurred = 200_000;

/**
 * The events of a replay up to the present head of the log, read lazily.
 * In record time they come in log order, and an id is a log position. In event time they come in that order, and in log
 * order at equal times. A late event may precede events that a client has received. A resumed replay therefore finishes
 * the same range of the log first; events recorded since follow as another part in its own order. No event is lost, and
 * none comes twice.
 * @param now RFC 3339, UTC: end of the window when the query gives none.
 * @param lastId id of the last received event, or of the end.
 * @throws CURSOR_INVALID. @throws POSITION_UNKNOWN beyond the log. @throws REPLAY_TOO_LONG while events are read.
 */
export async function replay(
  store: ReplayLog,
  question: ReplayQuestion,
  now: string,
  lastId?: string,
): Promise<Replay> {
  const head = await store.head();
  const { by, from } = question;
  const begun = readId(question, now, lastId) ?? {
    to: question.to ?? now,
    base: 0,
    snapshot: head,
    last: first,
  };
  if (begun.snapshot > head || (begun.last?.position ?? 0) > head)
    throw invalid('POSITION_UNKNOWN', `the log has no such position yet: its last is ${head}`);
  const { to } = begun;
  const job = { store, question, window: { from, to } };
  return {
    events: by === 'recorded' ? inRecordTime(job, begun, head) : inEventTime(job, begun, head),
    endId: encodeCursor(question, { to, base: head, snapshot: head, last: null }),
    position: head,
  };
}

/** The time by which an event is replayed, in ms. */
export const momentOf = ({ recordedAt, event }: RecordedEvent, by: ReplayTime): number =>
  Date.parse(by === 'recorded' ? recordedAt : event.occurredAt);

/** Before every event. */
const first: ReplayPlace = { at: -Infinity, position: 0 };

/** In record time a log position is enough to resume. */
function readId(question: ReplayQuestion, now: string, id: string | undefined): ReplayCursor | undefined {
  if (id === undefined) return undefined;
  if (question.by === 'recorded' && /^\d{1,15}$/.test(id))
    return { to: question.to ?? now, base: 0, snapshot: 0, last: { ...first, position: Number(id) } };
  return decodeCursor(question, id);
}

interface Job {
  readonly store: ReplayLog;
  readonly question: ReplayQuestion;
  readonly window: { readonly from: string; readonly to: string };
}

async function* inRecordTime(
  { store, question: { key }, window: { from, to } }: Job,
  { last, snapshot }: ReplayCursor,
  head: number,
): AsyncGenerator<Replayed> {
  const concerns = await filterOf(store, key, head);
  const start = Math.max(last === null ? snapshot : last.position, await positionBefore(store, from));
  if (start >= head) return;
  for await (const { events, position } of store.readAll(start, { batchSize: pageSize })) {
    for (const recorded of events) {
      if (recorded.recordedAt < from) continue;
      if (recorded.recordedAt >= to || recorded.position > head) return;
      if (concerns(recorded)) yield { id: String(recorded.position), recorded };
    }
    if (position >= head) return;
  }
}

/** The rest of the present part, then the part of events recorded since. */
async function* inEventTime(job: Job, begun: ReplayCursor, head: number): AsyncGenerator<Replayed> {
  const { base, snapshot, last } = begun;
  if (last !== null) yield* partOf(job, base, snapshot, last);
  if (snapshot < head) yield* partOf(job, snapshot, head, first);
}

/**
 * The events that a client complete up to `base` needs to be complete up to `snapshot`, in order, after a position.
 * Only time and position of each event are kept for sorting.
 */
async function* partOf(
  { store, question, window: { from, to } }: Job,
  base: number,
  snapshot: number,
  after: ReplayPlace,
): AsyncGenerator<Replayed> {
  const found: (EventPosition & ReplayPlace)[] = [];
  const { wanted, start } = await wantedIn(store, question.key, base, snapshot);
  let previous = start;
  for await (const { events, position } of store.readAll(start)) {
    for (const event of events) {
      const place = { position: event.position, previous };
      previous = event.position;
      const { occurredAt } = event.event;
      if (occurredAt < from || occurredAt >= to || event.position > snapshot || !wanted(event)) continue;
      if (found.length === maxOccurred)
        throw invalid(
          'REPLAY_TOO_LONG',
          `more than ${maxOccurred} events happened in this window: narrow it`,
          '/from',
        );
      found.push({ at: Date.parse(occurredAt), ...place });
    }
    if (position >= snapshot) break;
  }
  const rest = found.filter((place) => inOrder(place, after) > 0).sort(inOrder);
  for (let i = 0; i < rest.length; i += pageSize) {
    const places = rest.slice(i, i + pageSize);
    for (const [place, recorded] of await eventsAt(store, places)) {
      const last = { at: place.at, position: place.position };
      yield { id: encodeCursor(question, { to, base, snapshot, last }), recorded };
    }
  }
}

const inOrder = (a: ReplayPlace, b: ReplayPlace): number =>
  a.at === b.at ? a.position - b.position : a.at < b.at ? -1 : 1;

/**
 * For a box or a station: later loads make more events relevant. Events before `base` that became relevant since belong
 * to this part.
 */
async function wantedIn(
  store: ReplayLog,
  key: string | undefined,
  base: number,
  snapshot: number,
): Promise<{ wanted: Filter; start: number }> {
  if (key === undefined || base === 0) return { wanted: await filterOf(store, key, snapshot), start: base };
  const [before, now] = [await filterOf(store, key, base), await filterOf(store, key, snapshot)];
  return { wanted: (event) => now(event) && !(event.position <= base && before(event)), start: 0 };
}

/** Positions of an event and of the one before it: reading continues after a position that the log has returned. */
interface EventPosition {
  readonly position: number;
  readonly previous: number;
}

/** The events at these positions, in the given order. Neighbours are read together. */
async function eventsAt<P extends EventPosition>(
  store: ReplayLog,
  places: readonly P[],
): Promise<[place: P, event: RecordedEvent][]> {
  const events = new Map<number, RecordedEvent>();
  const wanted = [...places].sort((a, b) => a.position - b.position);
  while (wanted[0] !== undefined) {
    const [{ previous }] = wanted as [P];
    const batchSize = store.positionsPerEvent > 1 ? pageSize : spanOf(wanted);
    let looked = Infinity;
    for await (const batch of store.readAll(previous, { batchSize })) {
      for (const event of batch.events) events.set(event.position, event);
      looked = batch.position;
      break;
    }
    while (wanted[0] !== undefined && wanted[0].position <= looked) wanted.shift();
  }
  return places.flatMap((place): [P, RecordedEvent][] => {
    const event = events.get(place.position);
    return event === undefined ? [] : [[place, event]];
  });
}

/** The range of positions that fits one page, from the first. */
function spanOf([first, ...rest]: readonly EventPosition[]): number {
  const { position = 0 } = first ?? {};
  return (
    (rest.findLast((place) => place.position < position + pageSize)?.position ?? position) - position + 1
  );
}

/**
 * Position of the last event recorded before a time. Record time never decreases along the log: with consecutive
 * positions a binary search finds it, otherwise the log is read from the beginning.
 */
async function positionBefore(store: ReplayLog, moment: string): Promise<number> {
  if (store.positionsPerEvent > 1) return 0;
  let [low, high] = [0, await store.head()];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [found] = await eventsAt(store, [{ position: middle, previous: middle - 1 }]);
    if (found !== undefined && found[1].recordedAt < moment) low = middle;
    else high = middle - 1;
  }
  return low;
}
