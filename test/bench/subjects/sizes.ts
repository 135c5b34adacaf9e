import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { trailsSchema } from '../../../libs/audit/src/views/trails/trails.view';

/** The size of an installation on disk, in bytes, including indexes and headers; one copy. */
export interface Sizes {
  readonly events: number;
  /** Steps of trails. */
  readonly steps: number;
  readonly log: number;
  readonly trails: number;
  readonly otherViews: number;
  /** Messages with their headers; NaN when the broker is not on this machine. */
  readonly topics: number;
}

/** Schemas that do not belong to a view. */
const noViews = ['log', 'progress', 'auth', 'intake', 'answers', 'public'];

export async function sizesOf(pool: Pool, prefix: string, dataDir: string | undefined): Promise<Sizes> {
  const { rows } = await pool.query<Record<'events' | 'steps' | 'log' | 'trails' | 'views', string>>(
    `SELECT (SELECT position FROM log.head) AS events, (SELECT count(*) FROM ${trailsSchema}.steps) AS steps,
       sum(size) FILTER (WHERE schema = 'log') AS log,
       sum(size) FILTER (WHERE schema = '${trailsSchema}') AS trails,
       sum(size) FILTER (WHERE schema <> '${trailsSchema}' AND schema <> ALL ($1)) AS views
     FROM (SELECT n.nspname AS schema, pg_total_relation_size(c.oid) AS size
             FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|^information_schema$') t`,
    [noViews],
  );
  const row = rows[0];
  return {
    events: Number(row?.events),
    steps: Number(row?.steps),
    log: Number(row?.log),
    trails: Number(row?.trails),
    otherViews: Number(row?.views),
    topics: dataDir === undefined ? NaN : topicBytes(dataDir, prefix),
  };
}

/** Segments only: index files are preallocated and nearly empty. */
function topicBytes(dataDir: string, prefix: string): number {
  let bytes = 0;
  for (const folder of readdirSync(dataDir).filter((name) => name.startsWith(`${prefix}.`)))
    for (const file of readdirSync(join(dataDir, folder)).filter((name) => name.endsWith('.log')))
      bytes += statSync(join(dataDir, folder, file)).size;
  return bytes;
}

/** Growth between two measurements, per event and per step. */
export function growthOf(before: Sizes, after: Sizes, boxes: number) {
  const of = (part: keyof Sizes) => after[part] - before[part];
  const figures = {
    boxes,
    eventsPerBox: of('events') / boxes,
    stepsPerBox: of('steps') / boxes,
    logBytesPerEvent: of('log') / of('events'),
    topicBytesPerEvent: of('topics') / of('events'),
    trailBytesPerStep: of('trails') / of('steps'),
    otherViewBytesPerBox: of('otherViews') / boxes,
  };
  const whole = (value: number) => Math.round(value).toLocaleString('en-US');
  return {
    figures,
    lines: [
      `on disk after ${whole(boxes)} boxes, ${figures.eventsPerBox.toFixed(1)} events and ${figures.stepsPerBox.toFixed(1)} steps each:`,
      `log ${whole(figures.logBytesPerEvent)} bytes an event, topics ${Number.isNaN(figures.topicBytesPerEvent) ? 'unknown' : whole(figures.topicBytesPerEvent)} for each copy`,
      `trails ${whole(figures.trailBytesPerStep)} bytes a step, other views ${whole(figures.otherViewBytesPerBox)} bytes a box`,
    ],
  };
}
