import { PostgresEventStore } from '@boxtrail/event-store/postgres/postgres-event-store';
import type { Bench, Database } from '../bench';
import { perSecond, type Side } from '../case';
import { appendAll, Workload, type Append } from '../workload';

/** Reading connections of a process. */
export const ourConnections = 16;

/** The real log, opened as a service opens it. */
export async function openOurs(bench: Bench): Promise<{
  readonly database: Database;
  readonly store: PostgresEventStore;
  append(callers: number, counts: Pick<Side, 'count' | 'warmUp'>): Side;
  close(): Promise<void>;
}> {
  const database = await bench.database();
  const store = await PostgresEventStore.open({ url: database.url, pool: database.pool(ourConnections) });
  const workload = new Workload();
  const append: Append = (stream, revision, event) => store.append(stream, revision, [event]);
  return {
    database,
    store,
    append: (callers, counts) => ({
      name: `ours, ${callers} ${callers === 1 ? 'caller' : 'callers'}`,
      ...counts,
      run: (count) => perSecond(count, () => appendAll(workload, callers, count, append)),
    }),
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}
