import { isUtf8 } from 'node:buffer';
import { Refusal, unknown } from '@boxtrail/kernel';
import type { Pool } from 'pg';
import type { LineAnswer } from './bulk';
import { contextOfLine, lineId } from './resend';

export const lineStates = ['open', 'resent', 'closed', 'all'] as const;
type LineState = (typeof lineStates)[number];

/** Bytes as text when they are UTF-8, else in Base64. */
interface Content {
  readonly raw: string;
  readonly encoding: 'utf-8' | 'base64';
}

/** A quarantined line, as listed. */
export interface QuarantinedLine extends Content {
  readonly id: string;
  /** The kind of body or the topic that it came by. */
  readonly source: string;
  /** Its line number in its body. */
  readonly line: number;
  readonly code: string;
  /** The reason; for a message it begins with the location, `topic/partition@offset`. */
  readonly detail: string;
  /** Total length in bytes; `raw` in a list has the first 4,096. */
  readonly bytes: number;
  readonly actor: string;
  readonly receivedAt: string;
  readonly state: Exclude<LineState, 'all'>;
  readonly closed: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

/** The result of a resend. */
export type ResendAnswer =
  | Exclude<LineAnswer, { readonly status: 'quarantined' | 'failed' }>
  | { readonly line: number; readonly status: 'refused'; readonly code: string; readonly detail: string };

/**
 * A whole line with all its resends.
 * @schema QuarantinedLineWithResends
 */
export interface WholeLine extends QuarantinedLine {
  readonly resends: readonly {
    readonly at: string;
    readonly by: string;
    /** Null when it was resent unchanged. */
    readonly body: Content | null;
    readonly answer: ResendAnswer;
  }[];
}

/** A line to resend. */
export interface StoredLine {
  readonly number: string;
  readonly source: string;
  readonly line: number;
  readonly raw: Buffer;
  readonly state: string;
  readonly receivedAt: Date;
}

interface LineRow extends StoredLine {
  readonly context: string | null;
  readonly code: string;
  readonly detail: string;
  readonly bytes: number;
  readonly actor: string;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly closeReason: string | null;
  readonly state: QuarantinedLine['state'];
}

export interface LineFilter {
  readonly state: LineState;
  readonly source?: string | undefined;
  readonly code?: string | undefined;
}

/** Whose lines a caller reads and mends: those of one sender; null for all. */
export type Sender = string | null;

const shownBytes = 4_096;
/** Maximum resends of one line. */
const maxResends = 100;

const columns = `id AS number, ${contextOfLine} AS context, source, line, code, detail, octet_length(raw) AS bytes, actor, received_at AS "receivedAt",
  state, closed_at AS "closedAt", closed_by AS "closedBy", close_reason AS "closeReason"`;

/** Quarantined lines and their state. This class never deletes a line. */
export class QuarantineLines {
  constructor(private readonly pool: Pool) {}

  /** Lines after a number, in order of arrival. */
  async page({ state, source, code }: LineFilter, sender: Sender, after: string, limit: number) {
    const { rows } = await this.pool.query<LineRow>(
      `SELECT ${columns}, substr(raw, 1, ${shownBytes}) AS raw FROM intake.quarantine q
        WHERE id > $1 AND ($2 = 'all' OR state = $2) AND ($3::text IS NULL OR source = $3)
          AND ($4::text IS NULL OR code = $4) AND ($5::text IS NULL OR actor = $5) ORDER BY id LIMIT $6`,
      [after, state, source ?? null, code ?? null, sender, limit],
    );
    return rows.map((row) => ({ number: row.number, shown: toLine(row) }));
  }

  /** @throws QUARANTINE_UNKNOWN */
  async one(id: string, sender: Sender): Promise<WholeLine> {
    const row = await this.row(id, sender);
    const { rows } = await this.pool.query<{
      at: Date;
      by: string;
      body: Buffer | null;
      answer: ResendAnswer;
    }>('SELECT at, actor AS by, body, answer FROM intake.resends WHERE line = $1 ORDER BY at', [row.number]);
    const resends = rows.map(({ at, by, body, answer }) => ({
      at: at.toISOString(),
      by,
      body: body && contentOf(body),
      answer,
    }));
    return { ...toLine(row), resends };
  }

  /**
   * The line to resend, or the stored answer of the same request.
   * @throws QUARANTINE_UNKNOWN, QUARANTINE_LINE_DONE, QUARANTINE_TRIED_ENOUGH.
   */
  async toResend(
    id: string,
    sender: Sender,
    command: string,
  ): Promise<{ line: StoredLine; answered?: ResendAnswer }> {
    const line = await this.row(id, sender);
    const { rows } = await this.pool.query<{ answer: ResendAnswer; mine: boolean }>(
      'SELECT answer, command = $2 AS mine FROM intake.resends WHERE line = $1',
      [line.number, command],
    );
    const before = rows.find(({ mine }) => mine);
    if (before !== undefined) return { line, answered: before.answer };
    if (line.state !== 'open') throw done(line);
    if (rows.length >= maxResends)
      throw new Refusal(
        'rule',
        'QUARANTINE_TRIED_ENOUGH',
        `this line was sent again ${maxResends} times: close it`,
      );
    return { line };
  }

  /** Stores the answer with its line; an accepted line is no longer open. */
  async resent(
    { number }: StoredLine,
    { command, actor, body }: { command: string; actor: string; body: Buffer | null },
    answer: ResendAnswer,
  ): Promise<void> {
    await this.pool.query(
      `WITH linked AS (
         INSERT INTO intake.resends (line, command, actor, body, answer) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING)
       UPDATE intake.quarantine SET state = 'resent' WHERE id = $1 AND state = 'open' AND $6`,
      [number, command, actor, body, JSON.stringify(answer), answer.status !== 'refused'],
    );
  }

  /**
   * Closes a line with a reason. A retry with the same command gets the same answer.
   * @throws QUARANTINE_UNKNOWN, QUARANTINE_LINE_DONE.
   */
  async close(
    id: string,
    sender: Sender,
    { command, by, reason }: { command: string; by: string; reason: string },
  ): Promise<WholeLine> {
    const { number } = await this.row(id, sender);
    await this.pool.query(
      `UPDATE intake.quarantine SET state = 'closed', closed_at = now(), closed_by = $2, closed_with = $3, close_reason = $4
        WHERE id = $1 AND state = 'open'`,
      [number, by, command, reason],
    );
    const { rowCount } = await this.pool.query(
      'SELECT FROM intake.quarantine WHERE id = $1 AND closed_with = $2 AND close_reason = $3',
      [number, command, reason],
    );
    if (rowCount !== 1) throw done(await this.row(id, sender));
    return this.one(id, sender);
  }

  /** A line of another sender is unknown to this one. */
  private async row(id: string, sender: Sender): Promise<LineRow> {
    const { rows } = await this.pool.query<LineRow>(
      `SELECT ${columns}, raw FROM intake.quarantine q WHERE id = $1`,
      [id.slice(id.indexOf('.') + 1)],
    );
    const [row] = rows;
    const foreign = sender !== null && row?.actor !== sender;
    if (row === undefined || foreign || (id.includes('.') && id !== lineId(row.context, row.number)))
      throw unknown('QUARANTINE_UNKNOWN', `there is no line ${id} in quarantine`);
    return row;
  }
}

const done = ({ state, closedBy, closeReason }: LineRow): Refusal =>
  new Refusal(
    'rule',
    'QUARANTINE_LINE_DONE',
    state === 'closed'
      ? `${closedBy} has closed this line: ${closeReason}`
      : 'this line was sent again and taken in',
  );

function toLine(row: LineRow): QuarantinedLine {
  const { number, source, line, code, detail, bytes, raw, actor, receivedAt, state } = row;
  const { closedAt, closedBy, closeReason } = row;
  return {
    id: lineId(row.context, number),
    source,
    line,
    code,
    detail,
    ...contentOf(raw.length < bytes ? wholeCharacters(raw) : raw),
    bytes,
    actor,
    receivedAt: receivedAt.toISOString(),
    state,
    closed:
      closedAt === null
        ? null
        : { at: closedAt.toISOString(), by: closedBy ?? '', reason: closeReason ?? '' },
  };
}

function contentOf(bytes: Buffer): Content {
  return isUtf8(bytes)
    ? { raw: bytes.toString('utf8'), encoding: 'utf-8' }
    : { raw: bytes.toString('base64'), encoding: 'base64' };
}

/** Removes an incomplete character at the end. */
function wholeCharacters(bytes: Buffer): Buffer {
  for (let cut = 0; cut < 4; cut += 1) {
    const rest = bytes.subarray(0, bytes.length - cut);
    if (isUtf8(rest)) return rest;
  }
  return bytes;
}
