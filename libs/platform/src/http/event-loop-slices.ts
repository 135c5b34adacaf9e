import { setImmediate } from 'node:timers/promises';

/** Longest work between two looks of the event loop at other requests, in ms. */
const sliceMs = 10;

/** Lets other requests have their turn when a long loop has worked for a while. */
export class EventLoopSlices {
  private since = performance.now();

  get isOver(): boolean {
    return performance.now() - this.since > sliceMs;
  }

  async next(): Promise<void> {
    await setImmediate();
    this.since = performance.now();
  }
}
