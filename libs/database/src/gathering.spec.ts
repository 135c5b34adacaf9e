import { Gathering } from './gathering';

describe('questions asked together', () => {
  /** Doubles numbers; keeps what it was asked at once, and answers when it is let. */
  function doubling(bounds = { together: 3, inFlight: 1 }) {
    const asked: (readonly number[])[] = [];
    const letGo: (() => void)[] = [];
    const gathering = new Gathering<number, number>(bounds, async (questions) => {
      asked.push(questions);
      await new Promise<void>((resolve) => letGo.push(resolve));
      return questions.map((n) => n * 2);
    });
    const next = async () => {
      while (letGo.length === 0) await Promise.resolve();
      letGo.shift()?.();
    };
    return { gathering, asked, next };
  }

  it('given several at the same moment, then one answer is asked for, and each gets its own', async () => {
    const { gathering, asked, next } = doubling();
    const answers = Promise.all([1, 2, 3].map((n) => gathering.ask(n)));
    await next();
    expect(await answers).toEqual([2, 4, 6]);
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('given more while one is on its way, then they go together when it is back, within the bound', async () => {
    const { gathering, asked, next } = doubling();
    const first = gathering.ask(1);
    await Promise.resolve();
    const later = Promise.all([2, 3, 4, 5].map((n) => gathering.ask(n)));
    await next();
    expect(await first).toBe(2);
    await next();
    await next();
    expect(await later).toEqual([4, 6, 8, 10]);
    expect(asked).toEqual([[1], [2, 3, 4], [5]]);
  });

  it('given a failure, then those who asked are told, and the next are answered', async () => {
    let fails = true;
    const gathering = new Gathering<number, number>({ together: 10, inFlight: 1 }, (questions) =>
      fails ? Promise.reject(new Error('away')) : Promise.resolve(questions),
    );
    const failed = await Promise.allSettled([gathering.ask(1), gathering.ask(2)]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await gathering.ask(3)).toBe(3);
  });

  it.each([[[0]], [[7]], [[0, 1]], [[3, 4, 9]], [[0, 2, 4, 6, 8]], [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]]])(
    'given that of ten questions those at %j can never be answered, then they fail alone',
    async (bad) => {
      let statements = 0;
      const gathering = new Gathering<number, number>({ together: 10, inFlight: 1 }, (questions) => {
        statements += 1;
        return questions.some((n) => bad.includes(n))
          ? Promise.reject(Object.assign(new Error('invalid byte sequence'), { code: '22021' }))
          : Promise.resolve(questions);
      });
      const answers = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => gathering.ask(n)));
      expect(answers.map(({ status }) => status)).toEqual(
        answers.map((_, n) => (bad.includes(n) ? 'rejected' : 'fulfilled')),
      );
      expect(statements).toBeLessThan(20);
    },
  );
});
