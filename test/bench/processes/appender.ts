import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import { Pool } from 'pg';
import { appendAll, Workload } from '../workload';
import type { Start } from './child';

export interface AppenderOptions {
  readonly url: string;
  readonly callers: number;
  /** Keeps its boxes apart from those of the other processes. */
  readonly series: number;
}

/** A process of ours that appends: so many callers, as many events as it is told. */
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
