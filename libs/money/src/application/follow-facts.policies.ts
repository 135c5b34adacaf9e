import { Inject, Injectable, Logger } from '@nestjs/common';
import { KeyedMutex } from '@boxtrail/async';
import { Aggregates, nameBasedUuid } from '@boxtrail/commands';
import { InvalidEvent, Overloaded } from '@boxtrail/event-store';
import { contentHash } from '@boxtrail/http';
import { Refusal, type RecordedEvent } from '@boxtrail/kernel';
import type { Consumer } from '@boxtrail/messaging';
import { VIEW_RUNNER, type ViewRunner } from '@boxtrail/projections';
import { needAccountDecider } from '../domain/need-account.decider';
import { NeedQueries, type DueNeed } from '../views/needs/needs.queries';
import { followedTypes, needsView } from '../views/needs/needs.view';
import { needStream } from './ledger-streams';

/** Needs that are followed together: their appends go into few statements. */
const needsAtOnce = 500;
/** Longest wait for the view, in ms. */
const waitMs = 5_000;

/**
 * Brings the ledger to what the facts about needs and boxes say. A view knows what should hold and what holds; a message
 * only says that something may have changed. So all that is due is followed together, and a fact that was followed with an
 * earlier message costs nothing. The command id comes from the event that changed what should hold.
 */
@Injectable()
export class FollowFacts implements Consumer {
  readonly group = 'money.follow-facts';
  readonly types = followedTypes;
  private readonly logger = new Logger(FollowFacts.name);
  private readonly turns = new KeyedMutex();
  /** Log positions: of the latest message, and up to which everything is followed. */
  private latest = 0;
  private followed = 0;

  constructor(
    private readonly aggregates: Aggregates,
    private readonly needs: NeedQueries,
    @Inject(VIEW_RUNNER) private readonly runner: Pick<ViewRunner, 'waitFor' | 'positions'>,
  ) {}

  async handle({ position }: RecordedEvent): Promise<void> {
    this.latest = Math.max(this.latest, position);
    if (position > this.followed) await this.turns.runExclusive(this.group, () => this.followUpTo(position));
  }

  private async followUpTo(position: number): Promise<void> {
    if (position <= this.followed) return;
    const goal = this.latest;
    await this.seen(goal);
    const tried = new Set<string>();
    for (;;) {
      const seen = this.runner.positions().get(needsView.name) ?? goal;
      const all = await this.needs.due(needsAtOnce + tried.size);
      const due = all.filter((need) => !tried.has(keyOf(need)));
      if (due.length === 0) {
        this.followed = Math.max(goal, seen);
        return;
      }
      for (const need of due) tried.add(keyOf(need));
      const ends = await Promise.allSettled(due.map((need) => this.follow(need)));
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
      await this.seen(Math.max(...ends.map((end) => (end.status === 'fulfilled' ? end.value : 0))));
    }
  }

  /** Answers the log position of what it wrote. A need that cannot be followed fails alone, and stays due. */
  private async follow({ roundId, needId, parties, target, cause }: DueNeed): Promise<number> {
    const meta = {
      commandId: nameBasedUuid(`${this.group}\n${cause.id}\n${roundId}/${needId}`),
      commandHash: contentHash(cause.id),
      actor: `policy:${this.group}`,
      role: 'system',
      correlationId: cause.correlationId,
      causationId: cause.id,
    };
    const command = {
      ...{ type: 'FollowNeed' as const, occurredAt: cause.at, roundId, needId, parties, target, cause },
    };
    try {
      return (await this.aggregates.handle(needAccountDecider, needStream(roundId, needId), command, meta))
        .position;
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof InvalidEvent)) throw error;
      this.logger.error(`need ${needId} of round ${roundId} cannot be followed: ${String(error)}`);
      return 0;
    }
  }

  /** A view that is behind, being rebuilt for example, is waited for: that is no fault of the message. */
  private async seen(position: number): Promise<void> {
    if (await this.runner.waitFor(needsView.name, position, waitMs)) return;
    throw new Overloaded(`${needsView.name} has not seen position ${position} yet`);
  }
}

const keyOf = ({ roundId, needId, cause }: DueNeed): string => `${roundId}\n${needId}\n${cause.id}`;
