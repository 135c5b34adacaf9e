import { Inject, Injectable } from '@nestjs/common';
import { Contexts } from '@boxtrail/context';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { Areas, Reads } from '@boxtrail/http';
import { schemaOf, VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { LRUCache } from 'lru-cache';
import { placesView } from './station-directory';

/** How long an area is believed, in ms: a new station belongs to it that much later at most. */
const believedMs = 5_000;
/** Longest wait for the view of places, in ms. */
const waitMs = 1_000;

/** The stations below a place, from the view of places of the first context of this process. */
@Injectable()
export class StationAreas extends Areas {
  private readonly remembered: LRUCache<string, ReadonlySet<string>>;
  private readonly view: string;

  constructor(
    contexts: Contexts,
    private readonly reads: Reads,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'head'>,
    @Inject(VIEW_RUNNER) private readonly runner: Pick<ViewRunner, 'waitFor'>,
  ) {
    super();
    this.view = contexts.views.find(({ name }) => name.endsWith('.places'))?.name ?? '';
    this.remembered = new LRUCache({ max: 1_000, ttl: believedMs });
  }

  async of(gln: string): Promise<ReadonlySet<string>> {
    const known = this.remembered.get(gln);
    if (known !== undefined) return known;
    await this.runner.waitFor(this.view, await this.store.head(), waitMs);
    const area = await areaIn(this.reads, this.view.split('.')[0] ?? '', gln);
    this.remembered.set(gln, area);
    return area;
  }
}

/** A place and the stations below it, as the view of a context knows them. */
export async function areaIn(reads: Reads, context: string, gln: string): Promise<ReadonlySet<string>> {
  const places = `${schemaOf(placesView(context))}.places`;
  const rows = await reads.rows<{ gln: string }>(
    `WITH RECURSIVE area AS (
       SELECT $1::text AS gln UNION SELECT p.gln FROM ${places} p JOIN area ON p.parent_gln = area.gln)
     SELECT gln FROM area`,
    [gln],
  );
  return new Set(rows.map((row) => row.gln));
}
