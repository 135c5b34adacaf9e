import type { Moment } from '../domain/box-trail';
import { timeline } from '../domain/timeline';
import type { PlaceNames } from './place-names';
import { stepPage, type TrailQuery } from './step-page';
import { trailAsJson } from './trail-json';
import type { TrailQueries } from '../views/trails/trails.queries';

/** A request for a trail. Plain data: it crosses threads. */
export interface TrailOrder {
  readonly sscc: string;
  readonly query: TrailQuery;
  readonly moment: Moment;
  /** Time of the request; RFC 3339, UTC. */
  readonly now: string;
  readonly form: 'json' | 'text';
}

/** The readers that a trail needs. */
export interface TrailSources {
  readonly trails: TrailQueries;
  readonly names: PlaceNames;
}

/**
 * A page of a trail, as JSON or as a timeline; undefined when the trail has more than `most` steps and was not judged.
 * Throws `BOX_UNKNOWN` and `CURSOR_INVALID`.
 */
export async function trailAnswer({ trails, names }: TrailSources, order: TrailOrder, most?: number) {
  const { sscc, query, moment, now, form } = order;
  const trail = await trails.one(sscc, query.atLeast, moment, most);
  if (trail === undefined) return undefined;
  const page = stepPage(trail, query);
  const nameOf = await names.of(trail, query.atLeast);
  if (form === 'json') return trailAsJson(trail, nameOf, moment, now, page);
  return timeline(trail, nameOf, moment, page).join('\n');
}
