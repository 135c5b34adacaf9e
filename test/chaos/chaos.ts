import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playDay } from '@boxtrail/simulation';
import { Random } from '@boxtrail/simulation/random';
import { publishingContexts } from '@boxtrail/messaging';
import { root } from '../support/boxtrail';
import { Client } from '../torture/client';
import { Journal } from '../torture/journal';
import { Customers } from './customers';
import { gather, topicOf } from './evidence';
import { kinds, type Fault, type KindName } from './faults';
import { Installation } from './installation';
import { Meddler } from './meddler';
import { Partner } from './partner';
import { everythingWorks } from './probe';
import { deal } from './schedule';
import type { Scene } from './stories';
import { judge, type Verdict } from './verdict';

export interface ChaosOptions {
  readonly minutes: number;
  /** Chooses faults, their order, targets and durations. */
  readonly seed: number;
  /** Folder of all data; empty at the beginning. */
  readonly dir: string;
  readonly say: (line: string) => void;
  /** Abort signal: no more faults, and no verdict. */
  readonly signal: AbortSignal;
  /** A disk for PostgreSQL that can be filled; without it there are no disk faults. */
  readonly disk?: Installation['disk'];
  /** Only these kinds of faults. */
  readonly only?: readonly KindName[];
}

/** The recovery from one fault: from its end until everything worked again. */
export interface Recovery {
  readonly kind: KindName;
  readonly seconds: number;
}

export interface ChaosResult extends Verdict {
  readonly copies: number;
  readonly poison: number;
  readonly recoveries: readonly Recovery[];
  /** Number of answers by status that were not a success and led to a retry. */
  readonly notTaken: Readonly<Record<string, number>>;
}

const prefix = 'chaos-';
const recoversWithinMs = 120_000;
/** Customers get their last answers within this time. */
const finalAnswersTimeoutMs = 180_000;
/** Fewest message copies per acknowledgement: with fewer, redelivery was not tested throughout. */
const leastCopied = 0.5;
const day = { boxes: 20, seed: 1 };

const journalOf = (dir: string): string => join(dir, 'acknowledged.ndjson');
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Runs customers and the meddler, injects faults one at a time, then computes the verdict. Throws when it cannot run.
 */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const { dir, say, disk } = options;
  const installation = await Installation.start(dir, say, disk);
  const client = new Client(installation.url);
  const journal = new Journal(journalOf(dir));
  try {
    const broken = await breaking(options, installation, client, journal);
    say(`${journal.lines} acknowledgements; reading log and topics`);
    await installation.ready();
    const verdict = await verdictOf(installation, client, true);
    const offences = [...verdict.offences, ...broken.offences, ...installation.endedByThemselves];
    // Each leads to at least one message, and half of the messages are published again.
    if (broken.copies < leastCopied * verdict.acknowledged)
      offences.push(`only ${broken.copies} copies of messages: redelivery was not tested`);
    return { ...verdict, ...broken, offences };
  } finally {
    client.close();
    journal.close();
    await installation.close();
  }
}

type Broken = Omit<ChaosResult, Exclude<keyof Verdict, 'offences'>>;

/** The fault phase. Resolves when every customer has its last answer. */
async function breaking(
  options: ChaosOptions,
  installation: Installation,
  client: Client,
  journal: Journal,
): Promise<Broken> {
  const { seed, signal } = options;
  const end = new AbortController();
  const scene = await setScene(installation, client);
  const partner = new Partner(client, installation.keys, journal, new Random(seed + 2), end.signal);
  const topics = publishingContexts.map(topicOf);
  const meddler = await Meddler.start(installation.broker.address, topics, new Random(seed + 1), options.say);
  const customers = new Customers({ partner, scene, seed, prefix });
  const offences: string[] = [];
  const recoveries: Recovery[] = [];
  try {
    await wayBack(everythingWorks(`${prefix}probe-0`, scene, partner), signal);
    await faults(installation, partner, scene, options, { recoveries, offences });
  } finally {
    const timer = setTimeout(() => end.abort(), signal.aborted ? 0 : finalAnswersTimeoutMs);
    await customers.stop();
    clearTimeout(timer);
    end.abort();
    await meddler.stop();
  }
  signal.throwIfAborted();
  const { copies, poison } = meddler;
  const notTaken = Object.fromEntries(partner.notTaken);
  offences.push(...customers.refused.map((words) => `refused: ${words}`));
  return { copies, poison, recoveries, notTaken, offences };
}

/** Only the verdict, on the data of an interrupted run. */
export async function judgeLeftovers(
  options: Pick<ChaosOptions, 'dir' | 'say' | 'disk'>,
): Promise<ChaosResult> {
  const installation = await Installation.start(options.dir, options.say, options.disk);
  const client = new Client(installation.url);
  const nothing = { copies: 0, poison: 0, recoveries: [], notTaken: {} };
  try {
    return { ...(await verdictOf(installation, client, false)), ...nothing };
  } finally {
    client.close();
    await installation.close();
  }
}

async function verdictOf(installation: Installation, client: Client, complete: boolean): Promise<Verdict> {
  const journal = journalOf(installation.dir);
  return judge(await gather({ installation, client, journal, prefix, complete }));
}

/** A day in a real city, which provides stations, suppliers, boxes and loads. */
async function setScene({ url, keys }: Installation, client: Client): Promise<Scene> {
  const network = await readFile(join(root, 'data/network-changchun.csv'), 'utf8');
  const { plan } = await playDay(
    () => url,
    keys,
    day,
    network,
    () => undefined,
  );
  const { items } = await client.get<{ items: { sscc: string }[] }>(
    '/v1/trails?limit=200',
    keys['auditor'] ?? '',
  );
  return {
    communities: plan.rounds.map(({ community }) => community.gln),
    municipal: plan.municipal.gln,
    gtins: plan.boxTypes.map(({ gtin }) => gtin),
    ssccs: items.map(({ sscc }) => sscc),
    cutoffAt: new Date(Date.now() + 86_400_000).toISOString(),
  };
}

/** Injects faults until the time is over, and measures the recovery from each. */
async function faults(
  installation: Installation,
  partner: Partner,
  scene: Scene,
  { minutes, seed, say, signal, only }: ChaosOptions,
  { recoveries, offences }: { readonly recoveries: Recovery[]; readonly offences: string[] },
): Promise<void> {
  const random = new Random(seed);
  const names = (only ?? (Object.keys(kinds) as KindName[])).filter(
    (kind) => kind !== 'disk full' || installation.disk !== undefined,
  );
  if (names.length === 0) throw new Error('nothing can be broken: no disk can be filled here');
  const until = performance.now() + minutes * 60_000;
  for (const kind of deal(names, random)) {
    if (performance.now() > until || signal.aborted) return;
    await sleep(random.int(500, 2_500));
    const fault: Fault = kinds[kind](installation, random);
    const failed = (error: Error) => void offences.push(`${kind} (${fault.words}): ${error.message}`);
    const remark = await fault.strike().catch(failed);
    const id = `${prefix}probe-${recoveries.length + 1}`;
    const seconds = await wayBack(everythingWorks(id, scene, partner).catch(failed), signal);
    recoveries.push({ kind, seconds });
    const words = remark === undefined ? fault.words : `${fault.words}; ${remark}`;
    say(`${recoveries.length}: ${kind} (${words}): everything works again after ${seconds} s`);
    if (seconds * 1_000 >= recoversWithinMs)
      offences.push(`${kind} (${words}): not everything works ${seconds} s after it`);
  }
}

/** Seconds until it works, or the timeout when it does not. */
async function wayBack(works: Promise<void>, signal: AbortSignal): Promise<number> {
  const begun = performance.now();
  let enough = () => {};
  const never = new Promise<void>((resolve) => (enough = resolve));
  const timer = setTimeout(enough, recoversWithinMs);
  signal.addEventListener('abort', enough);
  await Promise.race([works, never]);
  clearTimeout(timer);
  signal.removeEventListener('abort', enough);
  return Math.round((performance.now() - begun) / 10) / 100;
}
