import { setTimeout as pause } from 'node:timers/promises';
import { boxtrailApi, dataOf } from '@boxtrail/api-client';
import type { Addresses } from '@boxtrail/simulation';

/** Longest wait until the ledger has followed the facts of a day, in ms. */
const followsWithinMs = 60_000;

/** What services say of a day that was played up to a log position, under the names of the figures of `npm start --json`. */
export async function figuresOf(addresses: Addresses, key: string, position: number) {
  const of = (context: Parameters<Addresses>[0]) =>
    boxtrailApi({ url: addresses(context), key, attempts: 40 });
  const [audit, money, orders] = [of('audit'), of('money'), of('orders')];
  const params = { query: { atLeast: position } };
  const summary = await dataOf(audit.GET('/v1/summary', { params }));
  const { trailHash } = await dataOf(audit.GET('/v1/trails-hash', { params }));
  const { city } = await dataOf(orders.GET('/v1/coverage', { params }));
  const households = { servedHouseholds: city.served, unservedHouseholds: city.households - city.served };
  let recalledBoxes = 0;
  for (const { recallId } of (await dataOf(audit.GET('/v1/recalls', { params }))).items) {
    const one = { ...params, path: { recallId } };
    recalledBoxes += (await dataOf(audit.GET('/v1/recalls/{recallId}', { params: one }))).boxes;
  }
  for (const end = Date.now() + followsWithinMs; ; await pause(50)) {
    const { due, balanced, openFen } = await dataOf(money.GET('/v1/ledger/summary', { params }));
    if (due > 0 && Date.now() < end) continue;
    return { ...summary, trailHash, recalledBoxes, ledgerBalanced: balanced, openFen, ...households };
  }
}
