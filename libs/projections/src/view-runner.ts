import type { RecordedEvent } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import { recordSpans } from '@boxtrail/observability';
import { UnreadableEvent, type BareEvent, type Batch, type EventStore } from '@boxtrail/event-store';
import { stopController } from '@boxtrail/async';
import { CheckpointMoved } from './checkpoints';
import { Filling } from './filling';
import { countUnreadable } from './unreadable';
import { checkpoint, isLive, refuseOlderThanAll, RunningVersions } from './versions';
import { keyOf, readingOf, schemaOf, type View } from './view';
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
/** Failures in a row from which on a view counts as failing. */
const failuresShown = 3;
/** Another instance keeps a view while its checkpoint moves at least this often, in ms. */
const quietMs = 250;
/** Between two looks at it, in ms: while somebody waits here, and else. */
const lookMs = { waited: 20, else: 100 };

/** Log positions, about, of a new version that is filled before the process serves: its rows are there in a moment. */
const filledAtOnce = 2_000;

/** How a view of this process fares. */
export type ViewState =
  | { readonly state: 'live' }
  /** It has no rows to read yet. `filled` goes from 0 to 1. */
  | { readonly state: 'filling'; readonly filled: number }
  /** It stands still and is tried again. */
  | { readonly state: 'failing'; readonly reason: string };

/** Keeps the views of this process up with the log: one transaction per batch, rows and checkpoint together. */
export class ViewRunner {
  private readonly stopping = stopController();
  private readonly seen = new Map<string, Waiters>();
  private readonly keys: Map<string, string>;
  private readonly failing = new Map<string, string>();
  private readonly running: RunningVersions;
  private loops: Promise<void>[] = [];
  private readonly filling: Filling;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly log: RunnerLog,
    /** Views that it can wait for although it does not keep them. */
    known: readonly View[] = [],
  ) {
    this.keys = new Map(known.map((view) => [view.name, keyOf(view)]));
    this.running = new RunningVersions(pool);
    this.filling = new Filling({
      pool,
      store,
      signal: this.stopping.signal,
      onLive: (view) => {
        this.failing.delete(view.name);
        this.loops.push(this.keepUp(view));
      },
      onFailure: ({ name }, error) => {
        this.failing.set(name, (error as Error).message);
        log.warn(`view ${name}: ${String(error)}; trying again`);
      },
    });
  }

  /**
   * Resolves when all views are live or, in a long log, when the live ones are kept up and the others are being filled.
   * @throws when this database has only newer versions of a view.
   */
  async start(views: readonly View[]): Promise<void> {
    await this.running.hold(views);
    await refuseOlderThanAll(this.pool, views);
    const head = await this.store.head().catch(() => Infinity);
    const missing: View[] = [];
    for (const view of views) {
      this.keys.set(view.name, keyOf(view));
      this.seen.set(view.name, new Waiters());
      if (head === 0) await prepare(this.pool, view);
      if (await isLive(this.pool, view)) this.loops.push(this.keepUp(view));
      else missing.push(view);
    }
    const tried = this.filling.start(missing);
    if (head <= filledAtOnce * this.store.positionsPerEvent) await tried;
  }

  isLive(name: string): boolean {
    return !this.filling.filled.has(name);
  }

  areLive(): boolean {
    return this.filling.filled.size === 0;
  }

  /** Resolves when all views of this process are live, or when it stops. */
  whenLive(): Promise<void> {
    return this.filling.whenDone();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.filling.whenDone();
    await Promise.all(this.loops);
    await this.running.release();
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
      if (((await checkpoint(this.pool, this.keys.get(name) ?? name)) ?? -1) >= position) return true;
      if (performance.now() > deadline) return false;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Log position each view of this process has seen. */
  positions(): ReadonlyMap<string, number> {
    return new Map([...this.seen].map(([name, waiters]) => [name, waiters.reached]));
  }

  /** How each view of this process fares, by name. */
  states(): ReadonlyMap<string, ViewState> {
    return new Map([...this.seen.keys()].map((name) => [name, this.stateOf(name)]));
  }

  /** How many events each view of this process goes on without. */
  async unreadable(): Promise<ReadonlyMap<string, number>> {
    const names = [...this.seen.keys()];
    const keyOfName = (name: string) => this.keys.get(name) ?? name;
    const counts = await countUnreadable(this.pool, names.map(keyOfName));
    return new Map(names.map((name) => [name, counts.get(keyOfName(name)) ?? 0]));
  }

  private stateOf(name: string): ViewState {
    const reason = this.failing.get(name);
    if (reason !== undefined) return { state: 'failing', reason };
    const filled = this.filling.filled.get(name);
    return filled === undefined ? { state: 'live' } : { state: 'filling', filled };
  }

  private async keepUp(view: View): Promise<void> {
    const { signal } = this.stopping;
    const key = keyOf(view);
    let others = false;
    for (let failures = 0; !signal.aborted;) {
      try {
        if (others) await this.standBy(view, signal);
        others = false;
        let stored = await checkpoint(this.pool, key);
        if (stored === undefined) throw new Error(`version ${view.version} was dropped from this database`);
        this.seen.get(view.name)?.advance(stored);
        if (failures > 0 && stored >= (await this.store.head())) this.failing.delete(view.name);
        for await (const batch of this.store.subscribe(stored, { ...readingOf(view), signal })) {
          stored = await this.advance(view, stored, batch);
          this.seen.get(view.name)?.advance(batch.position);
          failures = 0;
          this.failing.delete(view.name);
        }
      } catch (error) {
        if (signal.aborted) return;
        others = error instanceof CheckpointMoved;
        if (others) continue;
        failures += 1;
        this.log.warn(`view ${view.name}: ${String(error)}; trying again`);
        if (failures >= failuresShown || error instanceof UnreadableEvent)
          this.failing.set(view.name, (error as Error).message);
        await new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 50 * 2 ** Math.min(failures, 7))));
      }
    }
  }

  /**
   * While another instance keeps the view up: only looks how far it is. To read and project the same events beside it would
   * cost as much, and bring nothing. Resolves when it stands still: it has nothing to do, or is gone.
   */
  private async standBy(view: View, signal: AbortSignal): Promise<void> {
    const waiters = this.seen.get(view.name);
    let at = -1;
    for (let since = performance.now(); performance.now() - since < quietMs && !signal.aborted;) {
      const position = (await checkpoint(this.pool, keyOf(view))) ?? -1;
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
    await projectBatch(this.pool, view, batch, { name: keyOf(view), schema: schemaOf(view), from: stored });
    const parentOf = (event: Partial<RecordedEvent>) => event.metadata?.traceparent;
    recordSpans(`view ${view.name}`, events, parentOf, { startTime });
    for (const { message } of unreadable.slice(0, maxWarnings))
      this.log.warn(`view ${view.name} goes on without an event: ${message}`);
    return position;
  }
}
