import { asking, measurementTimeoutMs } from './asking';

describe('asking for a measurement', () => {
  it('given an answer, then that; given a failure, then none, and the next is asked again', async () => {
    const answers = [Promise.resolve(1), Promise.reject(new Error('away')), Promise.resolve(3)];
    answers[1]?.catch(() => undefined);
    const ask = asking(() => answers.shift() ?? Promise.resolve(0));
    expect([await ask(), await ask(), await ask()]).toEqual([1, undefined, 3]);
    const throws = asking(() => {
      throw new Error('at once');
    });
    expect(await throws()).toBeUndefined();
  });

  it('given no answer, then every caller times out, and only one question is pending', async () => {
    let questions = 0;
    let answer: (value: number) => void = () => undefined;
    const ask = asking(() => {
      questions += 1;
      return new Promise<number>((resolve) => (answer = resolve));
    });
    const started = performance.now();
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([undefined, undefined, undefined]);
    expect(performance.now() - started).toBeLessThan(measurementTimeoutMs + 500);
    const late = ask();
    answer(7);
    expect([await late, questions]).toEqual([7, 1]);
    void ask();
    expect(questions).toBe(2);
    answer(8);
  });
});
