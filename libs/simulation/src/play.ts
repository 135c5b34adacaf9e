import { bulk, csv, dataOf, type Schemas } from '@boxtrail/api-client';
import { answerFindings } from './answers';
import { at, endOfDay, latest, type SimulatedClock } from './clock';
import { Day, width, type Progress } from './day';
import { handOver, leaveForTheDoors, night } from './doors';
import { receiveGoods } from './goods';
import { collectMoney } from './evening-money';
import { inParallel } from './in-parallel';
import { closeRound, collectNeeds, offer, pack } from './morning';
import { Parties, type Addresses, type Keys } from './parties';
import { planDay, type DayOptions, type DayPlan, type Station } from './plan';
import { complain } from './complaint';
import { holdLot } from './hold';
import { answerJob, numberBenches } from './jobs';
import { recallLot } from './recall';
import { correctTheLateVan, toTheCity, toTheCommunities, toTheDistricts } from './road';

export interface PlayedDay {
  readonly plan: DayPlan;
  /** Log position of the last recorded event. */
  readonly position: number;
  /** Number of answered requests. */
  readonly requests: number;
  /** The code of each provoked refusal. */
  readonly refusals: readonly string[];
}

/**
 * Imports a network and plays one day of distribution through the public API only. With a clock, events are recorded at
 * moments of that day; without one, now.
 */
export async function playDay(
  addresses: Addresses,
  keys: Keys,
  options: DayOptions,
  networkCsv: string | Uint8Array,
  progress: Progress,
  clock?: SimulatedClock,
): Promise<PlayedDay> {
  progress(0, 1, 'importing the network');
  const today = new Parties(addresses, keys);
  const parties = new Parties(addresses, await keysForThePast(today, Object.keys(keys)));
  try {
    await clock?.set(at('04:50'), endOfDay);
    const coordinator = parties.at('orders', 'coordinator');
    const { position } = await bulk(() => coordinator.POST('/v1/stations/import', csv(networkCsv)));
    const plan = planDay(options, await allStations(parties, position));
    const day = new Day(parties, today, plan, progress, clock);
    await play(day);
    return { plan, position: await day.head(), requests: parties.requests, refusals: day.refusals };
  } finally {
    await clock?.reset();
  }
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
  await day.clockShows(at('05:00'));
  await offer(day);
  await day.clockShows(at('08:20'));
  await inParallel(rounds, width, (round) => collectNeeds(day, round));
  await day.clockShows(at('08:30'));
  await inParallel(rounds, width, (round) => closeRound(day, round));
  await day.clockShows(at('08:45'));
  await receiveGoods(day);
  await day.clockShows(at('08:50'));
  await numberBenches(day);
  await inParallel([...rounds.entries()], width, ([number, round]) => answerJob(day, round, number));
  await day.clockShows(latest(at('10:00'), at('09:00', 40 * day.mostBoxes)));
  await inParallel(rounds, width, (round) => pack(day, round));
  await toTheCity(day);
  await toTheDistricts(day);
  await toTheCommunities(day);
  await day.clockShows(at('16:30'));
  await inParallel(rounds, width, (round) => leaveForTheDoors(day, round));
  await day.clockShows(latest(at('20:45'), at('16:40', 90 * day.mostBoxes)));
  await inParallel(rounds, width, (round) => handOver(day, round));
  await day.clockShows(at('21:00'));
  await night(day);
  await day.clockShows(at('21:30'));
  await correctTheLateVan(day);
  await inParallel(day.loads, width, (loadId) => day.checkpointNoted(loadId));
  await day.clockShows(at('22:00'));
  await answerFindings(day, await day.head());
  await day.clockShows(at('23:00'));
  await recallLot(day);
  await holdLot(day);
  await complain(day);
  await day.clockShows(at('23:10'));
  await collectMoney(day);
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
