import { Client } from './client';
import type { Command } from './load';
import { percentile, Phases } from './phases';
import { Victim } from './victim';
import { wholeLog } from './whole-log';

export interface OverloadOptions {
  /** Duration of three times the capacity, in s. */
  readonly seconds: number;
  /** Duration of full load before the measurement, in s: the memory of a young process grows by itself. */
  readonly warmSeconds: number;
  /** Largest number of connections, each with one request in flight. */
  readonly clients: number;
  /** Whether each command of the overload uses a new connection. */
  readonly newConnections?: boolean;
  readonly dir: string;
  readonly say: (line: string) => void;
}

export interface OverloadResult {
  /** Capacity: successful commands per second at full load. */
  readonly peakPerSecond: number;
  /** Capacity after the overload: if it differs much, the machine's speed changed. */
  readonly afterwardsPerSecond: number;
  /** Commands per second sent during the overload. */
  readonly offeredPerSecond: number;
  readonly offeredOfPeak: number;
  /** Successful commands per second during the overload. */
  readonly goodputPerSecond: number;
  readonly goodputOfPeak: number;
  /** Like goodput, but per CPU second of the service: the cost of refusing, even on a machine with other load. */
  readonly perCoreOfPeak: number;
  /** Refused commands. */
  readonly refused: number;
  /** Largest memory of the process under overload, relative to full load. */
  readonly memoryRatio: number;
  /** Seconds until half the capacity is answered as fast as before, without refusals. */
  readonly recoverySeconds: number;
  readonly offences: readonly string[];
}

/** Factor of the overload. */
const factor = 3;
const prefix = 'overload-';
/** Numbers of requests in flight that are tried to find the capacity. */
const inFlight = [32, 64, 128];

export async function overload({
  seconds,
  warmSeconds,
  clients,
  newConnections = false,
  dir,
  say,
}: OverloadOptions): Promise<OverloadResult> {
  const victim = await Victim.start(dir, 10);
  const client = new Client(victim.url);
  const phases = new Phases(victim.url, clients, client, await commandsFor(victim, client));
  try {
    const measure = Math.max(4, seconds / 6);
    await phases.closed(128, warmSeconds);
    say(`${warmSeconds} s of warm-up; memory ${megabytes(phases.memory)}`);
    let peak = 0;
    let peakPerCore = 0;
    for (const width of inFlight) {
      const { taken, latencies } = await phases.closed(width, measure);
      say(
        `${width} in flight: ${Math.round(taken / measure)} commands per second, ${within(latencies)}; ${phases.cores()}`,
      );
      peak = Math.max(peak, taken / measure);
      peakPerCore = Math.max(peakPerCore, taken / measure / phases.used.service);
    }
    const half = await phases.open(peak / 2, measure);
    const memoryAtPeak = phases.memory;
    say(`half the capacity: ${within(half.latencies)}; memory ${megabytes(memoryAtPeak)}`);

    phases.memory = 0;
    phases.newConnections = newConnections;
    const under = await phases.open(factor * peak, seconds);
    phases.newConnections = false;
    const goodput = under.taken / seconds;
    const perCore = goodput / phases.used.service;
    const offered = (under.taken + under.refused + under.failed) / seconds;
    say(
      `${factor} times the capacity for ${seconds} s: ${Math.round(offered)} sent per second, ${Math.round(goodput)} successful, ${under.refused} refused, ` +
        `${under.failed} failed, ${under.unsent} not sent because all ${clients} clients waited; ` +
        `${within(under.latencies)}; memory ${megabytes(phases.memory)}; ${phases.cores()}`,
    );
    const memoryRatio = round(phases.memory / memoryAtPeak);
    const usual = Math.max(100, 3 * percentile(half.latencies, 0.95));
    const recoverySeconds = await phases.recovery(peak / 2, usual);
    say(`half the capacity within ${Math.round(usual)} ms again after ${recoverySeconds} s`);
    const after = (await phases.closed(128, measure)).taken / measure;
    say(`128 in flight afterwards: ${Math.round(after)} commands per second; ${phases.cores()}`);
    const offences = [...phases.offences, ...(await halfDone(phases, client, victim))];
    phases.close();
    await victim.stop();
    return {
      peakPerSecond: Math.round(peak),
      afterwardsPerSecond: Math.round(after),
      offeredPerSecond: Math.round(offered),
      offeredOfPeak: round(offered / peak),
      goodputPerSecond: Math.round(goodput),
      goodputOfPeak: round(goodput / peak),
      perCoreOfPeak: round(perCore / peakPerCore),
      refused: under.refused,
      memoryRatio,
      recoverySeconds,
      offences,
    };
  } finally {
    phases.close();
    client.close();
    await victim.end();
  }
}

/**
 * Passes to issue, each with a new id: a stream for each command, as most streams of a day are short. Long streams
 * would measure how often they are read again.
 */
async function commandsFor(victim: Victim, client: Client): Promise<() => Command> {
  const { keys } = victim;
  const { items } = await client.get<{ items: { gln: string }[] }>(
    '/v1/stations?tier=municipal&limit=1',
    keys['auditor'] ?? '',
  );
  const window = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' };
  const vehicle = { plate: 'A1', carrierRef: 'c', zones: items.map(({ gln }) => gln), authorityRef: 'a' };
  const head =
    `POST /v1/passes HTTP/1.1\r\nhost: ${new URL(victim.url).host}\r\n` +
    `authorization: Bearer ${keys['coordinator']}\r\ncontent-type: application/json\r\n`;
  let n = 0;
  return () => {
    const id = `${prefix}${(n += 1)}`;
    const body = JSON.stringify({ passId: id, ...vehicle, ...window });
    const text = `${head}idempotency-key: ${id}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    return { id, bytes: Buffer.from(text) };
  };
}

/** Compares the answers with the log: a successful command is there once, a refused one is not there. */
async function halfDone(
  { taken, refused }: Phases,
  client: Client,
  victim: Victim,
): Promise<readonly string[]> {
  const offences: string[] = [];
  const found = new Set<string>();
  for await (const { position, event } of wholeLog(client, victim.keys['auditor'] ?? '')) {
    const { passId: id } = event.data as { passId?: string };
    if (id?.startsWith(prefix) !== true) continue;
    if (refused.has(id)) offences.push(`${id} was refused and is at ${position}`);
    if (found.has(id)) offences.push(`${id} is in the log twice, again at ${position}`);
    found.add(id);
  }
  for (const id of taken) if (!found.has(id)) offences.push(`${id} succeeded and is not in the log`);
  return offences.slice(0, 20);
}

const round = (ratio: number) => Math.round(ratio * 100) / 100;
const within = (latencies: readonly number[]) =>
  `succeeded within ${percentile(latencies, 0.5).toFixed(0)} ms (half), ${percentile(latencies, 0.95).toFixed(0)} ms (95 %)`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;
