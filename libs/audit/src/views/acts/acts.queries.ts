import { Inject, Injectable } from '@nestjs/common';
import { EVENT_STORE, type EventStore, published, type PublishedEvent } from '@boxtrail/event-store';
import { numbered, type Page, type PageQuery, Reads } from '@boxtrail/http';
import { actsSchema, actsView } from './acts.view';

/** Events read from the log at the same time. */
const readsAtOnce = 8;

/** The events of one actor, in log order. */
@Injectable()
export class ActQueries {
  constructor(
    private readonly reads: Reads,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'readAll'>,
  ) {}

  async of(actor: string, query: PageQuery): Promise<Page<PublishedEvent>> {
    await this.reads.caughtUp(actsView.name, query.atLeast);
    const { items, next } = await this.reads.page<{ position: string }>(
      `acts/${actor}`,
      query,
      'position',
      `SELECT position FROM ${actsSchema}.acts
        WHERE actor = $3 AND position > coalesce(nullif($1, ''), '0')::bigint ORDER BY position LIMIT $2`,
      [actor],
      numbered,
    );
    const events: PublishedEvent[] = [];
    for (let i = 0; i < items.length; i += readsAtOnce) {
      const some = items.slice(i, i + readsAtOnce).map(({ position }) => this.at(Number(position)));
      for (const event of await Promise.all(some)) if (event !== undefined) events.push(event);
    }
    return { items: events, next };
  }

  /** Undefined when this program can no longer read the event. */
  private async at(position: number): Promise<PublishedEvent | undefined> {
    const options = { batchSize: 1, tolerant: true };
    for await (const { events } of this.store.readAll(position - 1, options)) {
      const [event] = events;
      return event?.position === position ? published(event) : undefined;
    }
    return undefined;
  }
}
