import { UnreadableEvent, type BareEvent, type Batch, type ReadOptions } from '../port/event-store';
import type { Entry } from './event-row';

/** A stretch of the log, read up to and including a position. */
export interface Page {
  readonly entries: readonly Entry<BareEvent>[];
  readonly position: number;
}

export const typeOf = (entry: Entry): string =>
  entry instanceof UnreadableEvent ? entry.type : entry.event.type;

/**
 * The batches of one page of the log. Unless the reader is tolerant, throws an unreadable event after the events before it.
 */
export function* batchesOf(
  entries: readonly Entry<BareEvent>[],
  position: number,
  { bare = false, tolerant = false }: ReadOptions,
): Generator<Batch<BareEvent>> {
  if (!entries.some((entry) => entry instanceof UnreadableEvent)) {
    yield { events: entries as readonly BareEvent[], position };
    return;
  }
  const events: BareEvent[] = [];
  const unreadable: UnreadableEvent[] = [];
  for (const entry of entries) {
    const event = entry instanceof UnreadableEvent ? (bare ? entry.bare : undefined) : entry;
    if (event !== undefined) events.push(event);
    else if (tolerant) unreadable.push(entry as UnreadableEvent);
    else {
      if (events.length > 0) yield { events, position: entry.position - 1 };
      throw entry as UnreadableEvent;
    }
  }
  yield { events, position, ...(unreadable.length > 0 && { unreadable }) };
}
