import { setTimeout as pause } from 'node:timers/promises';
import { InFlightLimit } from './in-flight-limit';

const bounds = { places: 4, perClient: 3, queue: 4, queuePerClient: 2, queueTimeoutMs: 60_000 };

/** Names of applicants in the order in which they were admitted or refused. */
function harness(limit: InFlightLimit) {
  const log: string[] = [];
  const releases = new Map<string, () => void>();
  const gone = new Set<string>();
  return {
    log,
    gone,
    enter: (client: string, name: string) =>
      limit.enter({
        client,
        admitted: (release) => {
          log.push(name);
          releases.set(name, release);
        },
        refused: (taken) => log.push(`${name} refused: ${taken}`),
        gone: () => gone.has(name),
      }),
    release: (name: string) => releases.get(name)?.(),
  };
}

describe('a limit of requests in flight', () => {
  it('given one client that sends too much, then it has its share, and another is admitted at once', () => {
    const { log, enter } = harness(new InFlightLimit(bounds));
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'a6']) enter('a', name);
    enter('b', 'b1');
    expect(log).toEqual(['a1', 'a2', 'a3', 'a6 refused: share', 'b1']);
  });

  it('given two clients that wait, when places are released, then they are served in turn', () => {
    const { log, enter, release } = harness(new InFlightLimit(bounds));
    for (const name of ['a1', 'a2', 'a3']) enter('a', name);
    for (const name of ['b1', 'b2', 'b3']) enter('b', name);
    enter('a', 'a4');
    enter('a', 'a5');
    enter('c', 'c1');
    expect(log).toEqual(['a1', 'a2', 'a3', 'b1', 'c1 refused: all']);
    for (const name of ['a1', 'a2', 'a3', 'b1']) release(name);
    expect(log.slice(5)).toEqual(['b2', 'a4', 'b3', 'a5']);
  });

  it('given a release that is called twice, then one place is free', () => {
    const limit = new InFlightLimit(bounds);
    const { enter, release } = harness(limit);
    enter('a', 'a1');
    enter('a', 'a2');
    release('a1');
    release('a1');
    expect(limit.inFlight).toBe(1);
  });

  it('given a caller that has hung up, then its place in the queue goes to the next', () => {
    const { log, gone, enter, release } = harness(new InFlightLimit({ ...bounds, places: 1, perClient: 1 }));
    for (const name of ['a1', 'a2', 'a3']) enter('a', name);
    gone.add('a2');
    release('a1');
    expect(log).toEqual(['a1', 'a3']);
  });

  it('given nobody leaves, then requests that wait are refused after the timeout', async () => {
    const limit = new InFlightLimit({ ...bounds, places: 1, perClient: 1, queueTimeoutMs: 1 });
    const { log, enter } = harness(limit);
    enter('a', 'a1');
    enter('b', 'b1');
    for (const deadline = Date.now() + 20_000; log.length < 2 && Date.now() < deadline;) await pause(10);
    expect(log).toEqual(['a1', 'b1 refused: all']);
    expect(limit.isFullFor('c')).toBe(false);
  });
});
