import type { DomainEvent } from '@boxtrail/kernel';

export type SubjectKind =
  | 'box'
  | 'load'
  | 'door-round'
  | 'packing-job'
  | 'round'
  | 'need'
  | 'pass'
  | 'box-type'
  | 'station'
  | 'supplier'
  | 'recall'
  | 'hold'
  | 'lot'
  | 'complaint';

export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  /** Path of its present state. */
  readonly url: string;
  /** Whose places a change of it has, where it has none of its own: a need has those of its round. */
  readonly placesOf: string;
}

/** Data of an event, as far as it names a subject. */
interface Named {
  readonly sscc?: string | null;
  readonly loadId?: string | null;
  readonly doorRoundId?: string;
  readonly jobId?: string;
  readonly roundId?: string;
  readonly needId?: string;
  readonly passId?: string;
  readonly recallId?: string;
  readonly holdId?: string;
  readonly complaintId?: string;
  readonly gtin?: string;
  readonly lot?: string;
  readonly supplierGln?: string;
  readonly gln?: string;
}

/** The subject of an event, by the fields it has; undefined when none of them is known. */
export function subjectOf({ type, data }: DomainEvent): Subject | undefined {
  if (lotTypes.has(type)) return lotOf(data as Named);
  const {
    sscc,
    loadId,
    doorRoundId,
    jobId,
    roundId,
    needId,
    passId,
    recallId,
    holdId,
    complaintId,
    gtin,
    gln,
  } = data as Named;
  // A verification names the load that the checkpoint saw.
  if (type.startsWith('passes.') && passId !== undefined) return subject('pass', passId, '/v1/passes/');
  // It names a box, and tells of itself.
  if (complaintId !== undefined) return subject('complaint', complaintId, '/v1/complaints/');
  if (typeof sscc === 'string') return subject('box', sscc, '/v1/trails/');
  if (typeof loadId === 'string') return subject('load', loadId, '/v1/loads/');
  if (doorRoundId !== undefined) return subject('door-round', doorRoundId, '/v1/door-rounds/');
  if (jobId !== undefined) return subject('packing-job', jobId, '/v1/packing-jobs/');
  if (roundId !== undefined) {
    const round = subject('round', roundId, '/v1/rounds/');
    return needId === undefined ? round : { ...round, kind: 'need', id: needId };
  }
  if (recallId !== undefined) return subject('recall', recallId, '/v1/recalls/');
  if (holdId !== undefined) return subject('hold', holdId, '/v1/holds/');
  if (gtin !== undefined) return subject('box-type', gtin, '/v1/box-types/');
  if (gln === undefined) return undefined;
  return type.startsWith('orders.Supplier')
    ? subject('supplier', gln, '/v1/suppliers/')
    : subject('station', gln, '/v1/stations/');
}

const subject = (kind: SubjectKind, id: string, path: string): Subject => ({
  kind,
  id,
  url: `${path}${encodeURIComponent(id)}`,
  placesOf: `${kind} ${id}`,
});

const lotTypes: ReadonlySet<string> = new Set([
  'packing.GoodsReceived',
  'packing.LotTaken',
  'packing.LotReturned',
]);

/** A lot of an item at a supplier. */
function lotOf({ supplierGln = '', gtin = '', lot = '' }: Named): Subject {
  const id = `${supplierGln}.${gtin}.${lot}`;
  const url = `/v1/stock?${new URLSearchParams({ supplierGln, gtin, lot }).toString()}`;
  return { kind: 'lot', id, url, placesOf: `lot ${id}` };
}
