import { temporaryData } from '../support/boxtrail';
import { beyondBounds } from '../torture/bounds';
import { overload } from '../torture/overload';

/**
 * Checks what does not depend on the speed of this machine; `npm run torture -- --overload` judges goodput and
 * recovery. Here goodput must reach half of the lowest value measured on a busy machine. The memory bound is loose,
 * because the heap of a young process still grows.
 */
const bounds = { goodputOfPeak: 0.25, memoryRatio: 1.75, recoverySeconds: 60 };

describe('three times as many commands as the service can handle', () => {
  it('given 20 s of it, then memory stays bounded, and each refusal has Retry-After', async () => {
    const data = temporaryData();
    const lines: string[] = [];
    try {
      const say = (line: string) => lines.push(line);
      const result = await overload({ seconds: 20, warmSeconds: 10, clients: 2_500, dir: data.dir, say });
      expect({ beyond: beyondBounds(result, bounds), lines }).toEqual({ beyond: [], lines });
    } finally {
      await data.remove();
    }
  }, 240_000);
});
