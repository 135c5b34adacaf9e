import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { boxtrailApi, dataOf, type BoxtrailApi } from '@boxtrail/api-client';
import { playDay, type Keys } from '@boxtrail/simulation';
import { completeKey } from '@boxtrail/kernel';
import { ApiKeys, roles } from '@boxtrail/http';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import type { ContextModule } from '@boxtrail/context';
import { readConfig, serve, type Service } from '@boxtrail/service';
import { root, type Bench, type Database } from './bench';
import { benchContexts } from './bench-app';
import { packedBox } from './workload';

export const network = join(root, 'data/network-changchun.csv');

/** A real server on a database, with a key for each role. */
export interface Served {
  readonly service: Service;
  readonly url: string;
  readonly keys: Keys;
  /** Asked as an auditor. */
  readonly api: BoxtrailApi;
  close(): Promise<void>;
}

export async function serveOn(contexts: readonly ContextModule[], database: Database): Promise<Served> {
  const given = { databaseUrl: database.url, port: 0, logLevel: 'silent' } as const;
  const config = readConfig('boxtrail', {}, given, contexts);
  const service = await serve(contexts, config);
  const expiry = new Date(Date.now() + 86_400_000);
  const apiKeys = service.app.get(ApiKeys);
  const keys: Record<string, string> = {};
  for (const role of roles)
    keys[role] = await apiKeys.issue({ subject: `demo-${role}`, role, stationGln: null }, expiry);
  const api = boxtrailApi({ url: service.url, key: keys['auditor'] ?? '', attempts: 40 });
  return { service, url: service.url, keys, api, close: () => service.close() };
}

/** A served day of some hundred delivered boxes with their trails. Created once per run. */
export function playedDay(
  bench: Bench,
): Promise<Served & { readonly ssccs: readonly string[]; readonly supplierGln: string }> {
  return bench.once('played day', async () => {
    bench.say('playing a day of 500 boxes');
    const database = await bench.database();
    const served = await serveOn(benchContexts, database);
    const { plan } = await playDay(
      () => served.url,
      served.keys,
      { seed: 1, boxes: 500 },
      await readFile(network, 'utf8'),
      () => undefined,
    );
    return {
      ...served,
      ssccs: plan.rounds.flatMap(({ boxes }) => boxes.map(({ sscc }) => sscc)),
      supplierGln: plan.suppliers[0]?.gln ?? '',
      close: async () => {
        await served.close();
        await database.drop();
      },
    };
  });
}

/** Appends packed boxes past the API; returns their SSCCs when all views have them. */
export async function packedBoxes(
  day: Awaited<ReturnType<typeof playedDay>>,
  boxes: number,
): Promise<readonly string[]> {
  const store = day.service.app.get<EventStore>(EVENT_STORE);
  const ssccs = Array.from({ length: boxes }, (_, n) =>
    completeKey('sscc', `9${String(n).padStart(16, '0')}`),
  );
  const queue = ssccs.values();
  const bench = async () => {
    for (const sscc of queue) await store.append(`box-${sscc}`, 0, [packedBox(sscc, day.supplierGln)]);
  };
  await Promise.all(Array.from({ length: 256 }, bench));
  const head = await store.head();
  const query = { atLeast: head };
  await dataOf(day.api.GET('/v1/accounts', { params: { query: { ...query, limit: 1 } } }));
  const path = { sscc: ssccs.at(-1) ?? '' };
  await dataOf(day.api.GET('/v1/boxes/{sscc}', { params: { path, query } }));
  return ssccs;
}
