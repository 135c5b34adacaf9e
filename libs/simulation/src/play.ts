import { inParallel, type ApiClient } from './api-client';
import { Day, width, type Progress } from './day';
import { night, toTheDoors } from './doors';
import { collectNeeds, offer, pack } from './morning';
import { planDay, type DayOptions, type DayPlan, type Station } from './plan';
import { toTheCity, toTheCommunity, toTheDistricts } from './road';

export interface PlayedDay {
  readonly plan: DayPlan;
  /** Log position of the last thing that was recorded. */
  readonly position: number;
  /** Requests the API answered. */
  readonly requests: number;
  /** What the service refused, as it should: the code of each refusal that was provoked. */
  readonly refusals: readonly string[];
}

/** Imports a network and plays one day of distribution over it, through the public API alone. */
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
  // Policies record too, a moment after what they react to: the day ends where the log does.
  const views = await api.get<{ head: number }[]>('audit', 'auditor', '/v1/views');
  api.position = Math.max(api.position, ...views.map(({ head }) => head));
  partner.position = api.position;
  partner.requests = api.requests;
  return { plan, position: api.position, requests: api.requests, refusals: day.refusals };
}

/**
 * The day lies in the past, and the service wants a reason for each decision that is dated back. An admin issues keys
 * for a simulation, for a day; their decisions are judged as of the time they name.
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
