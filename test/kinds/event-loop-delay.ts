import type { RunningBoxtrail } from './running-boxtrail';

/** No request and no event may keep others waiting for longer, in s. */
export const maxDelay = 0.1;
/** A machine that is busy with other things delays the process as well, but not every time. */
const attempts = 12;

/** The longest delay of the event loop since this was last asked, in s. */
async function longestDelay(boxtrail: RunningBoxtrail): Promise<number> {
  return delayIn(await metrics(boxtrail));
}

/** The least of the longest delays by some work that is done until one is allowed, in s. */
export async function leastDelay(boxtrail: RunningBoxtrail, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < attempts && !(least <= maxDelay); i += 1) {
    await longestDelay(boxtrail);
    await work();
    least = Math.min(least, await delayUntilCaughtUp(boxtrail));
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
