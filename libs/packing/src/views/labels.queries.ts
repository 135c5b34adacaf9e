import type { Label } from '@boxtrail/labels';
import { nameIn, placesView } from '@boxtrail/network';
import { type Reads } from '@boxtrail/http';
import { schemaOf } from '@boxtrail/projections';
import { boxesSchema } from './boxes/boxes.view';
import { contactsSchema } from './contacts/contacts.view';
import { stockSchema } from './stock/stock.view';
import type { StoredNeed } from './jobs/job-answers';
import { jobsSchema } from './jobs/jobs.view';

/** The boxes whose labels are printed: one of a job, or all of it. */
export interface LabelledBoxes {
  readonly jobId: string;
  readonly sscc?: string;
}

/** Boxes read by one statement. */
const pageLength = 500;

interface Row {
  readonly sscc: string;
  readonly gtin: string;
  readonly needId: string;
  readonly gln: string;
  readonly name: string | null;
  readonly building: string;
  readonly unit: string;
  readonly bestBefore: string | null;
  readonly specialNeeds: Label['specialNeeds'] | null;
  readonly position: string | null;
  readonly phone: string | null;
}

/** The labels of packed boxes in the order of their SSCCs, page by page. */
export async function* labelsOf({ jobId, sscc }: LabelledBoxes, reads: Reads): AsyncGenerator<Label> {
  const orders = await ordersOf(jobId, reads);
  let after = '';
  for (;;) {
    const rows = await reads.rows<Row>(
      `SELECT b.sscc, b.gtin, b.need_id AS "needId", b.destination_gln AS gln, ${nameIn('packing', 'p')} AS name,
              b.building, b.unit, b.special_needs AS "specialNeeds", c.position, c.phone,
              (SELECT min(l.best_before) FROM jsonb_to_recordset(b.contents) AS line (gtin text, lot text)
                 JOIN ${stockSchema}.lots l ON l.supplier_gln = b.packed_at_gln AND l.gtin = line.gtin AND l.lot = line.lot
              ) AS "bestBefore"
         FROM ${boxesSchema}.boxes b
         LEFT JOIN ${schemaOf(placesView('packing'))}.places p ON p.gln = b.destination_gln
         LEFT JOIN ${contactsSchema}.contacts c ON c.gln = b.destination_gln
        WHERE b.job_id = $1 AND b.sscc > $2 AND ($3::text IS NULL OR b.sscc = $3) ORDER BY b.sscc LIMIT $4`,
      [jobId, after, sscc ?? null, pageLength],
    );
    for (const row of rows) yield labelOf(row, orders.get(row.needId) ?? null);
    after = rows.at(-1)?.sscc ?? '';
    if (rows.length < pageLength) return;
  }
}

function labelOf(row: Row, order: Label['order']): Label {
  const { sscc, gtin, gln, name, building, unit, bestBefore, specialNeeds, position, phone } = row;
  const contact = position === null || phone === null ? null : { position, phone };
  return {
    sscc,
    gtin,
    destination: { gln, name },
    building,
    unit,
    bestBefore,
    specialNeeds: specialNeeds ?? [],
    order,
    contact,
  };
}

async function ordersOf(jobId: string, reads: Reads): Promise<Map<string, NonNullable<Label['order']>>> {
  const [job] = await reads.rows<{ roundId: string; needs: StoredNeed[] }>(
    `SELECT round_id AS "roundId", needs FROM ${jobsSchema}.jobs WHERE job_id = $1`,
    [jobId],
  );
  return new Map(
    (job?.needs ?? []).map(({ needId, amountFen, payment, lines }) => {
      const boxes = lines.reduce((sum, { quantity }) => sum + quantity, 0);
      return [needId, { roundId: job?.roundId ?? '', needId, amountFen, payment, boxes }];
    }),
  );
}
