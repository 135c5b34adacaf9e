import { BoxesLoaded, BoxesReceived, LoadDispatched, LoadPlanned } from '@boxtrail/contracts';
import { invalid, type RecordedEvent } from '@boxtrail/kernel';
import type { EventStore } from './event-store';

/** By which of its two times an event lies in the window, and in which order events are replayed. */
export const replayTimes = ['recorded', 'occurred'] as const;
export type ReplayTime = (typeof replayTimes)[number];

/** What is replayed. */
export interface Replay {
  readonly by: ReplayTime;
  /** RFC 3339, UTC: from `from` on, before `to`. */
  readonly from: string;
  readonly to: string;
  /** Only what concerns this box (SSCC) or this station (GLN); everything when left out. */
  readonly key?: string;
  /** Log position of the last event that was received: what follows it. */
  readonly after?: number;
}

/** Positions read at once: what a replay holds in memory. */
const pageSize = 200;
/** Events of one replay by event time, which must be put in order first, at most. */
const maxOccurred = 200_000;

/**
 * The events of a replay, read as they are asked for. In record time they come in the order of the log; in event
 * time in the order they happened, and in that of the log where that was the same moment.
 * @throws REPLAY_TOO_LONG, REPLAY_EVENT_UNKNOWN.
 */
export async function* replayed(store: EventStore, replay: Replay): AsyncGenerator<RecordedEvent> {
  const concerns = await filterOf(store, replay.key);
  if (replay.by === 'recorded') yield* inRecordTime(store, replay, concerns);
  else yield* inEventTime(store, replay, concerns);
}

/** When an event is replayed, in ms. */
export const momentOf = ({ recordedAt, event }: RecordedEvent, by: ReplayTime): number =>
  Date.parse(by === 'recorded' ? recordedAt : event.occurredAt);

type Filter = (event: RecordedEvent) => boolean;

async function* inRecordTime(store: EventStore, { from, to, after = 0 }: Replay, concerns: Filter) {
  const start = Math.max(after, await positionBefore(store, from));
  for await (const { events } of store.readAll(start, { batchSize: pageSize })) {
    for (const event of events) {
      if (event.recordedAt < from) continue;
      if (event.recordedAt >= to) return;
      if (concerns(event)) yield event;
    }
  }
}

/** Only moment and position of each event are kept while they are put in order. */
async function* inEventTime(store: EventStore, { from, to, after }: Replay, concerns: Filter) {
  const found: (Place & { readonly at: number })[] = [];
  let previous = 0;
  for await (const { events } of store.readAll(0)) {
    for (const event of events) {
      const place = { position: event.position, previous };
      previous = event.position;
      const { occurredAt } = event.event;
      if (occurredAt < from || occurredAt >= to || !concerns(event)) continue;
      if (found.length === maxOccurred)
        throw invalid('REPLAY_TOO_LONG', `more than ${maxOccurred} events happened then: narrow it`, '/from');
      found.push({ at: Date.parse(occurredAt), ...place });
    }
  }
  found.sort((a, b) => a.at - b.at || a.position - b.position);
  const last = after === undefined ? -1 : found.findIndex(({ position }) => position === after);
  if (after !== undefined && last === -1)
    throw invalid('REPLAY_EVENT_UNKNOWN', `the event at position ${after} is not in this replay`);
  for (let i = last + 1; i < found.length; i += pageSize) {
    yield* await eventsAt(store, found.slice(i, i + pageSize));
  }
}

/** Where an event stands, and the one before it: reading goes on after a position that the log has named. */
interface Place {
  readonly position: number;
  readonly previous: number;
}

/** The events at some places, in the order of the places. Neighbours are read together. */
async function eventsAt(store: EventStore, places: readonly Place[]): Promise<RecordedEvent[]> {
  const events = new Map<number, RecordedEvent>();
  const wanted = [...places].sort((a, b) => a.position - b.position);
  while (wanted[0] !== undefined) {
    const [{ previous }] = wanted as [Place];
    const batchSize = store.positionsPerEvent > 1 ? pageSize : spanOf(wanted);
    let looked = Infinity;
    for await (const batch of store.readAll(previous, { batchSize })) {
      for (const event of batch.events) events.set(event.position, event);
      looked = batch.position;
      break;
    }
    while (wanted[0] !== undefined && wanted[0].position <= looked) wanted.shift();
  }
  return places.map(({ position }) => events.get(position)).filter((event) => event !== undefined);
}

/** Positions from the first of some places to the last one that goes on the same page. */
function spanOf([first, ...rest]: readonly Place[]): number {
  const { position = 0 } = first ?? {};
  return (
    (rest.findLast((place) => place.position < position + pageSize)?.position ?? position) - position + 1
  );
}

/**
 * Position of the last event recorded before a moment. Record time never decreases along the log, so where any number
 * is a position it is sought by halves; elsewhere the log is read from its beginning.
 */
async function positionBefore(store: EventStore, moment: string): Promise<number> {
  if (store.positionsPerEvent > 1) return 0;
  let [low, high] = [0, await store.head()];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [event] = await eventsAt(store, [{ position: middle, previous: middle - 1 }]);
    if (event !== undefined && event.recordedAt < moment) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * What concerns a box or a station: events that name it, and of the loads that carried the box, or left or reached the
 * station, those that name no boxes: planned, sealed, checkpoint, arrived.
 */
async function filterOf(store: EventStore, key: string | undefined): Promise<Filter> {
  if (key === undefined) return () => true;
  const quoted = `"${key}"`;
  const names = ({ event }: RecordedEvent) => JSON.stringify(event.data).includes(quoted);
  const loadOf = ({ event }: RecordedEvent) => (event.data as { loadId?: string | null }).loadId;
  const loads = new Set<string>();
  const types = [LoadPlanned, BoxesLoaded, LoadDispatched, BoxesReceived].map(({ type }) => type);
  for await (const { events } of store.readAll(0, { types })) {
    for (const event of events) {
      const load = loadOf(event);
      if (typeof load === 'string' && names(event)) loads.add(load);
    }
  }
  return (event) => {
    if (names(event)) return true;
    const load = loadOf(event);
    return typeof load === 'string' && loads.has(load) && !('ssccs' in (event.event.data as object));
  };
}
