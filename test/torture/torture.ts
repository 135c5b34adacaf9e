import { join } from 'node:path';
import { Random } from '@boxtrail/simulation/random';
import { Client } from './client';
import { Journal, readJournal } from './journal';
import { judge, type Rebuilt, type Verdict } from './verdict';
import { openLog, type Store } from './log-under-torture';
import { targets, Victim, type Target } from './victim';
import { wholeLog } from './whole-log';
import { Writers } from './writers';

export interface TortureOptions {
  readonly store: Store;
  readonly kills: number;
  /** Seed of the targets and times of the kills. */
  readonly seed: number;
  /** Folder of the installation and the journal; empty at the beginning. */
  readonly dir: string;
  readonly say: (line: string) => void;
}

export interface TortureResult extends Verdict {
  readonly kills: number;
  /** Seconds from a kill until the service is ready and has acknowledged a command again. */
  readonly maxReadySeconds: number;
}

/** Prefix of the harness's ids. */
const prefix = 'torture-';
/** Share of the kills after which the next one does not wait until the service is ready. */
const secondStrikes = 0.1;

export const journalOf = (dir: string) => join(dir, 'acknowledged.ndjson');
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Runs writers, kills and restarts, then computes the verdict. Throws when the application does not recover. */
export async function torture({ store, kills, seed, dir, say }: TortureOptions): Promise<TortureResult> {
  const log = await openLog(store, dir);
  const victim = await Victim.start(dir, 100, log.env, log.restart);
  const client = new Client(victim.url);
  const journal = new Journal(journalOf(dir));
  try {
    const writers = await startWriters(victim, client, journal, seed);
    const all: readonly Target[] =
      log.restart === undefined ? targets : [...targets, 'event store', 'event store'];
    const maxReadySeconds = await killAll(victim, writers, journal, { kills, seed, say, targets: all });
    await writers.stop();
    say('no more kills: reading the log and rebuilding every view');
    const verdict = await verdictOf(victim, client, dir, { complete: true, gapless: log.gapless });
    await victim.stop();
    return { kills, maxReadySeconds, ...verdict };
  } finally {
    client.close();
    journal.close();
    await victim.end();
    log.stop();
  }
}

/** Only the verdict, on the data of an interrupted run. */
export async function judgeLeftovers(dir: string, store: Store): Promise<TortureResult> {
  const log = await openLog(store, dir);
  const victim = await Victim.start(dir, 100, log.env);
  const client = new Client(victim.url);
  try {
    return {
      kills: 0,
      maxReadySeconds: 0,
      ...(await verdictOf(victim, client, dir, { complete: false, gapless: log.gapless })),
    };
  } finally {
    client.close();
    await victim.end();
    log.stop();
  }
}

export async function startWriters(
  victim: Victim,
  client: Client,
  journal: Journal,
  seed: number,
): Promise<Writers> {
  const { keys } = victim;
  const auditor = keys['auditor'] ?? '';
  const list = async <T>(path: string) => (await client.get<{ items: T[] }>(path, auditor)).items;
  const ssccs = (await list<{ sscc: string }>('/v1/trails?limit=200')).map(({ sscc }) => sscc);
  const [city] = await list<{ gln: string }>('/v1/stations?tier=municipal&limit=1');
  const [district] = await list<{ gln: string }>('/v1/stations?tier=district&limit=1');
  const places = { from: city?.gln ?? '', to: district?.gln ?? '' };
  return new Writers({ client, keys, journal, prefix, seed, ssccs, ...places });
}

/** Kills and measures the recovery; returns the longest, in seconds. */
async function killAll(
  victim: Victim,
  writers: Writers,
  journal: Journal,
  {
    kills,
    seed,
    say,
    targets: all,
  }: Pick<TortureOptions, 'kills' | 'seed' | 'say'> & { readonly targets: readonly Target[] },
): Promise<number> {
  const random = new Random(seed);
  let longest = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(random.int(50, 800));
    let target = random.pick(all);
    let killedAt = performance.now();
    await victim.strike(target);
    if (random.chance(secondStrikes) && kill < kills) {
      // During the start only the application can be killed: it is known to run.
      say(`kill ${kill} of ${kills}: ${target}; and again during its restart`);
      await pause(random.int(20, 600));
      kill += 1;
      killedAt = performance.now();
      target = 'application';
      await victim.strike(target);
    }
    await victim.ready();
    for (const before = journal.lines; journal.lines === before && writers.failure === undefined;)
      await pause(2);
    const seconds = (performance.now() - killedAt) / 1000;
    longest = Math.max(longest, seconds);
    say(
      `kill ${kill} of ${kills}: ${target}; ready after ${seconds.toFixed(2)} s ` +
        `(longest ${longest.toFixed(2)} s); ${journal.lines} acknowledged`,
    );
    if (writers.failure !== undefined) throw writers.failure;
  }
  return Math.round(longest * 100) / 100;
}

/** Compares the journal in `dir` with the log, and every view with its rebuild. */
export async function verdictOf(
  victim: Victim,
  client: Client,
  dir: string,
  { complete, gapless = true }: { readonly complete: boolean; readonly gapless?: boolean },
): Promise<Verdict> {
  const { keys } = victim;
  const log = wholeLog(client, keys['auditor'] ?? '');
  const views: Rebuilt[] = [];
  for (const { view } of await client.get<{ view: string }[]>('/v1/views', keys['auditor'] ?? '')) {
    const path = `/v1/views/${view}/rebuild`;
    const answer = await client.ask({ path, key: keys['admin'] ?? '', body: {} });
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
    views.push(JSON.parse(answer.text) as Rebuilt);
  }
  return judge({ journal: readJournal(journalOf(dir)), log, views, prefix, gapless, complete });
}
