import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clockAhead, noteServiceTime, onClockChange, timeNow } from './clock';

const day = 86_400_000;
const now = Date.parse('2026-03-16T08:00:00Z');

describe('the clock of this computer', () => {
  beforeEach(() => vi.useFakeTimers({ now }));
  afterEach(() => {
    noteServiceTime(new Date(Date.now()).toUTCString());
    vi.useRealTimers();
  });

  it.each([
    [0, 0],
    [90_000, 0],
    [day, day],
    [-day, -day],
  ])('given a clock %i ms ahead of the answers, then it is known to be %i ms ahead', (ahead, known) => {
    noteServiceTime(new Date(now - ahead).toUTCString());
    expect(clockAhead()).toBe(known);
    expect(timeNow()).toBe(now - known);
  });

  it('given answers that say the same, then readers are told once', () => {
    const told = vi.fn();
    const end = onClockChange(told);
    for (const late of [0, 1_000, 30_000]) noteServiceTime(new Date(now - day - late).toUTCString());
    expect(told).toHaveBeenCalledTimes(1);
    noteServiceTime(null);
    noteServiceTime('soon');
    expect(clockAhead()).toBe(day);
    end();
  });
});
