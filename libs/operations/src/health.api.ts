import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
} from '@nestjs/terminus';
import { Access } from '@boxtrail/http';
import { EVENT_STORE, type EventStore } from '@boxtrail/event-store';
import { type Messaging, MESSAGING } from '@boxtrail/messaging';
import { VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';

/** Upper bound of the lag of a view, in events (approximate), before this process reports itself not ready. */
const toleratedLag = 50_000;

@ApiTags('operations')
@Controller('health')
export class HealthApi {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VIEW_RUNNER) private readonly runner: ViewRunner,
    @Inject(MESSAGING) private readonly messaging: Messaging,
  ) {}

  @Get('live')
  @Access('public')
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOperation({ summary: 'Whether the process runs; it looks at no other part' })
  getLiveness(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  /** Ready: requests are answered. They need the log and its views, but not messaging. */
  @Get('ready')
  @Access('public')
  @HealthCheck({ swaggerDocumentation: false })
  @ApiOperation({ summary: 'Whether requests are answered; `degraded` lists impaired parts' })
  async getReadiness(): Promise<HealthCheckResult & { readonly degraded: readonly string[] }> {
    const problems = this.messaging.problems();
    const states = [...this.runner.states()];
    const failing = states.flatMap(([view, state]) =>
      state.state === 'failing' ? [`${view} is failing: ${state.reason}`] : [],
    );
    const filling = states.flatMap(([view, state]) =>
      state.state === 'filling' ? [`${view} is being filled: ${Math.floor(100 * state.filled)} %`] : [],
    );
    const result = await this.health.check([
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
        const tolerated = toleratedLag * this.store.positionsPerEvent;
        const behind = [...this.runner.positions()]
          .filter(([view, position]) => head - position > tolerated && this.runner.isLive(view))
          .map(([view, position]) => `${view} is at ${position} of ${head}`);
        const down = [...filling, ...behind];
        if (down.length > 0) return views.down({ message: [...down, ...failing].join(', ') });
        return failing.length === 0 ? views.up() : views.up({ message: failing.join(', ') });
      },
      () => {
        const messaging = this.indicator.check('messaging');
        return problems.length === 0 ? messaging.up() : messaging.up({ message: problems.join('; ') });
      },
    ]);
    const degraded = [
      ...problems.map((problem) => `messaging: ${problem}`),
      ...failing.map((problem) => `views: ${problem}`),
    ];
    return { ...result, degraded };
  }
}
