import { bulk, dataOf, ndjson, Refused, type BoxtrailApi } from '@boxtrail/api-client';
import { endOfDay, type SimulatedClock } from './clock';
import { chunks } from './groups';
import type { Parties } from './parties';
import type { DayPlan, PlannedBox, PlannedRound } from './plan';

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
  /** The lot of each box's contents, by SSCC. */
  readonly lotOf = new Map<string, string>();
  /** Number of completed loads. */
  readonly loads: string[] = [];
  private done = 0;
  private readonly total: number;

  constructor(
    private readonly parties: Parties,
    /** With the keys of the installation; those of `parties` are for a past day. */
    private readonly partiesOfToday: Parties,
    readonly plan: DayPlan,
    private readonly progress: Progress,
    private readonly clock?: SimulatedClock,
  ) {
    this.total = plan.rounds.length * 6;
  }

  get seed(): number {
    return this.plan.options.seed;
  }

  /** The client of a role at a context. */
  at(...party: Parameters<Parties['at']>): BoxtrailApi {
    return this.parties.at(...party);
  }

  /** The same; its decisions count as made when they are recorded. */
  ofToday(...party: Parameters<Parties['at']>): BoxtrailApi {
    return this.partiesOfToday.at(...party);
  }

  /** What follows is recorded at this moment of the day, where the clock can be set. */
  async clockShows(moment: string): Promise<void> {
    await this.clock?.set(moment, endOfDay);
  }

  /** The boxes of the round that has most. */
  get mostBoxes(): number {
    return Math.max(...this.plan.rounds.map(({ boxes }) => boxes.length));
  }

  /** Reports one finished step. */
  step(doing: string): void {
    this.done += 1;
    this.progress(Math.min(this.done, this.total), this.total, doing);
  }

  /** Policies record events shortly after those they react to: the day ends at the head of the log. */
  async head(): Promise<number> {
    const views = await dataOf(this.at('audit', 'auditor').GET('/v1/views'));
    return Math.max(...views.map(({ head }) => head));
  }

  end(): void {
    this.progress(this.total, this.total, 'the day is over');
  }

  /** Not lost, destroyed or left behind before it reached its district. */
  reachedDistrict(sscc: string): boolean {
    const { missing, destroyed, leftBehind } = this.plan.incidents;
    return !missing.has(sscc) && !destroyed.has(sscc) && !leftBehind.has(sscc);
  }

  /** The boxes that go with the last load of a round: its own, and those put on the wrong van. */
  onTheVanOf({ roundId, boxes }: PlannedRound): readonly PlannedBox[] {
    const { wrongCommunity } = this.plan.incidents;
    const astray = [...wrongCommunity].flatMap(([sscc, to]) => (to === roundId ? [sscc] : []));
    const others = this.plan.rounds.flatMap((round) =>
      round.boxes.filter(({ sscc }) => astray.includes(sscc)),
    );
    return [...boxes.filter(({ sscc }) => this.reachedCommunity(sscc)), ...others];
  }

  /** Its own community. */
  reachedCommunity(sscc: string): boolean {
    return this.reachedDistrict(sscc) && !this.plan.incidents.wrongCommunity.has(sscc);
  }

  /** Sends lines that must all be accepted (or be duplicates, when the day is resumed). */
  async lines<Line>(
    lines: readonly Line[],
    send: (body: ReturnType<typeof ndjson<Line>>) => ReturnType<Parameters<typeof bulk>[0]>,
    expected: 'accepted' | 'duplicate' = 'accepted',
  ): Promise<void> {
    for (const part of chunks(lines, 5_000)) {
      const answer = await bulk(() => send(ndjson(part)));
      const odd = answer.lines.find(({ status }) => status !== expected && status !== 'duplicate');
      if (odd !== undefined) throw new Error(`line ${odd.line} is not ${expected}: ${JSON.stringify(odd)}`);
    }
  }

  /** A policy creates the packing job shortly after its round is closed. */
  jobCreated(jobId: string): Promise<void> {
    const params = { path: { jobId } };
    return until(`packing job ${jobId}`, async () => {
      try {
        await dataOf(this.at('packing', 'packer').GET('/v1/packing-jobs/{jobId}', { params }));
        return true;
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return false;
        throw error;
      }
    });
  }

  /** A policy gives a declined job to another supplier, or says that there is none. */
  jobAnswered(jobId: string): Promise<void> {
    const params = { path: { jobId } };
    return until(`another supplier for packing job ${jobId}`, async () => {
      const job = await dataOf(this.at('packing', 'packer').GET('/v1/packing-jobs/{jobId}', { params }));
      return job.moved !== null || job.isUnserved;
    });
  }

  /** A policy records the checkpoint on the load. */
  checkpointNoted(loadId: string): Promise<void> {
    const params = { path: { loadId } };
    return until(`checkpoint of load ${loadId}`, async () => {
      const load = await dataOf(this.at('delivery', 'station').GET('/v1/loads/{loadId}', { params }));
      return load.checkpoints.length > 0;
    });
  }
}

/** The idempotency key of a command: a retry has no second effect. */
export const key = (command: string) => ({ 'Idempotency-Key': command });

/** Polls until the condition holds, for at most 30 s. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${what} is still not there after 30 s`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
