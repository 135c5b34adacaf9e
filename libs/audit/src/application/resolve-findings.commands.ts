import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FindingOutcome } from '@boxtrail/contracts';
import { Refusal } from '@boxtrail/kernel';
import { Aggregates, nameBasedUuid, type CommandMeta, type Outcome } from '@boxtrail/commands';
import { slices } from '@boxtrail/projections';
import { stepAndKind, type FindingName } from '../domain/box-answers';
import { boxAnswersDecider, type Answerer, type FindingFacts } from '../domain/box-answers.decider';
import { FindingFactsQueries } from '../views/trails/finding-facts.queries';

/** Boxes whose answers are written at the same time: the log gathers them. */
const boxesAtOnce = 250;

/** The answers to the findings of one box, in one stream. */
const answersStream = (sscc: string): string => `answers-${sscc}`;

/** One answer to one or many findings. */
export interface Answer {
  readonly names: readonly FindingName[];
  readonly outcome: FindingOutcome;
  readonly words: string;
  readonly occurredAt: string;
  readonly by: Answerer;
}

/** Answers findings. Each has its own outcome or refusal, in the order given. */
export class ResolveFindings extends Command<(Outcome | Refusal)[]> {
  constructor(
    readonly answer: Answer,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

@CommandHandler(ResolveFindings)
export class ResolveFindingsHandler implements ICommandHandler<ResolveFindings> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: FindingFactsQueries,
  ) {}

  async execute({ answer, meta }: ResolveFindings): Promise<(Outcome | Refusal)[]> {
    const { names } = answer;
    const facts = await this.facts.of(names);
    const byBox = new Map<string, Asked[]>();
    names.forEach((name, index) => {
      const asked = { name, index, facts: facts[index] ?? nothing };
      const others = byBox.get(name.sscc);
      if (others === undefined) byBox.set(name.sscc, [asked]);
      else others.push(asked);
    });
    const outcomes: (Outcome | Refusal)[] = [];
    for (const boxes of slices(byBox.values(), boxesAtOnce)) {
      await Promise.all(
        boxes.map(async (asked) => {
          const ofBox = await this.resolve(asked, answer, meta);
          asked.forEach(({ index }, i) => {
            const outcome = ofBox[i];
            if (outcome !== undefined) outcomes[index] = outcome;
          });
        }),
      );
    }
    return outcomes;
  }

  /** The findings of one box, in one append. */
  private resolve(
    asked: readonly Asked[],
    answer: Answer,
    meta: CommandMeta,
  ): Promise<(Outcome | Refusal)[]> {
    const { outcome, words, occurredAt, by } = answer;
    const instructions = asked.map(({ name, facts }) => ({
      command: { type: 'ResolveFinding', occurredAt, name, outcome, words, by, facts } as const,
      // Each finding is a command of its own. Boxes of one load have findings of one kind at one step.
      meta: { ...meta, commandId: nameBasedUuid(`${meta.commandId}\n${name.sscc} ${stepAndKind(name)}`) },
    }));
    return this.aggregates.handleAll(
      boxAnswersDecider,
      answersStream(asked[0]?.name.sscc ?? ''),
      instructions,
    );
  }
}

interface Asked {
  readonly name: FindingName;
  readonly index: number;
  readonly facts: FindingFacts;
}

const nothing: FindingFacts = {
  isBoxKnown: false,
  home: [],
  holder: null,
  driverRef: null,
  finding: null,
  isOfAnotherBox: false,
};
