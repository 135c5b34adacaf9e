import type { RunnerLog } from '@boxtrail/projections';

/** What is in the way now, by who met it. Each is logged when it begins or changes, not at every try. */
export class Troubles {
  private readonly now = new Map<string, string>();

  constructor(private readonly log: RunnerLog) {}

  report(who: string, words: string): void {
    if (this.now.get(who) === words) return;
    this.now.set(who, words);
    this.log.warn(`${who}: ${words}; trying again`);
  }

  over(who: string): void {
    if (this.now.delete(who)) this.log.warn(`${who}: works again`);
  }

  list(): string[] {
    return [...this.now].map(([who, words]) => `${who}: ${words}`);
  }
}
