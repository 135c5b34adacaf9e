/** Runs work of one key one after another, in the order of the calls; work of different keys runs concurrently. */
export class KeyedMutex {
  private readonly last = new Map<string, Promise<unknown>>();

  runExclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
    const previous = this.last.get(key);
    const mine = previous === undefined ? work() : previous.then(work, work);
    this.last.set(key, mine);
    const done = () => {
      if (this.last.get(key) === mine) this.last.delete(key);
    };
    mine.then(done, done);
    return mine;
  }
}
