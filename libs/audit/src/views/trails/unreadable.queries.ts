import {
  goesOnWithoutAny,
  keyOf,
  toParkedEvent,
  unreadableOnStreams,
  type ParkedRow,
} from '@boxtrail/projections';
import { type Reads } from '@boxtrail/http';
import type { Moment } from '../../domain/box-trail';
import type { TrailStep } from '../../domain/trail-step';
import { streamsOf, type UnreadableEvent } from '../../domain/unreadable-event';
import { trailsView, trailsSchema } from './trails.view';

const trailsKey = keyOf(trailsView);

/** SQL that is true while there are unreadable events that trails skipped: reads one index entry. */
export const trailsLackAny = goesOnWithoutAny(trailsKey);

export async function doTrailsLackAny(reads: Reads): Promise<boolean> {
  const [row] = await reads.rows<{ lacks: boolean }>(`SELECT ${trailsLackAny} AS lacks`);
  return row?.lacks === true;
}

/**
 * SQL of the boxes with such events, as `sscc`: few. An event is related to a box by its stream: its body is
 * unreadable.
 */
export const lackingBoxes = `
  SELECT substr(stream, length('box-') + 1) AS sscc FROM progress.unreadable
    WHERE view = '${trailsKey}' AND stream LIKE 'box-%'
  UNION SELECT substr(stream, length('custody-') + 1) FROM progress.unreadable
    WHERE view = '${trailsKey}' AND stream LIKE 'custody-%'
  UNION SELECT t.sscc FROM progress.unreadable u JOIN ${trailsSchema}.touched t
      ON t.kind = 'load' AND t.id = substr(u.stream, length('load-') + 1)
    WHERE u.view = '${trailsKey}' AND u.stream LIKE 'load-%'`;

/** Number of unreadable events that may have happened and were recorded by a moment. */
export async function countUnreadable(reads: Reads, { at, knownAt }: Moment): Promise<number> {
  const [row] = await reads.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM progress.unreadable WHERE view = $1
        AND ($2::timestamptz IS NULL OR occurred_at IS NULL OR occurred_at <= $2)
        AND ($3::timestamptz IS NULL OR recorded_at <= $3)`,
    [trailsKey, at ?? null, knownAt ?? null],
  );
  return row?.count ?? 0;
}

/** The unreadable events of some boxes, by SSCC, in one statement. */
export async function unreadableOf(
  reads: Reads,
  boxes: readonly { readonly sscc: string; readonly steps: readonly TrailStep[] }[],
): Promise<ReadonlyMap<string, readonly UnreadableEvent[]>> {
  const streams = new Map(boxes.map(({ sscc, steps }) => [sscc, streamsOf(sscc, steps)]));
  const rows = await reads.rows<ParkedRow>(unreadableOnStreams, [
    trailsKey,
    [...new Set([...streams.values()].flat())],
  ]);
  const byStream = new Map<string, UnreadableEvent[]>();
  for (const { foundAt: _, ...event } of rows.map(toParkedEvent))
    byStream.set(event.stream, [...(byStream.get(event.stream) ?? []), event]);
  return new Map(
    [...streams].map(([sscc, own]) => [sscc, own.flatMap((stream) => byStream.get(stream) ?? [])]),
  );
}
