import type { RecordedEvent } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import { recordSpans } from '@boxtrail/observability';
import { UnreadableEvent, type BareEvent, type Batch, type EventStore } from '@boxtrail/event-store';
import { stopController } from '@boxtrail/async';
import { CheckpointMoved } from './checkpoints';
import { countUnreadable } from './unreadable';
import { readingOf, schemaOf, type View } from './view';
import { prepare, projectBatch } from './view-tables';
import { Waiters } from './waiters';

export const VIEW_RUNNER = Symbol('view runner');

export interface RunnerLog {
  warn(message: string): void;
}

/** Events that do not concern a view, about, over which its progress stays unwritten. */
const lazyEvents = 10_000;
/** Lines in the process's own log about one batch, at most: all are in the database. */
const maxWarnings = 20;
/** Another instance keeps a view while its checkpoint moves at least this often, in ms. */
const quietMs = 250;
/** Between two looks at it, in ms: while somebody waits here, and else. */
const lookMs = { waited: 20, else: 100 };

/** Keeps the views of this process up with the log: one transaction per batch, rows and checkpoint together. */
export class ViewRunner {
  private readonly stopping = stopController();
  private readonly seen = new Map<string, Waiters>();
  private readonly stopped = new Map<string, string>();
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

  /** Why views of this process stand still: an event they need cannot be read. */
  problems(): ReadonlyMap<string, string> {
    return this.stopped;
  }

  /** How many events each view of this process goes on without. */
  async unreadable(): Promise<ReadonlyMap<string, number>> {
    const names = [...this.seen.keys()];
    const counts = await countUnreadable(this.pool, names);
    return new Map(names.map((name) => [name, counts.get(name) ?? 0]));
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
    let others = false;
    for (let failures = 0; !signal.aborted;) {
      try {
        if (others) await this.standBy(view.name, signal);
        others = false;
        let stored = await this.checkpoint(view.name);
        this.seen.get(view.name)?.advance(stored);
        for await (const batch of this.store.subscribe(stored, { ...readingOf(view), signal })) {
          stored = await this.advance(view, stored, batch);
          this.seen.get(view.name)?.advance(batch.position);
          failures = 0;
          this.stopped.delete(view.name);
        }
      } catch (error) {
        if (signal.aborted) return;
        others = error instanceof CheckpointMoved;
        if (others) continue;
        failures += 1;
        if (error instanceof UnreadableEvent) this.stopped.set(view.name, error.message);
        this.log.warn(`view ${view.name}: ${String(error)}; trying again`);
        await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 50 * 2 ** Math.min(failures, 7))));
      }
    }
  }

  /**
   * While another instance keeps the view up: only looks how far it is. To read and project the same events beside it would
   * cost as much, and bring nothing. Resolves when it stands still: it has nothing to do, or is gone.
   */
  private async standBy(name: string, signal: AbortSignal): Promise<void> {
    const waiters = this.seen.get(name);
    let at = -1;
    for (let since = performance.now(); performance.now() - since < quietMs && !signal.aborted;) {
      const position = await this.checkpoint(name);
      waiters?.advance(position);
      if (position !== at) since = performance.now();
      at = position;
      await new Promise((resolve) => setTimeout(resolve, waiters?.waitedFor ? lookMs.waited : lookMs.else));
    }
  }

  /** Applies a batch; answers how far the stored checkpoint is now. */
  private async advance(view: View, stored: number, batch: Batch<BareEvent>): Promise<number> {
    const { events, unreadable = [], position } = batch;
    const passed = (position - stored) / this.store.positionsPerEvent;
    if (events.length + unreadable.length === 0 && passed < lazyEvents) return stored;
    const startTime = Date.now();
    await projectBatch(this.pool, view, batch, { name: view.name, schema: schemaOf(view), from: stored });
    const parentOf = (event: Partial<RecordedEvent>) => event.metadata?.traceparent;
    recordSpans(`view ${view.name}`, events, parentOf, { startTime });
    for (const { message } of unreadable.slice(0, maxWarnings))
      this.log.warn(`view ${view.name} goes on without an event: ${message}`);
    return position;
  }
}
