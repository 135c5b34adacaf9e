import { Command } from '@nestjs/cqrs';
import type { CommandMeta, Outcome } from './command-meta';

/**
 * A command on the bus for one aggregate. `Asked` is the decider's command of the same name, less the data that the handler
 * looks up; its `type` is added by the handler.
 */
export abstract class AggregateCommand<Asked extends object, Answer = Outcome> extends Command<Answer> {
  constructor(
    readonly data: Omit<Asked, 'type'>,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
