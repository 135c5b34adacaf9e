import { Controller, Get, HttpCode, Inject, Injectable, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { unknown } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { Contexts } from '@boxtrail/context';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import {
  Access,
  Behind,
  planners,
  BoundedWork,
  type Caller,
  CallerParam,
  PositionPage,
  Refuses,
} from '@boxtrail/http';
import { contextIn, ownedId } from '@boxtrail/database';
import { RefField } from '@boxtrail/input';
import {
  countUnreadable,
  Differences,
  type DroppedVersions,
  dropOld,
  isLive,
  keyOf,
  listUnreadable,
  PaceBesideRequests,
  type ParkedEvent,
  rebuild,
  type RebuildReport,
  storedVersions,
  type View,
  VIEW_RUNNER,
  type ViewRunner,
  type ViewState,
} from '@boxtrail/projections';

interface OtherVersion {
  readonly version: number;
  /** `old`: of an earlier release. `newer`: of a later one, before a rollback. */
  readonly state: 'old' | 'newer';
  /** Log position up to which its rows are written. */
  readonly position: number;
  /** A process runs this version now. */
  readonly running: boolean;
}

export interface ViewProgress {
  readonly view: string;
  /** Of this program. */
  readonly version: number;
  /** Reads of a view that is `filling` are refused with VIEW_BEHIND; a `failing` one stands still and is tried again. */
  readonly state: ViewState['state'];
  /** Log position up to which its rows are written. */
  readonly position: number;
  readonly head: number;
  /** Progress of the filling, from 0 to 1. */
  readonly filled?: number;
  /** Progress of a running rebuild, from 0 to 1. */
  readonly rebuilding?: number;
  /** Unreadable events that it skipped. */
  readonly unreadable: number;
  /** Number of rebuilds with other rows that are not accepted: see `/v1/differences`. */
  readonly differences: number;
  /** Why it fails. */
  readonly reason?: string;
  /** Other versions in this database. */
  readonly otherVersions: readonly OtherVersion[];
}

/**
 * What a rebuild found.
 * @schema RebuildReport
 */
interface ViewRebuild extends Omit<RebuildReport, 'difference'> {
  /** Its id in `/v1/differences`; null when there is none. */
  readonly difference: string | null;
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
    const views = [...this.contexts.views].sort((a, b) => (a.name < b.name ? -1 : 1));
    const stored = await storedVersions(this.pool, this.names());
    const unreadable = await countUnreadable(this.pool, views.map(keyOf));
    const differences = await this.differences.openOfViews(this.names());
    const states = this.runner.states();
    return views.map((view) => {
      const { name, version } = view;
      const versions = stored.filter((other) => other.name === name);
      const own = versions.find((other) => other.version === version);
      // A tool keeps no views: it reads those that another process keeps.
      const state = states.get(name) ?? { state: own?.live === true ? 'live' : 'filling' };
      const rebuilding = this.rebuilding.get(name);
      return {
        view: name,
        version,
        ...state,
        position: own?.position ?? 0,
        head,
        ...(rebuilding !== undefined && { rebuilding }),
        unreadable: unreadable.get(keyOf(view)) ?? 0,
        differences: differences.get(name) ?? 0,
        otherVersions: versions.flatMap(({ version: other, position, running }) =>
          other === version
            ? []
            : [{ version: other, state: other < version ? 'old' : 'newer', position, running } as const],
        ),
      };
    });
  }

  /** Unreadable events that a view skipped, in log order. */
  async unreadable(name: string, { after = 0, limit = 50 }: PositionPage): Promise<ParkedPage> {
    const items = await listUnreadable(this.pool, keyOf(this.view(name)), after, limit);
    return { items, next: items.length < limit ? null : (items.at(-1)?.position ?? null) };
  }

  async rebuild(name: string, onProgress?: (position: number, head: number) => void): Promise<ViewRebuild> {
    const view = await this.liveView(name);
    try {
      const note = (position: number, head: number) => {
        this.rebuilding.set(name, head === 0 ? 1 : position / head);
        onProgress?.(position, head);
      };
      const report = await rebuild(this.pool, this.store, view, note, new PaceBesideRequests());
      const { difference } = report;
      return { ...report, difference: difference === null ? null : ownedId(contextIn(name), difference) };
    } finally {
      this.rebuilding.delete(name);
    }
  }

  /** Drops the versions of a view before the one of this program that no process runs. */
  async dropOld(name: string): Promise<DroppedVersions> {
    return dropOld(this.pool, await this.liveView(name));
  }

  /** @throws VIEW_BEHIND while it is being filled. */
  private async liveView(name: string): Promise<View> {
    const view = this.view(name);
    if (await isLive(this.pool, view)) return view;
    throw new Behind(`${name} is being filled in version ${view.version}; ask again`);
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

  @Post(':view/drop-old')
  @HttpCode(200)
  @Access('admin')
  @Refuses({}, 'VIEW_UNKNOWN')
  @ApiOperation({
    summary: 'Drop the older versions of a view that no process runs',
    description:
      'An older release cannot be started on this database afterwards. Versions that a process still runs stay, and are ' +
      'listed under `running`. The version of this program must be live, and is never dropped.',
  })
  dropOldVersions(@Param() { view }: ViewParam): Promise<DroppedVersions> {
    return this.views.dropOld(view);
  }

  @Post(':view/rebuild')
  @HttpCode(200)
  @Access('admin', 'auditor')
  @Refuses({}, 'VIEW_UNKNOWN')
  @ApiOperation({
    summary: 'Rebuild a view beside the live one, compare both, and switch if they are equal',
    description:
      'If they differ, the difference is recorded under `difference` (see `/v1/differences`), and the live view ' +
      'keeps serving. Once the difference is accepted, the next rebuild switches to the rows that were compared. An ' +
      'interrupted rebuild is resumed.',
  })
  rebuildView(@Param() { view }: ViewParam, @CallerParam() { principal }: Caller): Promise<ViewRebuild> {
    return this.rebuilds.run(principal.subject, () => this.views.rebuild(view));
  }
}
