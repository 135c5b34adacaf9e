import { Overloaded } from '../port/event-store';
import { Gate } from './gate';

describe('the gate of the appends', () => {
  it('given more than may run and wait, then the rest waits in order, and the excess is refused', async () => {
    const gate = new Gate(2, 3);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const work = (n: number) => () => {
      begun.push(n);
      return new Promise<number>((resolve) => ends.push(() => resolve(n)));
    };
    const accepted = [0, 1, 2, 3, 4].map((n) => gate.run(work(n)));
    await expect(gate.run(work(5))).rejects.toThrow(Overloaded);
    expect(begun).toEqual([0, 1]);
    for (const after of [
      [0, 1, 2],
      [0, 1, 2, 3],
      [0, 1, 2, 3, 4],
    ]) {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
      expect(begun).toEqual(after);
    }
    for (const end of ends) end();
    expect(await Promise.all(accepted)).toEqual([0, 1, 2, 3, 4]);
    await gate.idle();
    expect(await gate.run(() => Promise.resolve('again'))).toBe('again');
  });

  it('given work that fails, then its place is free again', async () => {
    const gate = new Gate(1, 1);
    await expect(gate.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.run(() => Promise.resolve(1))).toBe(1);
  });
});
