import { resetLogClock, setLogClock } from '@boxtrail/event-store/postgres/log-clock';
import type { SimulatedClock } from '@boxtrail/simulation';
import { Client } from 'pg';

/**
 * The clock of the services and of the log of this process. It shows the time of the machine, but while the simulated day
 * is played: then it shows a moment of that day, so that events are recorded when they would have been.
 */
export class DemoClock implements SimulatedClock {
  private behindMs = 0;

  /** @param ownerUrl connects as the owner of the log. */
  constructor(private readonly ownerUrl: string) {}

  /** Now, as RFC 3339 in UTC. */
  readonly now = (): string => new Date(Date.now() - this.behindMs).toISOString();

  async set(moment: string, until: string): Promise<void> {
    await this.asOwner(async (owner) => {
      this.behindMs = (await setLogClock(owner, moment, until)) ?? 0;
    });
  }

  async reset(): Promise<void> {
    await this.asOwner(resetLogClock);
    this.behindMs = 0;
  }

  private async asOwner(work: (owner: Client) => Promise<void>): Promise<void> {
    const owner = new Client({ connectionString: this.ownerUrl });
    await owner.connect();
    try {
      await work(owner);
    } finally {
      await owner.end();
    }
  }
}
