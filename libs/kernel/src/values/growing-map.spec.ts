import * as fc from 'fast-check';
import { GrowingMap } from './growing-map';

const keys = [0, 1, 2, 3, 4];
/** To which map, of which key, and its value; null removes it. */
const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...keys), fc.option(fc.nat())), {
  maxLength: 40,
});

describe('a growing map', () => {
  it('given entries added to or removed from any earlier map, then each map has what it was made with', () => {
    fc.assert(
      fc.property(changes, (changed) => {
        const made = [{ map: GrowingMap.empty<number, number>(), like: new Map<number, number>() }];
        for (const [n, key, value] of changed) {
          const { map, like } = made[n % made.length]!;
          const next = new Map(like);
          if (value === null) next.delete(key);
          else next.set(key, value);
          made.push({ map: value === null ? map.without(key) : map.with(key, value), like: next });
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
