import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Overloaded, type EventStore } from '@boxtrail/event-store';
import { checkpointOf } from './rebuild-state';
import { fill } from './rebuild';
import { checkpoint } from './versions';
import type { View } from './view';

/** Between two attempts to fill what is not live yet, in ms. */
const retryMs = 500;

interface Environment {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly signal: AbortSignal;
  /** A view is live now. */
  readonly onLive: (view: View) => void;
  readonly onFailure: (view: View, error: unknown) => void;
}

/** Fills the views of a process that are not live yet, one after the other: each needs two connections. */
export class Filling {
  /** Of each view that is not live, by name, how much of the log its rows hold: from 0 to 1. */
  readonly filled = new Map<string, number>();
  private done: Promise<void> = Promise.resolve();

  constructor(private readonly environment: Environment) {}

  /** Resolves when each view had its first attempt; the rest is tried again until it is live. */
  async start(views: readonly View[]): Promise<void> {
    for (const { name } of views) this.filled.set(name, 0);
    const first = this.tryEach(views);
    this.done = first.then((left) => this.tryRest(left));
    await first;
  }

  /** Resolves when all are live, or when the process stops. */
  whenDone(): Promise<void> {
    return this.done;
  }

  private async tryRest(views: readonly View[]): Promise<void> {
    const { signal } = this.environment;
    for (let left = views; left.length > 0 && !signal.aborted;) {
      await pause(retryMs, undefined, { signal }).catch(() => undefined);
      left = await this.tryEach(left);
    }
  }

  /** Answers those that are not live then. */
  private async tryEach(views: readonly View[]): Promise<View[]> {
    const left: View[] = [];
    for (const view of views) if (!(await this.tryOne(view))) left.push(view);
    return left;
  }

  private async tryOne(view: View): Promise<boolean> {
    const { pool, store, signal, onLive, onFailure } = this.environment;
    try {
      signal.throwIfAborted();
      await fill(pool, store, view, (position, head) => {
        signal.throwIfAborted();
        this.filled.set(view.name, position / head);
      });
      this.filled.delete(view.name);
      onLive(view);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      if (error instanceof Overloaded) await this.watch(view).catch(() => undefined);
      else onFailure(view, error);
      return false;
    }
  }

  /** Another process fills the view: how far it is. */
  private async watch(view: View): Promise<void> {
    const { pool, store } = this.environment;
    const head = await store.head();
    const position = (await checkpoint(pool, checkpointOf(view))) ?? 0;
    this.filled.set(view.name, head === 0 ? 0 : Math.min(1, position / head));
  }
}
