import { leastDelay, maxDelay } from './event-loop-delay';
import { heavyRequests } from './heavy-requests';
import { RunningBoxtrail } from './running-boxtrail';

describe('expensive requests', () => {
  let boxtrail: RunningBoxtrail;
  let paths: readonly string[];
  beforeAll(async () => {
    boxtrail = await RunningBoxtrail.start(['--boxes', '1000']);
    paths = await heavyRequests(boxtrail);
  }, 300_000);
  afterAll(() => boxtrail.stop());

  it('block the event loop for at most 100 ms each', async () => {
    const blocked: Record<string, number> = {};
    for (const path of paths) {
      const least = await leastDelay(boxtrail, async () => {
        const { status } = await boxtrail.ask('GET', path);
        expect({ path, status }).toEqual({ path, status: 200 });
      });
      if (!(least <= maxDelay)) blocked[path] = least;
    }
    expect(blocked).toEqual({});
  }, 300_000);
});
