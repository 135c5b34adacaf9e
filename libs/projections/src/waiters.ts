/** A position that only grows, and those who wait for it to get somewhere. */
export class Waiters {
  private position = 0;
  private readonly waiting = new Set<{ readonly position: number; done(arrived: boolean): void }>();

  get reached(): number {
    return this.position;
  }

  /** Whether somebody waits now. */
  get waitedFor(): boolean {
    return this.waiting.size > 0;
  }

  advance(position: number): void {
    this.position = Math.max(this.position, position);
    for (const waiter of this.waiting) if (waiter.position <= this.position) waiter.done(true);
  }

  /** True as soon as the position is reached, false when that takes longer than `timeoutMs`. */
  reach(position: number, timeoutMs: number): Promise<boolean> {
    if (position <= this.position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiter.done(false), timeoutMs);
      const waiter = {
        position,
        done: (arrived: boolean) => {
          clearTimeout(timer);
          this.waiting.delete(waiter);
          resolve(arrived);
        },
      };
      this.waiting.add(waiter);
    });
  }
}
