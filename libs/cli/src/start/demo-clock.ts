import { LogClock } from '@boxtrail/event-store/postgres/log-clock';
import type { SimulatedClock } from '@boxtrail/simulation';

/**
 * The clock of the services and of the log of this process. It shows the time of the machine, but while the simulated day
 * is played: then it shows a moment of that day, so that events are recorded when they would have been.
 */
export class DemoClock implements SimulatedClock {
  private readonly log: LogClock;
  private behindMs = 0;

  /** @param ownerUrl connects as the owner of the log. */
  constructor(ownerUrl: string) {
    this.log = new LogClock(ownerUrl);
  }

  /** Now, as RFC 3339 in UTC. */
  readonly now = (): string => new Date(Date.now() - this.behindMs).toISOString();

  async set(moment: string, until: string): Promise<void> {
    this.behindMs = (await this.log.set(moment, until)) ?? 0;
  }

  async reset(): Promise<void> {
    await this.log.reset();
    this.behindMs = 0;
  }
}
