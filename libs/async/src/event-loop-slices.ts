import { setImmediate } from 'node:timers/promises';

/** Longest work between two looks of the event loop at other requests, in ms. */
const sliceMs = 10;

/** When a long loop of this thread last let other requests have their turn. */
let since = 0;
/** Loops are resumed one by one, each in its own turn of the event loop: many of them block it no longer than one. */
let resumed: Promise<unknown> = Promise.resolve();

/**
 * Lets other requests have their turn when long loops have worked for a while. A loop that has just begun counts the
 * time of those before it: short loops that follow one another without a pause are one long one.
 */
export class EventLoopSlices {
  get isOver(): boolean {
    return performance.now() - since > sliceMs;
  }

  async next(): Promise<void> {
    resumed = resumed.then(() => setImmediate());
    await resumed;
    since = performance.now();
  }
}

/** Runs work that pauses after each part; other requests have their turn in between. */
export async function inSlices<T>(work: Iterator<unknown, T>): Promise<T> {
  const loop = new EventLoopSlices();
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (loop.isOver) await loop.next();
  }
}
