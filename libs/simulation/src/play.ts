import { inParallel, type ApiClient } from './api-client';
import { Day, width, type Progress } from './day';
import { night, toTheDoors } from './doors';
import { collectNeeds, offer, pack } from './morning';
import { planDay, type DayOptions, type DayPlan, type Station } from './plan';
import { toTheCity, toTheCommunity, toTheDistricts } from './road';

export interface PlayedDay {
  readonly plan: DayPlan;
  /** Log position of the last recorded event. */
  readonly position: number;
  /** Number of answered requests. */
  readonly requests: number;
  /** The code of each provoked refusal. */
  readonly refusals: readonly string[];
}

/** Imports a network and plays one day of distribution through the public API only. */
export async function playDay(
  partner: ApiClient,
  options: DayOptions,
  networkCsv: string | Uint8Array,
  progress: Progress,
): Promise<PlayedDay> {
  progress(0, 1, 'importing the network');
  const api = await withKeysForThePast(partner);
  await api.bulk('orders', 'coordinator', '/v1/stations/import', networkCsv, 'text/csv');
  const plan = planDay(options, await allStations(api));
  const day = new Day(api, plan, progress);
  await play(day);
  // Policies record events shortly after those they react to: the day ends at the head of the log.
  const views = await api.get<{ head: number }[]>('audit', 'auditor', '/v1/views');
  api.position = Math.max(api.position, ...views.map(({ head }) => head));
  partner.position = api.position;
  partner.requests = api.requests;
  return { plan, position: api.position, requests: api.requests, refusals: day.refusals };
}

/**
 * The simulated day lies in the past, and the service requires a reason for each back-dated decision. An admin issues
 * keys for a simulation, valid for a day; decisions under them are checked against the state at their own time.
 */
async function withKeysForThePast(partner: ApiClient): Promise<ApiClient> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const keys: Record<string, string> = {};
  for (const role of partner.roles) {
    const asked = { subject: `demo-${role}`, role, expiresAt, recordsAfterwards: 'simulation of a past day' };
    const { key } = await partner.post('orders', 'admin', '/v1/api-keys', asked, crypto.randomUUID());
    keys[role] = String(key);
  }
  return partner.withKeys(keys);
}

async function play(day: Day): Promise<void> {
  const { rounds } = day.plan;
  await offer(day);
  await inParallel(rounds, width, async (round) => {
    await collectNeeds(day, round);
    await pack(day, round);
  });
  await toTheCity(day);
  await toTheDistricts(day);
  await inParallel(rounds, width, async (round) => {
    await toTheCommunity(day, round);
    await toTheDoors(day, round);
  });
  await night(day);
  await inParallel(day.loads, width, (loadId) => day.checkpointNoted(loadId));
  day.end();
}

async function allStations(api: ApiClient): Promise<Station[]> {
  const stations: Station[] = [];
  let cursor = '';
  do {
    const query = `limit=200&atLeast=${api.position}${cursor && `&cursor=${cursor}`}`;
    const page = await api.get<{ items: Station[]; next: string | null }>(
      'orders',
      'coordinator',
      `/v1/stations?${query}`,
    );
    stations.push(...page.items);
    cursor = page.next ?? '';
  } while (cursor !== '');
  return stations;
}
