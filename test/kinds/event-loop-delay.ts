import type { RunningBoxtrail } from './running-boxtrail';

/** No request and no event may keep others waiting for longer, in s of a machine as in `slowness`. */
export const maxDelay = 0.1;
/** A machine that is busy with other things delays the process as well, but not every time. */
export const attempts = 12;

/** The longest delay of the event loop since this was last asked, in s. */
async function longestDelay(boxtrail: RunningBoxtrail): Promise<number> {
  return delayIn(await metrics(boxtrail));
}

/** What `slowness` takes on one quiet core of 2026, in ms. */
const quietMs = 33;
const document = Array.from({ length: 6_000 }, (_, i) => ({ at: i, sscc: String((i * 7_919) % 100_003) }));

/** How many times as long as on a quiet core a fixed piece of work takes now; never less than 1 or more than 4. */
function slowness(): number {
  const from = performance.now();
  for (let i = 0; i < 10; i += 1) {
    const copy = JSON.parse(JSON.stringify(document)) as typeof document;
    copy.sort((a, b) => (a.sscc < b.sscc ? -1 : 1));
  }
  return Math.min(4, Math.max(1, (performance.now() - from) / quietMs));
}

/**
 * The least of the longest delays by some work that is done until one is allowed, in s. A delay is divided by the
 * slowness of the machine, which is measured beside it.
 */
export async function leastDelay(boxtrail: RunningBoxtrail, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < attempts && !(least <= maxDelay); i += 1) {
    await longestDelay(boxtrail);
    await work();
    least = Math.min(least, (await delayUntilCaughtUp(boxtrail)) / slowness());
  }
  return least;
}

/** The longest delay of the event loop until every view has seen all events, in s. */
export async function delayUntilCaughtUp(boxtrail: RunningBoxtrail): Promise<number> {
  for (let longest = 0, isBehind = true; ; await new Promise((done) => setTimeout(done, 50))) {
    const text = await metrics(boxtrail);
    longest = Math.max(longest, delayIn(text));
    // A delay while the first answer was made that finds no view behind is told by the next one.
    if (!isBehind) return longest;
    isBehind = /^boxtrail_view_lag_events\{.*\} [1-9]/m.test(text);
  }
}

const metrics = async (boxtrail: RunningBoxtrail): Promise<string> =>
  (await boxtrail.ask('GET', '/metrics', { as: null })).text;

const delayIn = (text: string): number => Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]);
