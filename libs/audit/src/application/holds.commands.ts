import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unknown } from '@boxtrail/kernel';
import {
  AggregateCommand,
  Aggregates,
  type CommandMeta,
  nameBasedUuid,
  type Outcome,
} from '@boxtrail/commands';
import { Reads } from '@boxtrail/http';
import { Places } from '@boxtrail/network';
import { holdDecider } from '../domain/hold.decider';
import type * as hold from '../domain/hold.decider';
import { HoldBoxQueries } from '../views/holds/held-boxes.queries';
import { HoldQueries } from '../views/holds/holds.queries';
import { holdsView } from '../views/holds/holds.view';
import { trailsView } from '../views/trails/trails.view';

const holdStream = (holdId: string): string => `hold-${holdId}`;

/** Metadata of the second step of a command, with its own derived id. */
const secondStep = ({ ifRevision: _, firstAnswer: __, ...meta }: CommandMeta): CommandMeta => ({
  ...meta,
  commandId: nameBasedUuid(`${meta.commandId}\nboxes`),
});

/** Places a hold: the boxes it reaches cannot be loaded, sent out or sealed. */
export class PlaceHold extends AggregateCommand<Omit<hold.PlaceHold, 'ssccs'>> {}

/**
 * The hold and the boxes known by then are one append. A box that is packed from the lot meanwhile stands before the hold
 * in the log and was not looked up: the second step names it. Boxes after the hold are held by the lot.
 */
@CommandHandler(PlaceHold)
class PlaceHoldHandler implements ICommandHandler<PlaceHold> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: HoldBoxQueries,
    private readonly places: Places,
  ) {}

  async execute({ data, meta }: PlaceHold): Promise<Outcome> {
    const { holdId, occurredAt, target } = data;
    const checked = async (): Promise<hold.PlaceHold> => {
      if (target.kind === 'station') await this.places.known('audit', [target.gln], '/atGln');
      const ssccs = await this.boxes.reachedBy(target);
      if (target.kind === 'box' && ssccs.length === 0)
        throw unknown('BOX_UNKNOWN', `box ${target.sscc} was never packed`, '/sscc');
      return { type: 'PlaceHold', ...data, ssccs };
    };
    const outcome = await this.aggregates.handle(holdDecider, holdStream(holdId), checked, meta);
    if (target.kind !== 'lot') return outcome;
    const missed = async (): Promise<hold.ApplyHold> => {
      const ssccs = await this.boxes.reachedBy(target);
      return { type: 'ApplyHold', occurredAt, holdId, ssccs };
    };
    await this.aggregates.handle(holdDecider, holdStream(holdId), missed, secondStep(meta));
    return outcome;
  }
}

/** An inspector looked at what is held. */
export class InspectHold extends AggregateCommand<hold.InspectHold> {}

@CommandHandler(InspectHold)
class InspectHoldHandler implements ICommandHandler<InspectHold> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ data, meta }: InspectHold): Promise<Outcome> {
    const command = { type: 'InspectHold' as const, ...data };
    return this.aggregates.handle(holdDecider, holdStream(data.holdId), command, meta);
  }
}

/** Releases or condemns a hold. */
export class EndHold extends AggregateCommand<hold.EndHold & { readonly how: hold.EndHold['type'] }> {}

/** The end and the boxes that the hold named are one append; boxes that were packed since then are named after it. */
@CommandHandler(EndHold)
class EndHoldHandler implements ICommandHandler<EndHold> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: HoldBoxQueries,
  ) {}

  async execute({ data, meta }: EndHold): Promise<Outcome> {
    const { how: type, holdId, occurredAt, reason } = data;
    const command = { type, holdId, occurredAt, reason };
    const outcome = await this.aggregates.handle(holdDecider, holdStream(holdId), command, meta);
    const packedSince = async (): Promise<hold.ApplyHold> => ({
      type: 'ApplyHold',
      occurredAt,
      holdId,
      ssccs: await this.boxes.ofHold(holdId),
    });
    await this.aggregates.handle(holdDecider, holdStream(holdId), packedSince, secondStep(meta));
    return outcome;
  }
}

/** Condemned boxes will not come back. */
export class WriteOffCondemned extends AggregateCommand<Omit<hold.WriteOffCondemned, 'notHeld'>> {}

@CommandHandler(WriteOffCondemned)
class WriteOffCondemnedHandler implements ICommandHandler<WriteOffCondemned> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly boxes: HoldBoxQueries,
  ) {}

  execute({ data, meta }: WriteOffCondemned): Promise<Outcome> {
    const checked = async (): Promise<hold.WriteOffCondemned> => {
      const notHeld = await this.boxes.notIn(data.holdId, data.ssccs);
      return { type: 'WriteOffCondemned', ...data, notHeld };
    };
    return this.aggregates.handle(holdDecider, holdStream(data.holdId), checked, meta);
  }
}

/** Closes a condemned hold whose boxes are all accounted for. */
export class CloseHold extends AggregateCommand<Omit<hold.CloseHold, 'open' | 'boxes'>> {}

@CommandHandler(CloseHold)
class CloseHoldHandler implements ICommandHandler<CloseHold> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly reads: Reads,
    private readonly holds: HoldQueries,
  ) {}

  execute({ data, meta }: CloseHold): Promise<Outcome> {
    const counted = async (): Promise<hold.CloseHold> => {
      await this.reads.upToDate(holdsView.name);
      await this.reads.upToDate(trailsView.name);
      const { boxes, outcomes } = await this.holds.one(data.holdId, {});
      return { type: 'CloseHold', ...data, boxes, open: outcomes.open };
    };
    return this.aggregates.handle(holdDecider, holdStream(data.holdId), counted, meta);
  }
}

/** The command handlers of this file, for the module. */
export const holdCommandHandlers = [
  PlaceHoldHandler,
  InspectHoldHandler,
  EndHoldHandler,
  WriteOffCondemnedHandler,
  CloseHoldHandler,
];
