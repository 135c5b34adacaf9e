import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
} from '@nestjs/terminus';
import type { EventStore } from '../event-store/event-store';
import { EVENT_STORE, VIEW_RUNNER } from '../tokens';
import type { ViewRunner } from '../projections/view-runner';

/** Events a view may be behind before this process calls itself not ready. */
const toleratedLag = 50_000;

@ApiTags('platform')
@Controller('health')
export class HealthApi {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VIEW_RUNNER) private readonly runner: ViewRunner,
  ) {}

  @Get('live')
  @HealthCheck()
  live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  @Get('ready')
  @HealthCheck()
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      async () => {
        const log = this.indicator.check('log');
        try {
          return log.up({ head: await this.store.head() });
        } catch (error) {
          return log.down({ message: (error as Error).message });
        }
      },
      async () => {
        const views = this.indicator.check('views');
        const head = await this.store.head().catch(() => 0);
        const behind = [...this.runner.positions()].filter(([, position]) => head - position > toleratedLag);
        return behind.length === 0 ? views.up() : views.down({ behind: Object.fromEntries(behind) });
      },
    ]);
  }
}
