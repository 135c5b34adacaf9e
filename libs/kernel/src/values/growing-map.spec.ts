import * as fc from 'fast-check';
import { GrowingMap } from './growing-map';

const keys = [0, 1, 2, 3, 4];
const additions = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...keys), fc.nat()), { maxLength: 40 });

describe('a growing map', () => {
  it('given entries that are added to any of the maps made so far, then each map has what it was made with', () => {
    fc.assert(
      fc.property(additions, (added) => {
        const made = [{ map: GrowingMap.empty<number, number>(), like: new Map<number, number>() }];
        for (const [n, key, value] of added) {
          const { map, like } = made[n % made.length]!;
          made.push({ map: map.with(key, value), like: new Map(like).set(key, value) });
        }
        for (const { map, like } of made) {
          expect([...map.values()].sort()).toEqual([...like.values()].sort());
          expect(map.size).toBe(like.size);
          for (const key of keys)
            expect([map.get(key), map.has(key)]).toEqual([like.get(key), like.has(key)]);
        }
      }),
    );
  });
});
