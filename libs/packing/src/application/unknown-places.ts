import { Refusal } from '@boxtrail/kernel';
import type { Places } from '@boxtrail/network';

/** The refusal of each GLN that is no place; each is looked up once: the lines of one sender usually share it. */
export async function unknownPlaces(
  places: Places,
  glns: Iterable<string>,
  pointer: string,
): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>();
  await Promise.all(
    [...new Set(glns)].map(async (gln) => {
      try {
        await places.known('packing', [gln], pointer);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.set(gln, error);
      }
    }),
  );
  return refused;
}
