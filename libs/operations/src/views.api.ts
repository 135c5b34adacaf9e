import { Controller, Get, Inject, Injectable, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { unknown } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { Contexts } from '@boxtrail/context';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import {
  Access,
  planners,
  BoundedWork,
  type Caller,
  CallerParam,
  PositionPage,
  Refuses,
} from '@boxtrail/http';
import { RefField } from '@boxtrail/input';
import {
  countUnreadable,
  Differences,
  listUnreadable,
  PaceBesideRequests,
  type ParkedEvent,
  rebuild,
  type RebuildReport,
  type View,
  VIEW_RUNNER,
  type ViewRunner,
} from '@boxtrail/projections';

export interface ViewProgress {
  readonly view: string;
  /** Log position up to which its rows are written. */
  readonly position: number;
  readonly head: number;
  /** Progress of a running rebuild, from 0 to 1. */
  readonly rebuilding?: number;
  /** Unreadable events that it skipped. */
  readonly unreadable: number;
  /** Number of rebuilds with other rows that are not accepted: see `/v1/differences`. */
  readonly differences: number;
  /** Why it has stopped: an event that it needs cannot be read. */
  readonly stopped?: string;
}

interface ParkedPage {
  readonly items: readonly ParkedEvent[];
  /** Pass it as `after` for the next page; null on the last one. */
  readonly next: number | null;
}

/** The view of a route. */
class ViewParam {
  @RefField({ description: 'its name, `<context>.<view>`' })
  view: string;
}

/** The views of this process: their progress and rebuilds. */
@Injectable()
export class Views {
  private readonly rebuilding = new Map<string, number>();

  constructor(
    private readonly contexts: Contexts,
    @Inject(Pool) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VIEW_RUNNER) private readonly runner: ViewRunner,
    private readonly differences: Differences,
  ) {}

  names(): string[] {
    return this.contexts.views.map((view) => view.name);
  }

  async progress(): Promise<ViewProgress[]> {
    const head = await this.store.head();
    const { rows } = await this.pool.query<{ name: string; position: string }>(
      'SELECT name, position FROM progress.checkpoints WHERE name = ANY($1) ORDER BY name',
      [this.names()],
    );
    const unreadable = await countUnreadable(this.pool, this.names());
    const differences = await this.differences.openOfViews(this.names());
    return rows.map(({ name, position }) => {
      const done = this.rebuilding.get(name);
      const stopped = this.runner.problems().get(name);
      return {
        view: name,
        position: Number(position),
        head,
        ...(done !== undefined && { rebuilding: done }),
        unreadable: unreadable.get(name) ?? 0,
        differences: differences.get(name) ?? 0,
        ...(stopped !== undefined && { stopped }),
      };
    });
  }

  /** Unreadable events that a view skipped, in log order. */
  async unreadable(name: string, { after = 0, limit = 50 }: PositionPage): Promise<ParkedPage> {
    const items = await listUnreadable(this.pool, this.view(name).name, after, limit);
    return { items, next: items.length < limit ? null : (items.at(-1)?.position ?? null) };
  }

  async rebuild(name: string, onProgress?: (position: number, head: number) => void): Promise<RebuildReport> {
    const view = this.view(name);
    try {
      const note = (position: number, head: number) => {
        this.rebuilding.set(name, head === 0 ? 1 : position / head);
        onProgress?.(position, head);
      };
      return await rebuild(this.pool, this.store, view, note, new PaceBesideRequests());
    } finally {
      this.rebuilding.delete(name);
    }
  }

  private view(name: string): View {
    const view = this.contexts.views.find((candidate) => candidate.name === name);
    if (view === undefined)
      throw unknown('VIEW_UNKNOWN', `there is no view ${name}; there are ${this.names().join(', ')}`);
    return view;
  }
}

/** Rebuilds over REST run one at a time; others are refused. */
const rebuildBounds = { places: 1, perClient: 1, queue: 0, queuePerClient: 0, queueTimeoutMs: 0 };

@ApiTags('operations')
@Controller('v1/views')
export class ViewsApi {
  private readonly rebuilds = new BoundedWork('rebuilds', rebuildBounds);

  constructor(private readonly views: Views) {}

  @Get()
  @Access(...planners, 'auditor')
  @ApiOperation({ summary: 'The progress of each view' })
  listViews(): Promise<ViewProgress[]> {
    return this.views.progress();
  }

  @Get(':view/unreadable')
  @Access(...planners, 'auditor')
  @Refuses({}, 'VIEW_UNKNOWN')
  @ApiOperation({ summary: 'Unreadable events that a view has skipped' })
  listUnreadableEvents(@Param() { view }: ViewParam, @Query() query: PositionPage): Promise<ParkedPage> {
    return this.views.unreadable(view, query);
  }

  @Post(':view/rebuild')
  @Access('admin', 'auditor')
  @Refuses({}, 'VIEW_UNKNOWN')
  @ApiOperation({
    summary: 'Rebuild a view beside the live one, compare both, and switch if they are equal',
    description:
      'If they differ, the difference is recorded under `difference` (see `/v1/differences`), and the live view ' +
      'keeps serving. Once the difference is accepted, the next rebuild switches to the rows that were compared. An ' +
      'interrupted rebuild is resumed.',
  })
  rebuildView(@Param() { view }: ViewParam, @CallerParam() { principal }: Caller): Promise<RebuildReport> {
    return this.rebuilds.run(principal.subject, () => this.views.rebuild(view));
  }
}
