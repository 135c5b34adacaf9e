import type { Batch, EventStore, ReadOptions } from '@boxtrail/event-store';

/** The parts of the log that a replay reads. */
export interface ReplayLog extends Pick<EventStore, 'head' | 'positionsPerEvent'> {
  readAll(after: number, options?: ReadOptions): AsyncIterable<Batch>;
}
