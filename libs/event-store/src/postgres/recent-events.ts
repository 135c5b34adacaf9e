import type { Entry } from './event-row';

/**
 * The newest stretch of the log, decoded once for all subscribers of this process. Bounded: the oldest events
 * make room for the newest.
 */
export class RecentEvents {
  private events: Entry[] = [];
  /** Position before the first event held. */
  private start: number;

  constructor(
    head: number,
    private readonly capacity: number,
  ) {
    this.start = head;
  }

  get head(): number {
    return this.start + this.events.length;
  }

  /** Events must follow directly on the head. */
  add(events: readonly Entry[]): void {
    this.events.push(...events);
    if (this.events.length > 2 * this.capacity) {
      const excess = this.events.length - this.capacity;
      this.events = this.events.slice(excess);
      this.start += excess;
    }
  }

  /** Up to `limit` events after a position; undefined when they are no longer held. */
  after(position: number, limit: number): readonly Entry[] | undefined {
    if (position < this.start) return undefined;
    return this.events.slice(position - this.start, position - this.start + limit);
  }
}
