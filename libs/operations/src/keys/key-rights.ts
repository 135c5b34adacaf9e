import { Inject, Injectable } from '@nestjs/common';
import { invalid, unknown } from '@boxtrail/kernel';
import { formerSupplierStream, placesIn, placeStream } from '@boxtrail/contracts';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { LIMITS, type Limits, type Principal } from '@boxtrail/http';
import { CLOCK, type Clock } from '@boxtrail/commands';

const dayMs = 86_400_000;

/** Which API keys may be issued. */
@Injectable()
export class KeyRights {
  constructor(
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'read'>,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LIMITS) private readonly limits: Limits,
  ) {}

  /**
   * Checks that the place of a key exists: in the log, as not every service has a view of the places. Throws
   * `STATION_UNKNOWN`.
   */
  async mayBind({ stationGln }: Pick<Principal, 'stationGln'>): Promise<void> {
    if (stationGln === null) return;
    for (const stream of [placeStream(stationGln), formerSupplierStream(stationGln)])
      if ((await this.store.read(stream)).some(({ event }) => event.type in placesIn)) return;
    throw unknown('STATION_UNKNOWN', `no station or supplier has the GLN ${stationGln}`, '/stationGln');
  }

  /** Throws `TIME_IN_PAST`, `KEY_LIFETIME_TOO_LONG`. */
  mayLastUntil(expiresAt: string): void {
    const now = this.now();
    if (expiresAt <= now) throw invalid('TIME_IN_PAST', `${expiresAt} is in the past`, '/expiresAt');
    const days = this.limits.apiKeyDays;
    const latest = new Date(Date.parse(now) + days * dayMs).toISOString();
    if (expiresAt > latest)
      throw invalid(
        'KEY_LIFETIME_TOO_LONG',
        `a key is valid for at most ${days} days: until ${latest}`,
        '/expiresAt',
      );
  }
}
