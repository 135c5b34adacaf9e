import { InFlightLimit } from './in-flight-limit';

/** What keeps the thread and the database busy for as long as many small reads do. */
export type LargeKind = 'pages' | 'replays';

/** A piece that takes longer waits for something else than the thread, in ms; its place is given to the next. */
const maxMs: Readonly<Record<LargeKind, number>> = { pages: 500, replays: 50 };

/**
 * Large work of all kinds together: few pieces at a time, the kinds in turn, and after each piece a pause as long as it
 * took. So all of it has half of the thread's time at most, and small reads are answered in between.
 */
export class LargeWork {
  private readonly limit: InFlightLimit;

  /** `places` pieces at a time: with one, which is usual, half of the time is free. */
  constructor(places: number) {
    const queue = Number.MAX_SAFE_INTEGER;
    // Those that wait are bounded where they come from.
    const waiting = { queue, queuePerClient: queue, queueTimeoutMs: Number.POSITIVE_INFINITY };
    this.limit = new InFlightLimit({ places, perClient: places, ...waiting });
  }

  /** Resolves when a piece may begin, with a function that ends it. It may be called again. */
  turn(kind: LargeKind): Promise<() => void> {
    return new Promise((resolve, reject) => {
      this.limit.enter({
        client: kind,
        admitted: (release) => resolve(pausing(release, maxMs[kind])),
        refused: () => reject(new Error('the queue of large work has no end')),
        gone: () => false,
      });
    });
  }
}

/** Gives a place back after a pause as long as it was held. */
function pausing(release: () => void, longestMs: number): () => void {
  const begun = performance.now();
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    setTimeout(release, Math.min(longestMs, performance.now() - begun)).unref();
  };
  const timer = setTimeout(end, longestMs).unref();
  return end;
}
