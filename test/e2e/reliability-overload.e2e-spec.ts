import { temporaryData } from '../support/boxtrail';
import { beyondBounds } from '../torture/bounds';
import { overload } from '../torture/overload';

/**
 * What does not depend on how fast this machine is today: the goals for goodput and the pace of recovery are judged by
 * `npm run torture -- --overload`. Goodput is held to half of the lowest that was measured on a busy machine. Memory is
 * held loosely, because the heap of a young process still grows by itself.
 */
const bounds = { goodputOfPeak: 0.25, memoryRatio: 1.75, recoverySeconds: 60 };

describe('three times as many commands as can be taken', () => {
  it('given 20 s of it, then memory stays bounded, and each refusal says when to come back', async () => {
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
