import { wholeNumber } from '@boxtrail/settings';
import { Inject, Injectable } from '@nestjs/common';
import { judgeBackDating, mayBackDate } from '@boxtrail/contracts';
import { Refusal } from '@boxtrail/kernel';
import { CLOCK, type Clock, type CommandMeta } from '@boxtrail/commands';
import { happenedAt } from './caller';
import { MomentField, TextField } from '@boxtrail/input';

export const backDatingLimitMinutes = wholeNumber({
  name: 'BACK_DATING_LIMIT_MINUTES',
  meaning:
    'Minutes back that a decision may be dated; further back takes a coordinator or an admin, and a reason.',
  fallback: 30,
  max: 1_440,
});

/** The value of `backDatingLimitMinutes`. */
export const BACK_DATING_LIMIT_MINUTES = Symbol('back-dating limit');

/** What the body of every decision may say about its time. */
export class DecisionBody {
  @MomentField({
    optional: true,
    description:
      'when it was decided; now when left out. Further back than the limit it takes a planner and a reason',
  })
  occurredAt?: string;

  @TextField({
    optional: true,
    description:
      'why it is recorded so late: for a decision dated further back than the limit (30 minutes by default)',
  })
  backDatedBecause?: string;
}

/** A decision in time: when it was taken, as of when it is judged, and on whose authority it is recorded. */
export interface DecisionTime {
  /** RFC 3339, UTC: when it was taken, as the caller says; else now. */
  readonly occurredAt: string;
  /** RFC 3339, UTC: now. For a key that records afterwards it is the claimed time. */
  readonly recordedAt: string;
  /** The caller gave no time. */
  readonly isNow: boolean;
  /** A planner recorded it afterwards, and said why. */
  readonly explained: boolean;
  readonly meta: CommandMeta;
}

/** Every decision is timed here: one rule for all of them (see `judgeBackDating`). */
@Injectable()
export class Decisions {
  constructor(
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(BACK_DATING_LIMIT_MINUTES) private readonly limitMinutes: number,
  ) {}

  /**
   * Throws `TIME_IN_FUTURE`. `reason`: what the decision gives as a reason anyway, which then is one for its date. A decision that is dated too far back is refused when it is carried out, so that the retry
   * of one that was recorded in time still gets its first answer.
   */
  time(body: DecisionBody, meta: CommandMeta, reason?: string): DecisionTime {
    const { occurredAt: given, backDatedBecause } = body;
    const now = this.now();
    const occurredAt = happenedAt(given, now);
    const isNow = given === undefined || given === null;
    if (meta.recordedAfterwards !== undefined) {
      return { occurredAt, recordedAt: occurredAt, isNow, explained: false, meta };
    }
    const { role } = meta;
    const because = backDatedBecause ?? reason;
    const judged = judgeBackDating({ occurredAt, recordedAt: now, role, because }, this.limitMinutes);
    const timed = { occurredAt, recordedAt: now, isNow };
    if (judged instanceof Refusal) return { ...timed, explained: false, meta: { ...meta, refusal: judged } };
    // A planner may also explain what lies within the limit: a pass may have been revoked a minute ago.
    const answersForIt = !isNow && typeof backDatedBecause === 'string' && mayBackDate.includes(role);
    const explained = judged === 'explained' || answersForIt;
    return { ...timed, explained, meta: explained ? { ...meta, backDatedBecause: because } : meta };
  }
}
