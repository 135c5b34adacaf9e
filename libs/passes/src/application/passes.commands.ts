import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type Verdict } from '@boxtrail/contracts';
import { AggregateCommand, Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import type * as pass from '../domain/pass.decider';
import { passDecider } from '../domain/pass.decider';
import { verdictAtBoth } from '../domain/verdict-at-both';
import { verificationDecider } from '../domain/verification.decider';

const passStream = (passId: string): string => `pass-${passId}`;

export class IssuePass extends AggregateCommand<pass.IssuePass> {}

@CommandHandler(IssuePass)
export class IssuePassHandler implements ICommandHandler<IssuePass> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  execute({ data, meta }: IssuePass): Promise<Outcome> {
    const checked = async (): Promise<pass.IssuePass> => {
      await this.places.known('passes', data.zones, '/zones');
      return { type: 'IssuePass', ...data };
    };
    return this.aggregates.handle(passDecider, passStream(data.passId), checked, meta);
  }
}

/** Suspends a pass until it is reinstated. */
export class SuspendPass extends AggregateCommand<pass.SuspendPass> {}

@CommandHandler(SuspendPass)
export class SuspendPassHandler implements ICommandHandler<SuspendPass> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: SuspendPass): Promise<Outcome> {
    return this.aggregates.handle(
      passDecider,
      passStream(data.passId),
      { type: 'SuspendPass', ...data },
      meta,
    );
  }
}

/** Lifts a suspension. */
export class ReinstatePass extends AggregateCommand<pass.ReinstatePass> {}

@CommandHandler(ReinstatePass)
export class ReinstatePassHandler implements ICommandHandler<ReinstatePass> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: ReinstatePass): Promise<Outcome> {
    return this.aggregates.handle(
      passDecider,
      passStream(data.passId),
      { type: 'ReinstatePass', ...data },
      meta,
    );
  }
}

/** Revokes a pass for ever. */
export class RevokePass extends AggregateCommand<pass.RevokePass> {}

@CommandHandler(RevokePass)
export class RevokePassHandler implements ICommandHandler<RevokePass> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: RevokePass): Promise<Outcome> {
    return this.aggregates.handle(
      passDecider,
      passStream(data.passId),
      { type: 'RevokePass', ...data },
      meta,
    );
  }
}

/** What a checkpoint scanned. */
export interface PassScan {
  readonly scanId: string;
  readonly passId: string;
  readonly checkpointRef: string;
  readonly zoneGln: string;
  readonly loadId: string | null;
  readonly occurredAt: string;
}

/**
 * A checkpoint scanned a pass. The pass is judged at the time of the scan and at the time of recording, as a dispatch judges it:
 * a pass that is suspended or revoked by now is not valid, whatever time the scan claims. The verdict is recorded.
 */
export class VerifyPass extends Command<Outcome & { readonly verdict: Verdict }> {
  constructor(
    readonly scan: PassScan,
    /** RFC 3339, UTC: now. For a key that records afterwards it is the time of the scan. */
    readonly recordedAt: string,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(VerifyPass)
export class VerifyPassHandler implements ICommandHandler<VerifyPass> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  async execute({ scan, recordedAt, meta }: VerifyPass): Promise<Outcome & { readonly verdict: Verdict }> {
    const stream = `verification-${scan.scanId}`;
    const judged = async () => {
      const zonePath = await this.places.pathOf('passes', scan.zoneGln);
      const { state } = await this.aggregates.load(passDecider, passStream(scan.passId));
      return {
        type: 'RecordVerification' as const,
        ...scan,
        verdict: verdictAtBoth(state, scan.occurredAt, recordedAt, zonePath),
      };
    };
    const outcome = await this.aggregates.handle(verificationDecider, stream, judged, meta);
    const { state } = await this.aggregates.load(verificationDecider, stream);
    // A repeated scan gets its first verdict.
    if (state.status === 'none') throw new Error(`${stream} is empty after its append`);
    return { ...outcome, verdict: state.verification.verdict };
  }
}
