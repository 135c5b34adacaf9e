import type { Refusal } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import type { Caller } from '@boxtrail/http';
import type { Line, LineAnswer } from './bulk';

/** A resent quarantined line, unchanged or corrected. */
export interface ResentLine extends Line {
  /** Its source in quarantine. */
  readonly source: string;
  /** When it first arrived, RFC 3339, UTC: for a body without its own time. */
  readonly time: string;
  /** Idempotency key: a retry has no second effect. */
  readonly commandId: string;
}

/** Processes quarantined lines again, by the rules of their source. */
export interface Resendable {
  /** The quarantine sources it handles. */
  readonly sources: readonly string[];
  /** A refusal is a result too: the line then stays in quarantine. */
  resend(line: ResentLine, caller: Caller): Promise<LineAnswer | Refusal>;
}

/** `context.17`: the id includes the context that resends the line, so that a gateway can route the request. */
export const lineId = (context: string | null, number: string): string =>
  context === null ? number : `${context}.${number}`;

/** Parses ids made by `lineId`, also without the context. */
export const lineIdPattern = /^([a-z-]{1,20}\.)?[1-9]\d{0,14}$/;

export const sourcesMigration = /* sql */ `
  -- The context that resends the lines of a source. Each service registers its own.
  CREATE TABLE intake.sources (source text PRIMARY KEY, context text NOT NULL);
`;

/** SQL: the context that resends a line of the table `q`; null when none does. */
export const contextOfLine = '(SELECT s.context FROM intake.sources s WHERE s.source = q.source)';

/** Registers the sources whose lines a context resends. */
export async function registerSources(
  pool: Pool,
  context: string,
  sources: readonly string[],
): Promise<void> {
  await pool.query(
    `INSERT INTO intake.sources (source, context) SELECT source, $1 FROM unnest($2::text[]) AS source
     ON CONFLICT (source) DO UPDATE SET context = excluded.context WHERE sources.context <> excluded.context`,
    [context, sources],
  );
}
