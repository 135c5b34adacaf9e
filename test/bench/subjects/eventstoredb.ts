import { randomUUID } from 'node:crypto';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { EventStoreDBEventStore } from '@boxtrail/event-store/eventstoredb/eventstoredb-event-store';
import type { Bench } from '../bench';
import { perSecond, type Case } from '../case';
import type { Key } from '../keys';
import { Child } from '../processes/child';
import type { ForeignEvents } from '../processes/eventstoredb';
import { appendAll, Workload, type Append } from '../workload';

const given = process.env['EVENTSTORE_URL'] ?? '';
export const testedServer = given === '' ? 'in-memory server' : 'EVENTSTORE_URL';

/** The server of `EVENTSTORE_URL`, or the in-memory one of the tests in a process of its own. */
export async function openServer(): Promise<{
  readonly url: string;
  /** Adds events of others, in the in-memory server. */
  addForeign(count: number): Promise<unknown>;
  close(): Promise<void>;
}> {
  const nothing = () => Promise.resolve();
  if (given !== '') return { url: given, addForeign: nothing, close: nothing };
  const child = await Child.start<object, ForeignEvents, string>('eventstoredb', {});
  return {
    url: await child.run({ foreign: 0 }),
    addForeign: (foreign) => child.run({ foreign }),
    close: () => child.close(),
  };
}

/** Our appends beside the client's own batch append: the same server, the same events, each with its revision. */
export const eventStoreDBCase = (key: Key, callers: number, size: (bench: Bench) => number): Case => ({
  key,
  what: `${callers} ${callers === 1 ? 'caller' : 'callers'} over EventStoreDB (${testedServer}), against the client's batch append`,
  unit: 'events/s',
  slices: 4,
  fair:
    'both sides send the same JSON with the same expected revisions over one BatchAppend stream; the raw side checks ' +
    'no schema, has no deadline, and does not survive an outage. A server in memory shows what the client costs, and no disk',
  async setup(bench) {
    const { url, close } = await openServer();
    const prefix = `bench_${randomUUID()}`;
    const store = new EventStoreDBEventStore({ url, prefix: `${prefix}-` });
    const client = EventStoreDBClient.connectionString(url);
    const ours: Append = (stream, revision, event) => store.append(stream, revision, [event]);
    const raw: Append = (stream, revision, { id, event, metadata }) => {
      const { type, occurredAt } = event;
      const data = event.data as Record<string, unknown>;
      const described = { version: 1, occurredAt, ...metadata };
      return client.appendToStream(
        `${prefix}_raw-${stream}`,
        jsonEvent({ id, type, data, metadata: described }),
        { expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1) },
      );
    };
    const counts = { count: size(bench), warmUp: 4_000 };
    const side = (name: string, append: Append) => {
      const workload = new Workload();
      const run = (count: number) => perSecond(count, () => appendAll(workload, callers, count, append));
      return { name, ...counts, run };
    };
    return {
      ours: side(`ours, ${testedServer}`, ours),
      limit: side(`the client's batch append, ${testedServer}`, raw),
      teardown: async () => {
        await store.close();
        await client.dispose();
        await close();
      },
    };
  },
});
