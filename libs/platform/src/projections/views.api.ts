import { Controller, Get, Inject, Injectable, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { unknown } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { Contexts } from '../context-module';
import type { EventStore } from '../event-store/event-store';
import { EVENT_STORE } from '../tokens';
import { rebuild, type RebuildReport } from './rebuild';

export interface ViewProgress {
  readonly view: string;
  /** Log position up to which its rows are written. */
  readonly position: number;
  readonly head: number;
  /** How far a rebuild that runs now has come, from 0 to 1. */
  readonly rebuilding?: number;
}

/** The views of this process: how far they are, and making one anew. */
@Injectable()
export class Views {
  private readonly rebuilding = new Map<string, number>();

  constructor(
    private readonly contexts: Contexts,
    @Inject(Pool) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
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
    return rows.map(({ name, position }) => {
      const done = this.rebuilding.get(name);
      return {
        view: name,
        position: Number(position),
        head,
        ...(done !== undefined && { rebuilding: done }),
      };
    });
  }

  async rebuild(name: string, onProgress?: (position: number, head: number) => void): Promise<RebuildReport> {
    const view = this.contexts.views.find((candidate) => candidate.name === name);
    if (view === undefined) {
      throw unknown('VIEW_UNKNOWN', `there is no view ${name}; there are ${this.names().join(', ')}`);
    }
    try {
      return await rebuild(this.pool, this.store, view, (position, head) => {
        this.rebuilding.set(name, head === 0 ? 1 : position / head);
        onProgress?.(position, head);
      });
    } finally {
      this.rebuilding.delete(name);
    }
  }
}

@ApiTags('platform')
@ApiBearerAuth()
@Controller('v1/views')
export class ViewsApi {
  constructor(private readonly views: Views) {}

  @Get()
  @ApiOperation({ summary: 'How far each view is' })
  list(): Promise<ViewProgress[]> {
    return this.views.progress();
  }

  @Post(':view/rebuild')
  @ApiOperation({ summary: 'Build a view anew beside the live one, compare the two, and switch' })
  rebuild(@Param('view') view: string): Promise<RebuildReport> {
    return this.views.rebuild(view);
  }
}
