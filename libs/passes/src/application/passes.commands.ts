import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { verdictAt, type Verdict } from '@boxtrail/contracts';
import { Aggregates, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { Places } from '@boxtrail/network';
import { passDecider, type PassCommand } from '../domain/pass.decider';
import { verificationDecider } from '../domain/verification.decider';

/** Something decided about one pass. */
export class ChangePass extends Command<Outcome> {
  constructor(
    readonly command: PassCommand,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ChangePass)
export class ChangePassHandler implements ICommandHandler<ChangePass> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: Places,
  ) {}

  execute({ command, meta }: ChangePass): Promise<Outcome> {
    const checked = async () => {
      if (command.type === 'IssuePass') await this.places.known('passes', command.zones, '/zones');
      return command;
    };
    return this.aggregates.handle(passDecider, `pass-${command.passId}`, checked, meta);
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

/** A checkpoint looked at a pass: judged as of the moment of the scan, and recorded whatever the verdict. */
export class VerifyPass extends Command<Outcome & { readonly verdict: Verdict }> {
  constructor(
    readonly scan: PassScan,
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

  async execute({ scan, meta }: VerifyPass): Promise<Outcome & { readonly verdict: Verdict }> {
    const stream = `verification-${scan.scanId}`;
    const judged = async () => {
      const zonePath = await this.places.pathOf('passes', scan.zoneGln);
      const pass = await this.aggregates.load(passDecider, `pass-${scan.passId}`);
      return {
        type: 'RecordVerification' as const,
        ...scan,
        verdict: verdictAt(pass.state, scan.occurredAt, zonePath),
      };
    };
    const outcome = await this.aggregates.handle(verificationDecider, stream, judged, meta);
    const { state } = await this.aggregates.load(verificationDecider, stream);
    // A scan sent again is answered as it was the first time.
    if (state.status === 'none') throw new Error(`${stream} was just written`);
    return { ...outcome, verdict: state.verification.verdict };
  }
}
