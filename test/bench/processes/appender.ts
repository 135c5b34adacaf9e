import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { Pool } from 'pg';
import { appendAll, Workload } from '../workload';
import type { Start } from './child';

export interface AppenderOptions {
  readonly url: string;
  readonly callers: number;
  /** Separates its boxes from those of other processes. */
  readonly series: number;
}

/** A process with a number of callers that append the requested number of events. */
export const start: Start<AppenderOptions, number, void> = async ({ url, callers, series }) => {
  const pool = new Pool({ connectionString: url, max: 4 });
  const store = await PostgresEventStore.open({ url, pool });
  const workload = new Workload(series);
  return {
    run: (count) =>
      appendAll(workload, callers, count, (stream, revision, event) =>
        store.append(stream, revision, [event]),
      ),
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
};
