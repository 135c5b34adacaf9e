import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { Pool } from 'pg';
import { Sightings } from '../sightings';
import type { Start } from './child';

/** A process that follows the log. Told a number of events, it answers when it has seen them. */
export const start: Start<{ url: string }, number, readonly number[]> = async ({ url }) => {
  const pool = new Pool({ connectionString: url, max: 4 });
  const store = await PostgresEventStore.open({ url, pool });
  const sightings = new Sightings();
  const stop = new AbortController();
  const head = await store.head();
  const following = (async () => {
    for await (const { events } of store.subscribe(head, { signal: stop.signal }))
      sightings.add(events.length);
  })();
  return {
    run: (count) => sightings.next(count),
    close: async () => {
      stop.abort();
      await following;
      await store.close();
      await pool.end();
    },
  };
};
