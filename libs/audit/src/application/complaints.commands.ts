import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ruleViolation, unknown } from '@boxtrail/kernel';
import {
  AggregateCommand,
  Aggregates,
  type CommandMeta,
  nameBasedUuid,
  type Outcome,
} from '@boxtrail/commands';
import type { ComplaintState } from '../domain/complaint';
import type * as complaint from '../domain/complaint.decider';
import { complaintDecider } from '../domain/complaint.decider';
import { ComplaintQueries } from '../views/complaints/complaints.queries';
import { PlaceHold } from './holds.commands';
import { OpenRecall } from './recalls.commands';

const complaintStream = (complaintId: string): string => `complaint-${complaintId}`;

/** Files a complaint about a packed box. */
export class FileComplaint extends AggregateCommand<
  Pick<complaint.FileComplaint, 'occurredAt' | 'complaintId' | 'sscc' | 'kind' | 'words' | 'householdRef'>
> {}

@CommandHandler(FileComplaint)
class FileComplaintHandler implements ICommandHandler<FileComplaint> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly complaints: ComplaintQueries,
  ) {}

  execute({ data, meta }: FileComplaint): Promise<Outcome> {
    const known = async (): Promise<complaint.FileComplaint> => ({
      type: 'FileComplaint',
      ...data,
      ...(await this.complaints.box(data.sscc)),
    });
    return this.aggregates.handle(complaintDecider, complaintStream(data.complaintId), known, meta);
  }
}

interface Start {
  readonly occurredAt: string;
  readonly complaintId: string;
  readonly by: 'hold' | 'recall';
  /** Of the hold or recall. */
  readonly id: string;
  /** Null holds the box alone. */
  readonly lot: { readonly gtin: string; readonly lot: string } | null;
  readonly reason: string;
}

/** Starts a hold or a recall because of a complaint. */
export class FollowComplaint extends AggregateCommand<Start> {}

/** Metadata of the first step, with its own derived command id. */
const firstStep = ({ ifRevision: _, firstAnswer: __, ...meta }: CommandMeta): CommandMeta => ({
  ...meta,
  commandId: nameBasedUuid(`${meta.commandId}\nstart`),
});

/** The hold or recall is one command, the link to it another: a repeated request does what is left. */
@CommandHandler(FollowComplaint)
class FollowComplaintHandler implements ICommandHandler<FollowComplaint> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly bus: CommandBus,
  ) {}

  async execute({ data, meta }: FollowComplaint): Promise<Outcome> {
    const { occurredAt, complaintId, by, id, lot, reason } = data;
    const stream = complaintStream(complaintId);
    const { state } = await this.aggregates.load(complaintDecider, stream);
    const { sscc } = mayStart(complaintId, state, lot);
    if (by === 'recall' && lot !== null)
      await this.bus.execute(new OpenRecall({ occurredAt, recallId: id, ...lot, reason }, firstStep(meta)));
    else {
      const target = lot === null ? { kind: 'box' as const, sscc } : { kind: 'lot' as const, ...lot };
      await this.bus.execute(new PlaceHold({ occurredAt, holdId: id, target, reason }, firstStep(meta)));
    }
    const command = { type: 'FollowComplaint' as const, occurredAt, complaintId, by, id };
    return this.aggregates.handle(complaintDecider, stream, command, meta);
  }
}

/** The open complaint, whose box has the lot. A closed one is refused when it is linked, before anything is started. */
function mayStart(complaintId: string, state: ComplaintState, lot: Start['lot']) {
  if (state.status === 'none') throw unknown('COMPLAINT_UNKNOWN', `complaint ${complaintId} does not exist`);
  if (state.status === 'closed')
    throw ruleViolation('COMPLAINT_CLOSED', `complaint ${complaintId} is closed; file a new one`);
  const { complaint } = state;
  if (lot !== null && !complaint.lots.some((own) => own.gtin === lot.gtin && own.lot === lot.lot))
    throw ruleViolation(
      'LOT_NOT_IN_BOX',
      `box ${complaint.sscc} of complaint ${complaintId} has no lot ${lot.lot} of ${lot.gtin}`,
    );
  return complaint;
}

/** Closes a complaint with its outcome. */
export class CloseComplaint extends AggregateCommand<complaint.CloseComplaint> {}

@CommandHandler(CloseComplaint)
class CloseComplaintHandler implements ICommandHandler<CloseComplaint> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: CloseComplaint): Promise<Outcome> {
    const command = { type: 'CloseComplaint' as const, ...data };
    return this.aggregates.handle(complaintDecider, complaintStream(data.complaintId), command, meta);
  }
}

/** The command handlers of this file, for the module. */
export const complaintCommandHandlers = [FileComplaintHandler, FollowComplaintHandler, CloseComplaintHandler];
