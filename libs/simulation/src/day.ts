import { Refused, type ApiClient } from './api-client';
import { chunks } from './groups';
import type { DayPlan } from './plan';

/** Progress callback: the number of finished steps. */
export type Progress = (done: number, of: number, doing: string) => void;

/** Maximum requests in flight. */
export const width = 12;

/** The running simulation: shared dependencies and results so far. */
export class Day {
  /** The code of each provoked refusal. */
  readonly refusals: string[] = [];
  /** The supplier of a round, as the service returned it. */
  readonly supplierOf = new Map<string, string>();
  /** Number of completed loads. */
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

  /** Reports one finished step. */
  step(doing: string): void {
    this.done += 1;
    this.progress(Math.min(this.done, this.total), this.total, doing);
  }

  end(): void {
    this.progress(this.total, this.total, 'the day is over');
  }

  /** Not lost, destroyed or left behind before it reached its district. */
  reachedDistrict(sscc: string): boolean {
    const { missing, destroyed, leftBehind } = this.plan.incidents;
    return !missing.has(sscc) && !destroyed.has(sscc) && !leftBehind.has(sscc);
  }

  /** Sends lines that must all be accepted (or be duplicates, when the day is resumed). */
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

  /** A policy creates the packing job shortly after its round is closed. */
  waitUntilFound(path: string): Promise<void> {
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

  /** A policy records the checkpoint on the load. */
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

/** Polls until the condition holds, for at most 30 s. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${what} is still not there after 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
