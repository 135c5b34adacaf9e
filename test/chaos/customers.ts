import { Random } from '@boxtrail/simulation/random';
import type { Partner } from './partner';
import { road, round, type Scene, type Story } from './stories';

export interface CustomersOptions {
  readonly partner: Partner;
  readonly scene: Scene;
  readonly seed: number;
  /** Prefix of all their ids. */
  readonly prefix: string;
}

/** Half of them run rounds, half of them loads. */
const count = 8;
const stories: readonly Story[] = [round, road];

/** Partners that keep sending commands during all faults. */
export class Customers {
  /** Answers that none of their commands may get; at most 20. */
  readonly refused: string[] = [];
  /** Completed stories. */
  told = 0;
  private running = true;
  private readonly loops: Promise<void>[];

  constructor(private readonly options: CustomersOptions) {
    this.loops = Array.from({ length: count }, (_, n) => this.live(n));
  }

  /** Lets each finish its present story. */
  async stop(): Promise<void> {
    this.running = false;
    await Promise.all(this.loops);
  }

  private async live(n: number): Promise<void> {
    const { partner, scene, seed, prefix } = this.options;
    const random = new Random(seed * 101 + n);
    const story = stories[n % stories.length] ?? round;
    for (let i = 0; this.running; i += 1) {
      try {
        await story(`${prefix}${n}-${i}`, scene, partner, random);
        this.told += 1;
      } catch (error) {
        if (this.refused.length < 20) this.refused.push((error as Error).message);
      }
      await new Promise((resolve) => setTimeout(resolve, random.int(20, 200)));
    }
  }
}
