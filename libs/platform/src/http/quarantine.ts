import { createHash } from 'node:crypto';
import { Controller, Get, Injectable, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Refusal } from '@boxtrail/kernel';
import { Pool } from 'pg';
import type { Caller } from './caller';
import type { Line, LineAnswer } from './bulk';
import { PageQuery, Reads, type Page } from './reads';

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
    UNIQUE (source, raw_hash)
  );
  `,
];

/** Where lines go that could not be taken: kept with the reason, so that nothing is dropped. */
@Injectable()
export class Quarantine {
  constructor(private readonly pool: Pool) {}

  /** Keeps lines of one source, in one statement; a line that is there already stays as it was. */
  async keep(
    caller: Caller,
    source: string,
    lines: readonly { line: Line; refusal: Refusal }[],
  ): Promise<LineAnswer[]> {
    if (lines.length === 0) return [];
    await this.pool.query(
      `INSERT INTO intake.quarantine (source, line, code, detail, raw, raw_hash, actor)
       SELECT $1, line, code, detail, raw, hash, $2 FROM unnest($3::int[], $4::text[], $5::text[], $6::bytea[], $7::bytea[])
         AS q (line, code, detail, raw, hash) ON CONFLICT DO NOTHING`,
      [
        source,
        caller.principal.subject,
        lines.map(({ line }) => line.line),
        lines.map(({ refusal }) => refusal.code),
        lines.map(({ line, refusal }) => placed(line, refusal.message).replaceAll('\0', '')),
        lines.map(({ line }) => line.raw),
        lines.map(({ line }) => createHash('sha256').update(placed(line, '')).update(line.raw).digest()),
      ],
    );
    return lines.map(({ line, refusal }) => ({
      line: line.line,
      status: 'quarantined',
      code: refusal.code,
      detail: refusal.message,
    }));
  }
}

/** What came by a broker is known by its place, and the reason says where it stands. */
const placed = ({ place }: Line, words: string): string =>
  place === undefined ? words : `${place}: ${words}`;

interface QuarantinedLine {
  id: string;
  source: string;
  line: number;
  code: string;
  detail: string;
  raw: string;
  actor: string;
  receivedAt: Date;
}

@ApiTags('platform')
@ApiBearerAuth()
@Controller('v1/quarantine')
export class QuarantineApi {
  constructor(private readonly reads: Reads) {}

  @Get()
  @ApiOperation({ summary: 'Lines that could not be taken, with the reason' })
  list(@Query() query: PageQuery): Promise<Page<QuarantinedLine>> {
    return this.reads.page<QuarantinedLine>(
      query,
      'id',
      `SELECT id, source, line, code, detail, encode(raw, 'escape') AS raw, actor, received_at AS "receivedAt"
         FROM intake.quarantine WHERE id > coalesce(nullif($1, '')::bigint, 0) ORDER BY id LIMIT $2`,
    );
  }
}
