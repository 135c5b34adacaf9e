import { Inject, Injectable } from '@nestjs/common';
import { invalid } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { LOG_POOL, LookUps } from '@boxtrail/database';
import { Cursor } from './cursor';
import { CursorField, QueryIntegerField } from '@boxtrail/input';
import { Behind } from '../problems/problem';

/** Query of every read. */
export class ReadQuery {
  @QueryIntegerField(0, Number.MAX_SAFE_INTEGER, {
    description: 'wait (at most 5 s) until this log position is visible',
  })
  atLeast?: number;
}

/** Query of every list. */
export class PageQuery extends ReadQuery {
  @QueryIntegerField(1, 200, { default: 50 })
  limit?: number;

  @CursorField()
  cursor?: string;
}

/** One page of a list in a stable order. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Pass it as `cursor` for what follows; null on the last page. */
  readonly next: string | null;
}

/** Longest wait for a view, in ms. */
const patience = 5_000;

/** What queries need: rows, and the certainty that a view is recent enough. */
@Injectable()
export class Reads {
  constructor(
    @Inject(Pool) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'head'>,
    @Inject(VIEW_RUNNER) private readonly runner: Pick<ViewRunner, 'waitFor'>,
    private readonly lookUps: LookUps,
    @Inject(LOG_POOL) private readonly logPool: Pool,
  ) {}

  /** Whether one statement can read both the views and what services share. */
  get oneDatabase(): boolean {
    return this.logPool === this.pool;
  }

  /**
   * Waits until the view has seen `atLeast`. Throws `POSITION_UNKNOWN` (400) at once when the log ends before it, and
   * `Behind` (503) when the view takes longer than 5 s.
   */
  async caughtUp(view: string, atLeast: number | undefined): Promise<void> {
    if (atLeast === undefined || (await this.runner.waitFor(view, atLeast, 0))) return;
    // The head of the log itself: what this process has seen of it may be older than an answer of another one.
    const head = await this.store.head();
    if (atLeast > head) {
      const detail = `the log has no position ${atLeast} yet: its last is ${head}`;
      throw invalid('POSITION_UNKNOWN', detail, '/atLeast');
    }
    await this.wait(view, atLeast);
  }

  private async wait(view: string, position: number): Promise<void> {
    if (await this.runner.waitFor(view, position, patience)) return;
    throw new Behind(`position ${position} is not visible in ${view} yet; ask again`);
  }

  /**
   * Waits until the view has seen everything acknowledged before this call, for decisions that look at a view. Answers the
   * log position that it has seen at least.
   */
  async upToDate(view: string): Promise<number> {
    const head = await this.store.head();
    await this.wait(view, head);
    return head;
  }

  async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows;
  }

  /** Rows of what services share: from the database of the log. */
  async sharedRows<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.logPool.query<Row>(text, [...values])).rows;
  }

  /** Rows found by their keys, many times a second. `name` stands for `text`: no two statements share one. */
  byKey<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.lookUps.rows<Row>(name, text, values);
  }

  /**
   * One page of the list of this name. `text` sorts by `key` and takes the key to start after as `$1` (empty on the
   * first page) and the number of rows as `$2`; further values follow. `keys` describes what a key may be.
   */
  async page<Row extends object>(
    list: string,
    query: PageQuery,
    key: keyof Row & string,
    text: string,
    values: readonly unknown[] = [],
    keys?: RegExp,
  ): Promise<Page<Row>> {
    const { limit = 50 } = query;
    const cursor = new Cursor(list, query, keys);
    const rows = await this.rows<Row>(text, [cursor.after() ?? '', limit + 1, ...values]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? cursor.next(String(last[key])) : null };
  }
}
