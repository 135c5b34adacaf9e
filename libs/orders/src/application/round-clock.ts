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

/** Pause between two looks, in ms. */
const interval = 1_000;
/** Rounds closed together, at most: each may carry a megabyte of needs. */
const roundsPerBatch = 50;

/**
 * Closes rounds that nobody closed by hand, when their cut-off and their last event lie `roundGraceSeconds` back:
 * what was noted offline before the cut-off may arrive until then. The revision that was looked at is part of the
 * command: a round that was added to meanwhile waits on.
 *
 * Any number of processes may do so at once: the command that closes a round is the same one everywhere.
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
      // One look at a time, however long it takes.
      this.closing ??= this.closeDue()
        .catch((error: unknown) => this.complain(error))
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
      // Somebody else was first, or another need came in: the view will tell at the next look.
      if (!(error instanceof Refusal)) this.complain(error);
    }
  }

  private complain(error: unknown): void {
    this.logger.warn(`rounds could not be closed: ${String(error)}; trying again`);
  }
}
