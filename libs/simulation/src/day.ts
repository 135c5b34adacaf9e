import { Refused, type ApiClient } from './api-client';
import { chunks } from './groups';
import type { DayPlan } from './plan';

/** Told while the day is played: how many of its steps are done. */
export type Progress = (done: number, of: number, doing: string) => void;

/** Requests in flight at once: a city's scanners, a little tamed. */
export const width = 12;

/** A day on its way: what all its parts need, and what it has come to. */
export class Day {
  /** The code of each refusal that was provoked, as it should be. */
  readonly refusals: string[] = [];
  /** Who packs for a round, as the service said when the round was opened. */
  readonly supplierOf = new Map<string, string>();
  /** Loads that were driven. */
  readonly loads: string[] = [];
  private done = 0;
  private readonly total: number;

  constructor(
    readonly api: ApiClient,
    readonly plan: DayPlan,
    private readonly progress: Progress,
  ) {
    this.total = plan.rounds.length * 5;
  }

  get seed(): number {
    return this.plan.options.seed;
  }

  /** One more step is done. */
  step(doing: string): void {
    this.done += 1;
    this.progress(Math.min(this.done, this.total), this.total, doing);
  }

  end(): void {
    this.progress(this.total, this.total, 'the day is over');
  }

  /** Neither lost, destroyed nor left behind before it came to its district. */
  reachedDistrict(sscc: string): boolean {
    const { missing, destroyed, leftBehind } = this.plan.troubles;
    return !missing.has(sscc) && !destroyed.has(sscc) && !leftBehind.has(sscc);
  }

  /** Sends lines of which every one must be taken (or be known already, when the day is resumed). */
  async lines(
    context: 'orders' | 'packing' | 'delivery',
    role: string,
    path: string,
    lines: readonly object[],
    expected: 'accepted' | 'duplicate' = 'accepted',
  ): Promise<void> {
    for (const part of chunks(lines, 5_000)) {
      const answer = await this.api.bulk(
        context,
        role,
        path,
        part.map((line) => JSON.stringify(line)).join('\n'),
      );
      const odd = answer.lines.find(({ status }) => status !== expected && status !== 'duplicate');
      if (odd !== undefined)
        throw new Error(`${path}, line ${odd.line}: ${odd.status} ${odd.code}: ${odd.detail}`);
    }
  }

  /** A packing job appears by itself, a moment after its round is closed. */
  untilThere(path: string): Promise<void> {
    return until(path, async () => {
      try {
        await this.api.get('packing', 'packer', path);
        return true;
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return false;
        throw error;
      }
    });
  }

  /** What a gate saw of a load's pass is noted on the load by itself. */
  checkpointNoted(loadId: string): Promise<void> {
    return until(loadId, async () => {
      const load = await this.api.get<{ checkpoints: unknown[] }>(
        'delivery',
        'station',
        `/v1/loads/${loadId}`,
      );
      return load.checkpoints.length > 0;
    });
  }
}

/** Asks until the answer is yes, for half a minute at most. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${what} is still not there after 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
