import type { Pool } from 'pg';
import type { Batch, EventStore } from '../event-store/event-store';
import { stopController } from '../stop-controller';
import { CheckpointMoved, moveCheckpoint } from './checkpoints';
import { schemaOf, type View } from './view';
import { inSchema, prepare, projectInto } from './view-tables';
import { Waiters } from './waiters';

export interface RunnerLog {
  warn(message: string): void;
}

/** Unwritten progress over events that do not concern a view, at most. */
const lazyPositions = 10_000;

/** Keeps the views of this process up with the log: one transaction per batch, rows and checkpoint together. */
export class ViewRunner {
  private readonly stopping = stopController();
  private readonly seen = new Map<string, Waiters>();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly log: RunnerLog,
  ) {}

  async start(views: readonly View[]): Promise<void> {
    for (const view of views) {
      await prepare(this.pool, view);
      this.seen.set(view.name, new Waiters());
    }
    this.loops = views.map((view) => this.keepUp(view));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  /**
   * Resolves to true when the view has seen everything up to `position`; to false after `timeoutMs`.
   * Also for views that another process keeps: then by looking at their checkpoint.
   */
  async waitFor(name: string, position: number, timeoutMs: number): Promise<boolean> {
    const mine = this.seen.get(name);
    if (mine !== undefined) return mine.reach(position, timeoutMs);
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      if ((await this.checkpoint(name)) >= position) return true;
      if (performance.now() > deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Log position each view of this process has seen. */
  positions(): ReadonlyMap<string, number> {
    return new Map([...this.seen].map(([name, waiters]) => [name, waiters.reached]));
  }

  private async checkpoint(name: string): Promise<number> {
    const { rows } = await this.pool.query<{ position: string }>(
      'SELECT position FROM progress.checkpoints WHERE name = $1',
      [name],
    );
    return Number(rows[0]?.position ?? 0);
  }

  private async keepUp(view: View): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted;) {
      try {
        let stored = await this.checkpoint(view.name);
        this.seen.get(view.name)?.advance(stored);
        for await (const batch of this.store.subscribe(stored, { types: view.types, signal })) {
          stored = await this.advance(view, stored, batch);
          this.seen.get(view.name)?.advance(batch.position);
          failures = 0;
        }
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (!(error instanceof CheckpointMoved))
          this.log.warn(`view ${view.name}: ${String(error)}; trying again`);
        await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 50 * 2 ** Math.min(failures, 7))));
      }
    }
  }

  /** Applies a batch; answers how far the stored checkpoint is now. */
  private async advance(view: View, stored: number, batch: Batch): Promise<number> {
    if (batch.events.length === 0 && batch.position - stored < lazyPositions) return stored;
    await inSchema(this.pool, schemaOf(view), async (client) => {
      await moveCheckpoint(client, view.name, stored, batch.position);
      if (batch.events.length > 0) await projectInto(client, view, batch.events);
    });
    return batch.position;
  }
}
