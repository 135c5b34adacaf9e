import { Injectable } from '@nestjs/common';
import type { FindingKind } from '@boxtrail/contracts';
import { Reads } from '@boxtrail/http';
import type { FindingName } from '../../domain/box-answers';
import type { FindingFacts, NamedFinding } from '../../domain/box-answers.decider';
import type { Holder } from '../../domain/trail-step';
import { trailsSchema, trailsView } from './trails.view';

interface FactsRow {
  readonly box: string | null;
  readonly home: readonly (string | null)[] | null;
  readonly holderType: Holder['type'] | null;
  readonly holderId: string | null;
  readonly driverRef: string | null;
  readonly finding: NamedFinding | null;
  readonly elsewhere: boolean;
}

/** What the trails say of findings that somebody answers. */
@Injectable()
export class FindingFactsQueries {
  constructor(private readonly reads: Reads) {}

  /** Waits for the trails to reach the head of the log. In the order of the names; one statement for all of them. */
  async of(names: readonly FindingName[]): Promise<FindingFacts[]> {
    await this.reads.upToDate(trailsView.name);
    const rows = await this.reads.rows<FactsRow>(factsText, [
      names.map(({ sscc }) => sscc),
      names.map(({ kind }) => kind),
      names.map(({ position }) => position),
      names.map(({ ordinal }) => ordinal),
    ]);
    return rows.map(({ box, home, holderType, holderId, driverRef, finding, elsewhere }) => ({
      isBoxKnown: box !== null,
      home: (home ?? []).filter((gln) => gln !== null),
      holder: holderType === null || holderId === null ? null : { type: holderType, id: holderId },
      driverRef,
      finding,
      isOfAnotherBox: elsewhere,
    }));
  }

  /** The findings of a kind on the steps of a load, answered ones too; at most `most` + 1. */
  async onLoad(loadId: string, kind: FindingKind, most: number): Promise<FindingName[]> {
    await this.reads.upToDate(trailsView.name);
    const rows = await this.reads.rows<FindingName & { position: string | number }>(
      `SELECT sscc, kind, position, ordinal FROM ${trailsSchema}.findings
        WHERE load_id = $1 AND kind = $2 ORDER BY occurred_at, position, sscc, ordinal LIMIT $3`,
      [loadId, kind, most + 1],
    );
    return rows.map((row) => ({ ...row, position: Number(row.position) }));
  }
}

const factsText = `
  SELECT b.sscc AS box, ARRAY[b.state ->> 'packedAtGln', b.state ->> 'destinationGln'] AS home, b.holder_type AS "holderType", b.holder_id AS "holderId", m.driver_ref AS "driverRef",
         CASE WHEN f.sscc IS NOT NULL THEN jsonb_build_object(
           'occurredAt', f.occurred_at, 'closedBy', f.closed_by, 'reportedBy', f.reported_by, 'seenBy', f.seen_by,
           'concerns', f.concerns) END AS finding,
         f.sscc IS NULL AND EXISTS (
           SELECT FROM ${trailsSchema}.findings o
            WHERE o.position = asked.position AND o.ordinal = asked.ordinal AND o.kind = asked.kind) AS elsewhere
    FROM unnest($1::text[], $2::text[], $3::bigint[], $4::int[])
           WITH ORDINALITY AS asked (sscc, kind, position, ordinal, n)
    LEFT JOIN ${trailsSchema}.boxes b ON b.sscc = asked.sscc
    LEFT JOIN ${trailsSchema}.manifests m ON b.holder_type = 'load' AND m.load_id = b.holder_id
    LEFT JOIN ${trailsSchema}.findings f
      ON f.position = asked.position AND f.sscc = asked.sscc AND f.ordinal = asked.ordinal AND f.kind = asked.kind
   ORDER BY asked.n`;
