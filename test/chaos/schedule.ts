import type { Random } from '@boxtrail/simulation/random';

/** Deals names as from a deck of cards: each equally often, in an order that the seed determines. */
export function* deal<T>(names: readonly T[], random: Random): Generator<T> {
  for (let deck: T[] = []; ; deck = []) {
    const left = [...names];
    while (left.length > 0) deck.push(...left.splice(random.int(0, left.length - 1), 1));
    yield* deck;
  }
}
