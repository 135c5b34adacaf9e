import { isDataError } from './data-error';

interface Waiting<Question, Answer> {
  readonly question: Question;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export interface GatheringBounds {
  /** Questions answered together, at most. */
  readonly together: number;
  /** Answers on their way at the same time, at most: what is asked meanwhile goes together in the next. */
  readonly inFlight: number;
}

/**
 * Questions that are asked at the same moment, or while others are on their way, are answered together: one
 * statement for many callers, and none of them waits for company. One question that PostgreSQL can never answer
 * fails alone: the others are asked again without it.
 */
export class Gathering<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];
  private running = 0;

  constructor(
    private readonly bounds: GatheringBounds,
    /** One answer for each question, in their order. */
    private readonly answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  ) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      if (this.waiting.length === 1) queueMicrotask(() => this.flush());
    });
  }

  private flush(): void {
    while (this.waiting.length > 0 && this.running < this.bounds.inFlight) {
      const asked = this.waiting.splice(0, this.bounds.together);
      this.running += 1;
      void this.answer(asked).finally(() => {
        this.running -= 1;
        this.flush();
      });
    }
  }

  private async answer(asked: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.answerAll(asked.map(({ question }) => question));
      if (answers.length !== asked.length) throw new Error('not every question was answered');
      asked.forEach(({ resolve }, i) => resolve(answers[i] as Answer));
    } catch (error) {
      if (asked.length > 1 && isDataError(error)) {
        const half = asked.length >> 1;
        await this.answer(asked.slice(0, half));
        await this.answer(asked.slice(half));
      } else for (const { reject } of asked) reject(error);
    }
  }
}
