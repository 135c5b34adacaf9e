import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Refusal } from '@boxtrail/kernel';
import { CLOCK, nameBasedUuid, type Clock } from '@boxtrail/commands';
import { RUNS } from '@boxtrail/service';
import { Settings } from '@boxtrail/settings';
import { roundGraceSeconds } from '../orders.settings';
import { contentHash } from '@boxtrail/http';
import { CloseRound } from './rounds.commands';
import { RoundQueries, type DueRound } from '../views/rounds/rounds.queries';

/** Milliseconds between two checks. */
const interval = 1_000;
/** Upper bound of rounds closed together: the needs of one may take a megabyte. */
const roundsPerBatch = 50;

/**
 * Closes open rounds when their cut-off and their last event are at least `roundGraceSeconds` old, so that needs noted
 * offline before the cut-off can still arrive. The command carries the revision that was read: a round that gets
 * another need meanwhile stays open.
 *
 * Any number of processes may run it: they send the same command for a round.
 */
@Injectable()
export class RoundClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RoundClock.name);
  private timer: NodeJS.Timeout | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly bus: CommandBus,
    private readonly rounds: RoundQueries,
    private readonly settings: Settings,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(RUNS) private readonly runs: 'server' | 'tool',
  ) {}

  onApplicationBootstrap(): void {
    if (this.runs === 'tool') return;
    this.timer = setInterval(() => {
      // One check at a time.
      this.closing ??= this.closeDue()
        .catch((error: unknown) => this.warn(error))
        .finally(() => (this.closing = undefined));
    }, interval);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.closing;
  }

  private async closeDue(): Promise<void> {
    const now = this.now();
    const before = new Date(Date.parse(now) - this.settings.of(roundGraceSeconds) * 1_000).toISOString();
    const due = await this.rounds.due(before, roundsPerBatch);
    await Promise.all(due.map((round) => this.close(round, now)));
  }

  private async close({ roundId, revision }: DueRound, now: string): Promise<void> {
    const commandId = nameBasedUuid(`round-clock\n${roundId}`);
    const meta = {
      commandId,
      commandHash: contentHash(['CloseRound', roundId]),
      actor: 'clock',
      role: 'system',
      correlationId: commandId,
      causationId: commandId,
      ifRevision: revision,
    };
    const command = new CloseRound({ occurredAt: now, roundId, closedBy: 'clock' }, meta);
    try {
      await this.bus.execute(command);
    } catch (error) {
      // Another process closed it, or another need was recorded: the next check reads the view again.
      if (!(error instanceof Refusal)) this.warn(error);
    }
  }

  private warn(error: unknown): void {
    this.logger.warn(`rounds could not be closed: ${String(error)}; trying again`);
  }
}
