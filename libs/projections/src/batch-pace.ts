import { performance, type EventLoopUtilization } from 'node:perf_hooks';
import { eventsPerBatch } from './view';

/** Log positions in a batch beside requests: at first, at least and at most. One event may speak of hundreds of boxes. */
const sizes = { first: 50, least: 5, most: 250 };
/** How long the thread may work while a batch is read and projected, in ms, and below which time batches may grow. */
const limitMs = 25;
const shortMs = 8;

/** How much of the log is projected in one go. */
export interface BatchPace {
  readonly size: number;
  begin(): void;
  end(): void;
}

/** Large batches, for a process that has nothing else to do. */
export const fullPace: BatchPace = { size: eventsPerBatch, begin: () => undefined, end: () => undefined };

/** The thread answers requests between two batches: one that kept it busy for long is followed by smaller ones. */
export class PaceBesideRequests implements BatchPace {
  size = sizes.first;
  private begun: EventLoopUtilization | undefined;

  begin(): void {
    this.begun = performance.eventLoopUtilization();
  }

  /** Time in which the thread waited, for the database above all, does not count. */
  end(): void {
    const { active } = performance.eventLoopUtilization(this.begun);
    if (active > limitMs) this.size = Math.max(sizes.least, Math.floor(this.size / 2));
    else if (active < shortMs) this.size = Math.min(sizes.most, this.size * 2);
  }
}
