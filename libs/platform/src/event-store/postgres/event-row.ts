import type { RecordedEvent } from '@boxtrail/kernel';
import { decode } from '../encode';

/** A row of `log.events`. */
export interface EventRow {
  position: string;
  stream: string;
  revision: number;
  id: string;
  type: string;
  version: number;
  occurred_at: Date;
  recorded_at: Date;
  metadata: string;
  data: string;
}

/** The columns of an `EventRow`. */
export const columns =
  'position, stream, revision, id, type, version, occurred_at, recorded_at, metadata, data';

export function toEvent(row: EventRow): RecordedEvent {
  return decode({
    ...row,
    position: Number(row.position),
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
  });
}
