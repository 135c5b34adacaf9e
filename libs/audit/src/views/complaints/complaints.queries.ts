import { Injectable } from '@nestjs/common';
import {
  complaintKinds,
  type ComplaintKind,
  type ComplaintOutcome,
  type LotOfItem,
} from '@boxtrail/contracts';
import { unknown } from '@boxtrail/kernel';
import {
  areaOf,
  hiddenFrom,
  type HouseholdField,
  type Page,
  PageQuery,
  type Principal,
  type ReadQuery,
  Reads,
  shownWithout,
} from '@boxtrail/http';
import { KeyField, LotField, OneOfField } from '@boxtrail/input';
import type { FiledComplaint } from '../../domain/complaint';
import { recallsSchema, recallsView } from '../recalls/recalls.view';
import { trailsSchema, trailsView } from '../trails/trails.view';
import { complaintsSchema, complaintsView } from './complaints.view';

const statuses = ['open', 'closed'] as const;
export const countings = ['supplier', 'lot', 'kind'] as const;
export type Counting = (typeof countings)[number];

export class ComplaintsQuery extends PageQuery {
  @OneOfField(statuses, { optional: true, description: 'only complaints in this state; all when omitted' })
  status?: (typeof statuses)[number];

  @OneOfField(complaintKinds, { optional: true, description: 'only complaints of this kind' })
  kind?: ComplaintKind;

  @KeyField('gln', { optional: true, description: 'only complaints about boxes that were packed here' })
  supplierGln?: string;

  @KeyField('gtin', { optional: true, description: 'only of boxes with a lot of this item; with lot' })
  gtin?: string;

  @LotField({ optional: true, description: 'only of boxes with this lot; with gtin' })
  lot?: string;

  @KeyField('sscc', { optional: true, description: 'only complaints about this box' })
  sscc?: string;
}

export class ComplaintCountsQuery extends PageQuery {
  @OneOfField(countings, { description: 'what they are counted by' })
  by: Counting;
}

/**
 * A hold or a recall that followed from a complaint.
 * @schema ComplaintFollowUp
 */
export interface ComplaintFollowUp {
  readonly kind: 'hold' | 'recall';
  readonly id: string;
}

/**
 * A complaint about a box.
 * @schema Complaint
 */
export interface Complaint {
  readonly complaintId: string;
  readonly sscc: string;
  readonly kind: ComplaintKind;
  readonly words: string;
  /** Null when it is not known, and for a key that may not see it. */
  readonly householdRef: string | null;
  /** Where the box was packed. */
  readonly supplierGln: string;
  readonly destinationGln: string;
  /** The need that the box was packed for: `/v1/ledger/needs/{roundId}/{needId}` has its money. */
  readonly roundId: string;
  readonly needId: string;
  readonly lots: readonly LotOfItem[];
  readonly filedAt: string;
  readonly filedBy: string;
  readonly status: (typeof statuses)[number];
  readonly outcome: ComplaintOutcome | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  /** What was found; null while it is open. */
  readonly closedWords: string | null;
  readonly followedBy: readonly ComplaintFollowUp[];
  /** `householdRef` when the key may not see the household. */
  readonly hidden: readonly HouseholdField[];
}

/**
 * Complaints with one supplier, lot or kind; the other fields are null.
 * @schema ComplaintCount
 */
export interface ComplaintCount {
  readonly supplierGln: string | null;
  readonly gtin: string | null;
  readonly lot: string | null;
  readonly kind: ComplaintKind | null;
  readonly complaints: number;
  readonly open: number;
}

type Row = Omit<Complaint, 'hidden'>;

const selected = `SELECT c.complaint_id AS "complaintId", c.sscc, c.kind, c.words, c.household_ref AS "householdRef",
    c.supplier_gln AS "supplierGln", c.destination_gln AS "destinationGln", c.round_id AS "roundId", c.need_id AS "needId",
    c.lots, c.filed_at AS "filedAt", c.filed_by AS "filedBy",
    CASE WHEN e.complaint_id IS NULL THEN 'open' ELSE 'closed' END AS status, e.outcome,
    e.closed_at AS "closedAt", e.closed_by AS "closedBy", e.words AS "closedWords",
    coalesce((SELECT jsonb_agg(jsonb_build_object('kind', f.kind, 'id', f.id) ORDER BY f.kind, f.id)
                FROM ${complaintsSchema}.follow_ups f WHERE f.complaint_id = c.complaint_id), '[]') AS "followedBy",
    c.filed_at || ' ' || c.complaint_id AS key
  FROM ${complaintsSchema}.complaints c LEFT JOIN ${complaintsSchema}.closures e USING (complaint_id)`;

/** What complaints are counted by: the text of the group, and its fields. */
const groups: Record<Counting, string> = {
  supplier: `SELECT c.supplier_gln AS key, c.supplier_gln AS "supplierGln", NULL AS gtin, NULL AS lot, NULL AS kind, c.complaint_id
    FROM ${complaintsSchema}.complaints c`,
  lot: `SELECT l.gtin || ' ' || l.lot AS key, NULL AS "supplierGln", l.gtin, l.lot, NULL AS kind, l.complaint_id
    FROM ${complaintsSchema}.complaint_lots l`,
  kind: `SELECT c.kind AS key, NULL AS "supplierGln", NULL AS gtin, NULL AS lot, c.kind, c.complaint_id
    FROM ${complaintsSchema}.complaints c`,
};

/** Complaints, and how many there are. */
@Injectable()
export class ComplaintQueries {
  constructor(private readonly reads: Reads) {}

  /** Oldest first. A bound key sees those about boxes that its places packed or are to get. */
  async list(query: ComplaintsQuery, principal: Principal): Promise<Page<Complaint>> {
    await this.reads.caughtUp(complaintsView.name, query.atLeast);
    const { status, kind, supplierGln, gtin, lot, sscc } = query;
    const { items, next } = await this.reads.page<Row & { readonly key: string }>(
      'complaints',
      query,
      'key',
      `${selected}
        WHERE (c.filed_at, c.complaint_id) > (split_part($1, ' ', 1), split_part($1, ' ', 2))
          AND ($3::text IS NULL OR (e.complaint_id IS NULL) = ($3 = 'open'))
          AND ($4::text IS NULL OR c.kind = $4)
          AND ($5::text IS NULL OR c.supplier_gln = $5)
          AND ($6::text IS NULL OR c.complaint_id IN
               (SELECT complaint_id FROM ${complaintsSchema}.complaint_lots WHERE gtin = $6 AND lot = $7))
          AND ($8::text IS NULL OR c.sscc = $8)
          AND ($9::text[] IS NULL OR c.supplier_gln = ANY($9) OR c.destination_gln = ANY($9))
        ORDER BY c.filed_at, c.complaint_id LIMIT $2`,
      [
        status ?? null,
        kind ?? null,
        supplierGln ?? null,
        gtin ?? null,
        lot ?? '',
        sscc ?? null,
        areaOf(principal),
      ],
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z \S{1,64}$/,
    );
    return { items: items.map((row) => shown(row, principal)), next };
  }

  /** Throws `COMPLAINT_UNKNOWN`. */
  async one(complaintId: string, { atLeast }: ReadQuery, principal: Principal): Promise<Complaint> {
    await this.reads.caughtUp(complaintsView.name, atLeast);
    const [row] = await this.reads.rows<Row & { readonly key: string }>(
      `${selected} WHERE c.complaint_id = $1`,
      [complaintId],
    );
    if (row === undefined) throw unknown('COMPLAINT_UNKNOWN', `complaint ${complaintId} does not exist`);
    return shown(row, principal);
  }

  /** By the text of the group. */
  async counts(query: ComplaintCountsQuery): Promise<Page<ComplaintCount>> {
    await this.reads.caughtUp(complaintsView.name, query.atLeast);
    const { items, next } = await this.reads.page<ComplaintCount & { readonly key: string }>(
      `complaint-counts/${query.by}`,
      query,
      'key',
      `SELECT key, "supplierGln", gtin, lot, kind, count(*)::int AS complaints,
              (count(*) FILTER (WHERE e.complaint_id IS NULL))::int AS open
         FROM (${groups[query.by]}) AS g LEFT JOIN ${complaintsSchema}.closures e USING (complaint_id)
        WHERE key COLLATE "C" > $1
        GROUP BY key, "supplierGln", gtin, lot, kind ORDER BY key COLLATE "C" LIMIT $2`,
      [],
      /^\S{1,64}( \S{1,20})?$/,
    );
    return { items: items.map(({ key: _, ...count }) => count), next };
  }

  /** For commands, of everything recorded: what is known of a packed box. Throws `BOX_UNKNOWN`. */
  async box(
    sscc: string,
  ): Promise<Pick<FiledComplaint, 'packedAtGln' | 'destinationGln' | 'roundId' | 'needId' | 'lots'>> {
    await this.reads.upToDate(recallsView.name);
    await this.reads.upToDate(trailsView.name);
    const [lots, [packed]] = await Promise.all([
      this.reads.rows<LotOfItem & { packedAtGln: string; destinationGln: string }>(
        `SELECT gtin, lot, packed_at_gln AS "packedAtGln", destination_gln AS "destinationGln"
           FROM ${recallsSchema}.lot_boxes WHERE sscc = $1 ORDER BY gtin, lot LIMIT 50`,
        [sscc],
      ),
      this.reads.rows<{ roundId: string; needId: string }>(
        `SELECT step->'details'->>'jobId' AS "roundId", step->'details'->>'needId' AS "needId"
           FROM ${trailsSchema}.steps WHERE sscc = $1 AND step->>'kind' = 'packed' LIMIT 1`,
        [sscc],
      ),
    ]);
    const [first] = lots;
    if (first === undefined || packed === undefined)
      throw unknown('BOX_UNKNOWN', `box ${sscc} was never packed`, '/sscc');
    const { packedAtGln, destinationGln } = first;
    return { packedAtGln, destinationGln, ...packed, lots: lots.map(({ gtin, lot }) => ({ gtin, lot })) };
  }
}

function shown({ key: _, ...row }: Row & { readonly key: string }, principal: Principal): Complaint {
  const fields = hiddenFrom(principal, row.destinationGln).filter((field) => field === 'householdRef');
  return shownWithout(row, row.householdRef === null ? [] : fields);
}
