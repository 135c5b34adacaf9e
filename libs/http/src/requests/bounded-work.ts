import { Overloaded } from '@boxtrail/event-store';
import { InFlightLimit, type InFlightBounds } from '../admission/in-flight-limit';
import { TooManyInFlight } from '../problems/problem';

/** Work that costs much: little of it runs at once, and one client never takes all places. */
export class BoundedWork {
  private readonly limit: InFlightLimit;

  /** `name` is the plural that errors use: "exports". */
  constructor(
    private readonly name: string,
    private readonly bounds: InFlightBounds,
  ) {
    this.limit = new InFlightLimit(bounds);
  }

  /**
   * Runs work when there is a place for this client. The place is taken until the work has ended, also when the caller
   * hangs up. Throws `Overloaded` (503) or `TooManyInFlight` (429).
   */
  async run<T>(client: string, work: () => Promise<T>): Promise<T> {
    const release = await this.place(client);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** A place, to be released by the caller. Throws as `run` does. */
  place(client: string): Promise<() => void> {
    return new Promise((resolve, reject) => {
      this.limit.enter({
        client,
        admitted: resolve,
        refused: (taken) => reject(this.refusal(taken)),
        gone: () => false,
      });
    });
  }

  private refusal(taken: 'share' | 'all'): Error {
    const { places, perClient } = this.bounds;
    return taken === 'all'
      ? new Overloaded(`at most ${places} ${this.name} at once, and no place is free; send it again later`)
      : new TooManyInFlight(
          `at most ${perClient} ${this.name} of one key at once, and yours are running; send it again later`,
        );
  }
}
