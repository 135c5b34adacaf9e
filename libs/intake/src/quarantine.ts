import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { whatIsWrong, type Refusal } from '@boxtrail/kernel';
import { Pool } from 'pg';
import { insertRows, type RowOf } from '@boxtrail/database';
import type { Caller, Reads } from '@boxtrail/http';
import type { Line, LineAnswer } from './bulk';
import { slices } from '@boxtrail/projections';
import { EventLoopSlices } from '@boxtrail/async';
import { QuarantineQuota } from './quarantine-quota';
import { contextOfLine, lineId, sourcesMigration } from './resend';

export const quarantineMigrations: readonly string[] = [
  /* sql */ `
  CREATE TABLE intake.quarantine (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source text NOT NULL,
    line integer NOT NULL,
    code text NOT NULL,
    detail text NOT NULL,
    raw bytea NOT NULL,
    raw_hash bytea NOT NULL,
    actor text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    -- Boxes that the line names, as far as they can be read: their trails mention it.
    ssccs text[] NOT NULL,
    -- What became of it: open, resent (taken in after all) or closed (given up, with a reason).
    state text NOT NULL DEFAULT 'open',
    closed_at timestamptz,
    closed_by text,
    closed_with uuid,
    close_reason text,
    UNIQUE (source, raw_hash)
  );
  CREATE INDEX quarantine_ssccs ON intake.quarantine USING gin (ssccs) WHERE ssccs <> '{}';
  CREATE INDEX ON intake.quarantine (id) WHERE state = 'open';
  -- Every time a line was sent again: by whom, as what (null: unchanged), and the answer.
  CREATE TABLE intake.resends (
    line bigint NOT NULL REFERENCES intake.quarantine (id) ON DELETE CASCADE,
    command uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    actor text NOT NULL,
    body bytea,
    answer jsonb NOT NULL,
    PRIMARY KEY (line, command)
  );
  ${sourcesMigration}`,
];

/** A line and the reason of its refusal. */
interface RefusedLine {
  readonly line: Line;
  readonly refusal: Refusal;
}

const linesPerStatement = 500;

const lineColumns = {
  source: 'text',
  line: 'int',
  code: 'text',
  detail: 'text',
  raw: 'bytea',
  raw_hash: 'bytea',
  actor: 'text',
  ssccs: 'text[]',
} as const;
const insertLines = insertRows('intake.quarantine', lineColumns, { conflict: [] });

/** Stores refused lines with the reason, so that none is lost. */
@Injectable()
export class Quarantine {
  private readonly quota: QuarantineQuota;

  constructor(private readonly pool: Pool) {
    this.quota = new QuarantineQuota(pool);
  }

  /** Stores lines of one source, 500 per statement; an existing line stays unchanged. */
  async keep(caller: Caller, source: string, lines: readonly RefusedLine[]): Promise<LineAnswer[]> {
    if (lines.length === 0) return [];
    if (!(await this.hasRoom(caller, lines))) return lines.map(({ line, refusal }) => notKept(line, refusal));
    for (const slice of slices(lines, linesPerStatement)) await this.insert(caller, source, slice);
    return lines.map(({ line, refusal }) => ({
      line: line.line,
      status: 'quarantined',
      code: refusal.code,
      detail: refusal.message,
    }));
  }

  private async insert(caller: Caller, source: string, lines: readonly RefusedLine[]): Promise<void> {
    const rows: RowOf<typeof lineColumns>[] = [];
    const loop = new EventLoopSlices();
    for (const { line, refusal } of lines) {
      if (loop.isOver) await loop.next();
      rows.push({
        source,
        line: line.line,
        code: refusal.code,
        detail: placed(line, refusal.message).replaceAll('\0', ''),
        raw: line.raw,
        raw_hash: createHash('sha256').update(placed(line, '')).update(line.raw).digest(),
        actor: caller.principal.subject,
        ssccs: boxesIn(line.raw),
      });
    }
    await insertLines(this.pool, rows);
  }

  /** Lines from a broker have no quota: their sender cannot be asked to resend them. */
  private async hasRoom({ principal }: Caller, lines: readonly { line: Line }[]): Promise<boolean> {
    if (lines.some(({ line }) => line.place !== undefined)) return true;
    const bytes = lines.reduce((sum, { line }) => sum + line.raw.length, 0);
    return this.quota.take(principal.subject, bytes);
  }
}

const notKept = ({ line }: Line, { code, message }: Refusal): LineAnswer => ({
  line,
  status: 'failed',
  code: 'QUARANTINE_FULL',
  detail: `your lines in quarantine are at their limit: correct the file and send it again (${code}: ${message})`,
});

/** Maximum number of boxes whose trails mention a line. */
const maxBoxesNamed = 50;

/** The SSCCs in a line, in any form: digits with a valid check digit, with or without the application identifier. */
function boxesIn(raw: Buffer): string[] {
  const found = new Set<string>();
  for (const [, digits = ''] of raw.toString('latin1').matchAll(/(?<!\d)(?:00)?(\d{18})(?!\d)/g)) {
    if (whatIsWrong('sscc', digits) === undefined) found.add(digits);
    if (found.size === maxBoxesNamed) break;
  }
  return [...found];
}

/** A quarantined line in the trail of a box that it names. */
export interface QuarantinedMention {
  readonly id: string;
  readonly source: string;
  readonly code: string;
  readonly detail: string;
  readonly receivedAt: string;
  /** When, by whom and why it was closed. Null while the line is open. */
  readonly closed: { readonly at: string; readonly by: string; readonly reason: string } | null;
}

/** SQL condition: a quarantined line names box `$1` and was not accepted since. */
export const isBoxQuarantined = `EXISTS (SELECT FROM intake.quarantine WHERE ssccs @> ARRAY[$1] AND ssccs <> '{}' AND state <> 'resent')`;

/** The first 50 quarantined lines that name a box and were not accepted since. */
export async function quarantinedOf(reads: Reads, sscc: string): Promise<QuarantinedMention[]> {
  type Row = Omit<QuarantinedMention, 'receivedAt' | 'closed'> & {
    readonly context: string | null;
    readonly receivedAt: Date;
    readonly closedAt: Date | null;
    readonly closedBy: string | null;
    readonly closeReason: string | null;
  };
  const rows = await reads.sharedRows<Row>(
    `SELECT id, ${contextOfLine} AS context, source, code, detail, received_at AS "receivedAt", closed_at AS "closedAt", closed_by AS "closedBy",
            close_reason AS "closeReason" FROM intake.quarantine q
      WHERE ssccs @> ARRAY[$1] AND ssccs <> '{}' AND state <> 'resent' ORDER BY id LIMIT 50`,
    [sscc],
  );
  return rows.map(({ id, context, source, code, detail, receivedAt, closedAt, closedBy, closeReason }) => ({
    id: lineId(context, id),
    source,
    code,
    detail,
    receivedAt: receivedAt.toISOString(),
    closed:
      closedAt === null
        ? null
        : { at: closedAt.toISOString(), by: closedBy ?? '', reason: closeReason ?? '' },
  }));
}

/** The location of a broker message identifies it; the reason includes it. */
const placed = ({ place }: Line, words: string): string =>
  place === undefined ? words : `${place}: ${words}`;
