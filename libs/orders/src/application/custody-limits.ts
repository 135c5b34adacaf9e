import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { CustodyLimits } from '@boxtrail/contracts';
import { Aggregates, CLOCK, type Clock } from '@boxtrail/commands';
import { contentHash } from '@boxtrail/http';
import { RUNS } from '@boxtrail/service';
import { Settings } from '@boxtrail/settings';
import { custodyLimitsDecider } from '../domain/custody-limits';
import { custodyLimits } from '../orders.settings';

/** Milliseconds until the next try when the log cannot be written. */
const interval = 5_000;

/**
 * Records the limits of the setting in the log when they differ from those in force, once at start: trails are judged
 * by the log alone. Processes with the same setting record it once.
 */
@Injectable()
export class CustodyLimitsKeeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(CustodyLimitsKeeper.name);
  private timer: NodeJS.Timeout | undefined;
  private recording: Promise<void> | undefined;

  constructor(
    private readonly aggregates: Aggregates,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(RUNS) private readonly runs: 'server' | 'tool',
  ) {}

  onApplicationBootstrap(): void {
    const limits = this.settings.of(custodyLimits);
    if (this.runs === 'server') this.recording = this.record(limits);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.recording;
  }

  private async record(limits: CustodyLimits): Promise<void> {
    const commandId = randomUUID();
    const meta = {
      commandId,
      commandHash: contentHash(limits),
      actor: 'setting:CUSTODY_LIMITS',
      role: 'system',
      correlationId: commandId,
      causationId: commandId,
    };
    const command = { type: 'SetCustodyLimits' as const, occurredAt: this.now(), limits };
    try {
      await this.aggregates.handle(custodyLimitsDecider, 'custody-limits', command, meta);
    } catch (error) {
      this.logger.warn(`the limits of custody could not be recorded: ${String(error)}; trying again`);
      this.timer = setTimeout(() => {
        this.recording = this.record(limits);
      }, interval);
    }
  }
}
