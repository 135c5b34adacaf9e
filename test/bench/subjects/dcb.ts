import type { Pool } from 'pg';
import type { NewEvent } from '@boxtrail/event-store';
import type { Bench } from '../bench';
import { best, perSecond, type Side } from '../case';
import { appendAll, eventsPerStream, scanOf, streamOf, Workload } from '../workload';

/** The used parts of the two packages, which are ES modules whose types this project cannot resolve. */
interface DcbCommand {
  readonly events: { type: string; tags: unknown; data: unknown; metadata: unknown };
  readonly condition: { failIfEventsMatch: unknown; after?: unknown };
}
interface DcbStore {
  ensureInstalled(): Promise<void>;
  append(commands: DcbCommand | readonly DcbCommand[]): Promise<unknown>;
}
interface Dcb {
  readonly Tags: { fromObj(tags: Record<string, string>): unknown };
  readonly Query: { fromItems(items: readonly { types: string[]; tags: unknown }[]): unknown };
}
interface DcbPostgres {
  readonly PostgresEventStore: new (options: { pool: Pool }) => DcbStore;
}

export const dcbIsFair =
  'dcb-event-store appends through one SQL function, one round trip; the condition is the narrowest possible: no event ' +
  'of this type for this box after the last one the caller knows; the pool is the best of 8, 16 and 32 connections, ' +
  'tried in the warm-up of this run. Its append takes many commands at once, all or none: the result of one call of 32, ' +
  'for callers that batch by hand and fail together, is printed beside it';

/** This many callers of its `append`, over their best pool; beside it, the same batched by hand. */
export async function dcbAppends(
  bench: Bench,
  callers: number,
  counts: Pick<Side, 'count' | 'warmUp'>,
): Promise<{ side: Side; gathered: Side; close(): Promise<void> }> {
  const dcb = await load<Dcb>('@dcb-es/event-store');
  const { PostgresEventStore } = await load<DcbPostgres>('@dcb-es/event-store-postgres');
  const database = await bench.database();
  const workload = new Workload();

  const commandOf = (stream: string, { event, metadata }: NewEvent, after: unknown): DcbCommand => {
    const tags = dcb.Tags.fromObj({ stream });
    return {
      events: { type: event.type, tags, data: event.data, metadata },
      condition: {
        failIfEventsMatch: dcb.Query.fromItems([{ types: [event.type], tags }]),
        ...(after !== undefined && { after }),
      },
    };
  };

  const append = (store: DcbStore, count: number) => {
    const known = new Map<string, unknown>();
    return perSecond(count, () =>
      appendAll(workload, callers, count, async (stream, _revision, event) => {
        known.set(stream, await store.append(commandOf(stream, event, known.get(stream))));
      }),
    );
  };

  const gather = (store: DcbStore, count: number) =>
    perSecond(count, async () => {
      for (let written = 0; written < count;) {
        const boxes = Array.from({ length: callers }, () => workload.nextBox());
        let after: unknown;
        for (let revision = 1; revision <= eventsPerStream && written < count; revision += 1) {
          after = await store.append(
            boxes.map((sscc) => commandOf(streamOf(sscc), scanOf(sscc, revision), after)),
          );
          written += boxes.length;
        }
      }
    });

  const candidates = [8, 16, 32].map((connections) => ({
    connections,
    store: new PostgresEventStore({ pool: database.pool(connections) }),
  }));
  await candidates[0]?.store.ensureInstalled();
  for (const { store } of candidates) await append(store, counts.warmUp);
  const { connections, store } = await best(candidates, (candidate) =>
    append(candidate.store, counts.warmUp),
  );
  return {
    side: {
      name: `dcb-event-store, ${connections} connections`,
      ...counts,
      run: (count) => append(store, count),
    },
    gathered: {
      name: `dcb-event-store, ${callers} commands in one call`,
      ...counts,
      run: (count) => gather(store, count),
    },
    close: () => database.drop(),
  };
}

const load = async <T>(name: string): Promise<T> => (await import(name)) as T;
