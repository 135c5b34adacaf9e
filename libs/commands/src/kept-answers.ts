import { Logger } from '@nestjs/common';
import { Refusal, type FieldError, type RefusalKind } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import { BatchLoader, columnValues, insertStatement, type LookUps } from '@boxtrail/database';

export const keptAnswersMigrations: readonly string[] = [
  /* sql */ `
  CREATE TABLE answers.kept (
    id uuid PRIMARY KEY,
    -- Order in which they were kept: tells the oldest, and how many there are.
    n bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    hash text NOT NULL,
    answer text NOT NULL,
    kept_at timestamptz NOT NULL DEFAULT now()
  );
  `,
];

const answerColumns = { id: 'uuid', hash: 'text', answer: 'text' } as const;
const insertAnswers = `${insertStatement('answers.kept', answerColumns, { conflict: ['id'] })} RETURNING id`;

/** The first answer to a request: its body, or why it was refused. */
export type FirstAnswer =
  | { readonly body: unknown }
  | {
      readonly refusal: {
        readonly kind: RefusalKind;
        readonly code: string;
        readonly message: string;
        readonly fields: readonly FieldError[];
      };
    };

export interface KeptAnswer {
  readonly id: string;
  /** Hash of what was asked: the same id with another hash is another request. */
  readonly hash: string;
  readonly answer: FirstAnswer;
}

export interface KeptAnswersLimits {
  /** Answers older than this are deleted. */
  readonly days: number;
  /** Beyond this many the oldest are deleted, also before their time: some 400 bytes each. */
  readonly rows: number;
  /** Deleted in one statement, at most. */
  readonly atOnce: number;
}

const defaults: KeptAnswersLimits = { days: 8, rows: 5_000_000, atOnce: 10_000 };
/** Time between two looks for what is too old, in ms. */
const expiryMs = 600_000;

/**
 * The first answers of requests that left no event behind, for a week and a day. Written before the answer is given;
 * what is asked or kept at the same moment goes in one statement.
 */
export class KeptAnswers {
  private readonly logger = new Logger('answers');
  private readonly limits: KeptAnswersLimits;
  private timer: NodeJS.Timeout | undefined;

  private readonly lookUp = new BatchLoader<string, KeptAnswer | undefined>(
    { maxBatchSize: 500, maxInFlight: 2 },
    async (ids) => {
      const rows = await this.lookUps.rows<{ id: string; hash: string; answer: string }>(
        'answers.find',
        'SELECT id, hash, answer FROM answers.kept WHERE id = ANY($1::uuid[])',
        [ids],
      );
      const found = new Map(rows.map(({ id, hash, answer }) => [id, { id, hash, answer: read(answer) }]));
      return ids.map((id) => found.get(id));
    },
  );

  /** Answers which of them are the first of their id. */
  private readonly insert = new BatchLoader<KeptAnswer, boolean>(
    { maxBatchSize: 200, maxInFlight: 2 },
    async (answers) => {
      const { rows } = await this.pool.query<{ id: string }>(
        insertAnswers,
        columnValues(
          answerColumns,
          answers.map(({ id, hash, answer }) => ({ id, hash, answer: JSON.stringify(answer) })),
        ),
      );
      const inserted = new Set(rows.map(({ id }) => id));
      // Of two with one id the first was inserted.
      return answers.map(({ id }) => inserted.delete(id));
    },
  );

  constructor(
    private readonly pool: Pool,
    private readonly lookUps: LookUps,
    limits: Partial<KeptAnswersLimits> = {},
  ) {
    this.limits = { ...defaults, ...limits };
  }

  find(id: string): Promise<KeptAnswer | undefined> {
    return this.lookUp.load(id);
  }

  /** Keeps an answer, unless there is one of this id; answers the one that counts. */
  async keep(answer: KeptAnswer): Promise<KeptAnswer> {
    if (await this.insert.load(answer)) return answer;
    return (await this.find(answer.id)) ?? answer;
  }

  /** Deletes what is too old or too much. */
  async expire(): Promise<void> {
    const { days, rows, atOnce } = this.limits;
    for (let deleted = atOnce; deleted === atOnce;) {
      const { rowCount } = await this.pool.query(
        `DELETE FROM answers.kept WHERE n IN (
           SELECT n FROM (SELECT n, kept_at FROM answers.kept ORDER BY n LIMIT $1) AS oldest
            WHERE kept_at < now() - make_interval(days => $2) OR n <= (SELECT max(n) FROM answers.kept) - $3)`,
        [atOnce, days, rows],
      );
      deleted = rowCount ?? 0;
    }
  }

  /** Deletes what is too old from time to time, until `stop`. */
  start(): void {
    const expire = () =>
      this.expire().catch((error: Error) =>
        this.logger.warn(`old answers were not deleted: ${error.message}`),
      );
    this.timer = setInterval(() => void expire(), expiryMs);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

const read = (text: string): FirstAnswer => JSON.parse(text) as FirstAnswer;

export const refusalIn = ({ kind, code, message, fields }: Refusal): FirstAnswer => ({
  refusal: { kind, code, message, fields },
});

/** The answer as it was given. Throws the `Refusal` when it was one. */
export function givenAgain(answer: FirstAnswer): unknown {
  if ('body' in answer) return answer.body;
  const { kind, code, message, fields } = answer.refusal;
  throw Refusal.restored(kind, code, message, fields);
}
