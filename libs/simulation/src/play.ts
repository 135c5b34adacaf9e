import { bulk, csv, dataOf, type Schemas } from '@boxtrail/api-client';
import { answerFindings } from './answers';
import { Day, width, type Progress } from './day';
import { night, toTheDoors } from './doors';
import { inParallel } from './in-parallel';
import { collectNeeds, offer, pack } from './morning';
import { Parties, type Addresses, type Keys } from './parties';
import { planDay, type DayOptions, type DayPlan, type Station } from './plan';
import { recallLot } from './recall';
import { correctTheLateVan, toTheCity, toTheCommunity, toTheDistricts } from './road';

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
  addresses: Addresses,
  keys: Keys,
  options: DayOptions,
  networkCsv: string | Uint8Array,
  progress: Progress,
): Promise<PlayedDay> {
  progress(0, 1, 'importing the network');
  const today = new Parties(addresses, keys);
  const parties = new Parties(addresses, await keysForThePast(today, Object.keys(keys)));
  const coordinator = parties.at('orders', 'coordinator');
  const { position } = await bulk(() => coordinator.POST('/v1/stations/import', csv(networkCsv)));
  const day = new Day(parties, today, planDay(options, await allStations(parties, position)), progress);
  await play(day);
  return {
    plan: day.plan,
    position: await day.head(),
    requests: parties.requests,
    refusals: day.refusals,
  };
}

/**
 * The simulated day lies in the past, and the service requires a reason for each back-dated decision. An admin issues
 * keys for a simulation, valid for a day; decisions under them are checked against the state at their own time.
 */
async function keysForThePast(parties: Parties, roles: readonly string[]): Promise<Keys> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const keys: Record<string, string> = {};
  for (const role of roles as readonly Schemas['IssueApiKeyBody']['role'][]) {
    const body = { subject: `demo-${role}`, role, expiresAt, recordsAfterwards: 'simulation of a past day' };
    keys[role] = (await dataOf(parties.at('orders', 'admin').POST('/v1/api-keys', { body }))).key;
  }
  return keys;
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
  const second = rounds.filter(({ roundId }) => roundId === day.plan.incidents.sameVehicle?.second);
  for (const some of [rounds.filter((round) => !second.includes(round)), second]) {
    await inParallel(some, width, async (round) => {
      await toTheCommunity(day, round);
      await toTheDoors(day, round);
    });
  }
  await night(day);
  await correctTheLateVan(day);
  await inParallel(day.loads, width, (loadId) => day.checkpointNoted(loadId));
  await answerFindings(day, await day.head());
  await recallLot(day);
  day.end();
}

async function allStations(parties: Parties, atLeast: number): Promise<Station[]> {
  const stations: Station[] = [];
  for (let cursor: string | undefined | null; cursor !== null;) {
    const query = { limit: 200, atLeast, ...(cursor !== undefined && { cursor }) };
    const page: Schemas['StationPage'] = await dataOf(
      parties.at('orders', 'coordinator').GET('/v1/stations', { params: { query } }),
    );
    stations.push(...page.items);
    cursor = page.next;
  }
  return stations;
}
