import { BatchLoader } from './batch-loader';

describe('loading keys in batches', () => {
  /** Doubles numbers; records each batch, and answers it at `next`. */
  function doubling(bounds = { maxBatchSize: 3, maxInFlight: 1 }) {
    const asked: (readonly number[])[] = [];
    const letGo: (() => void)[] = [];
    const loader = new BatchLoader<number, number>(bounds, async (keys) => {
      asked.push(keys);
      await new Promise<void>((resolve) => letGo.push(resolve));
      return keys.map((n) => n * 2);
    });
    const next = async () => {
      while (letGo.length === 0) await Promise.resolve();
      letGo.shift()?.();
    };
    return { loader, asked, next };
  }

  it('given several keys in the same turn, then they share one batch, and each gets its own value', async () => {
    const { loader, asked, next } = doubling();
    const answers = Promise.all([1, 2, 3].map((n) => loader.load(n)));
    await next();
    expect(await answers).toEqual([2, 4, 6]);
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('given more keys while a batch is in flight, then they go into the next batches, within the bound', async () => {
    const { loader, asked, next } = doubling();
    const first = loader.load(1);
    await Promise.resolve();
    const later = Promise.all([2, 3, 4, 5].map((n) => loader.load(n)));
    await next();
    expect(await first).toBe(2);
    await next();
    await next();
    expect(await later).toEqual([4, 6, 8, 10]);
    expect(asked).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('given a failed batch, then each of its keys fails, and the next batch succeeds', async () => {
    let fails = true;
    const loader = new BatchLoader<number, number>({ maxBatchSize: 10, maxInFlight: 1 }, (keys) =>
      fails ? Promise.reject(new Error('away')) : Promise.resolve(keys),
    );
    const failed = await Promise.allSettled([loader.load(1), loader.load(2)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await loader.load(3)).toBe(3);
  });

  it.each([[[0]], [[7]], [[0, 1]], [[3, 4, 9]], [[0, 2, 4, 6, 8]], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]])(
    'given ten keys of which those at %j can never be loaded, then they fail alone',
    async (bad) => {
      let statements = 0;
      const loader = new BatchLoader<number, number>({ maxBatchSize: 10, maxInFlight: 1 }, (keys) => {
        statements += 1;
        return keys.some((n) => bad.includes(n))
          ? Promise.reject(Object.assign(new Error('invalid byte sequence'), { code: '22021' }))
          : Promise.resolve(keys);
      });
      const answers = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => loader.load(n)));
      expect(answers.map(({ status }) => status)).toEqual(
        answers.map((_, n) => (bad.includes(n) ? 'rejected' : 'fulfilled')),
      );
      expect(statements).toBeLessThan(20);
    },
  );
});
