import { Lru } from './lru';

describe('what was used last', () => {
  it('given more than fits, then the longest unused goes', () => {
    const lru = new Lru<string, number>(2);
    lru.set('a', 1);
    lru.set('b', 2);
    lru.get('a');
    lru.set('c', 3);
    expect(['a', 'b', 'c'].map((key) => lru.get(key))).toEqual([1, undefined, 3]);
  });

  it('given weights, then their sum is bounded, also when a value grows', () => {
    const lru = new Lru<string, number>(10, (weight) => weight);
    lru.set('a', 4);
    lru.set('b', 4);
    lru.set('b', 7);
    expect(['a', 'b'].map((key) => lru.get(key))).toEqual([undefined, 7]);
    lru.set('c', 99);
    expect(['b', 'c'].map((key) => lru.get(key))).toEqual([undefined, 99]);
    lru.delete('c');
    lru.set('d', 10);
    expect(lru.get('d')).toBe(10);
  });
});
