import type { NamedPlaces } from '@boxtrail/network';
import type { JudgedTrail, Moment } from '../domain/box-trail';
import { timeline } from '../domain/timeline';
import { stepPage, type TrailQuery } from './step-page';
import { trailAsJson } from './trail-json';
import { isHiddenFrom, type Viewer } from '../views/trails/concealed-box';
import type { Recall, RecallQueries } from '../views/recalls/recalls.queries';
import type { TrailQueries } from '../views/trails/trails.queries';

/** A request for a trail. Plain data: it crosses threads. */
export interface TrailOrder {
  readonly sscc: string;
  readonly query: TrailQuery;
  readonly moment: Moment;
  /** Time of the request; RFC 3339, UTC. */
  readonly now: string;
  readonly form: 'json' | 'text';
  readonly viewer: Viewer;
}

/** Parts of a trail that the key may not see. */
const household: readonly 'household'[] = ['household'];
const hiddenLine = 'hidden-1, hidden-2, ...: households that this key may not see';

const recallLine = ({ recallId, gtin, lot, openedAt, status }: Recall): string =>
  `recalled ${openedAt}: lot ${lot} of ${gtin}, recall ${recallId}, ${status}`;

/** The readers that a trail needs. */
export interface TrailSources {
  readonly trails: TrailQueries;
  readonly names: NamedPlaces;
  readonly recalls: RecallQueries;
}

/**
 * A page of a trail, as JSON or as a timeline; undefined when the trail has more than `most` steps and was not judged.
 * Throws `BOX_UNKNOWN` and `CURSOR_INVALID`.
 */
export async function trailAnswer(
  { trails, names, recalls }: TrailSources,
  order: TrailOrder,
  most?: number,
) {
  const { sscc, query, moment, now, form, viewer } = order;
  const trail = await trails.one(sscc, query.atLeast, moment, most, viewer);
  if (trail === undefined) return undefined;
  const page = stepPage(trail, query);
  const known = await names.of('audit', placesOf(trail), query.atLeast);
  const nameOf = (gln: string) => known.get(gln) ?? gln;
  const recalled = await recalls.ofBox(sscc, moment, query.atLeast);
  const isHidden = isHiddenFrom(viewer, trail.state.destinationGln);
  if (form === 'json')
    return {
      ...trailAsJson(trail, nameOf, moment, now, page),
      /** What the key may not see: `hidden-1`, `hidden-2` and so on stand for the references of households. */
      hidden: isHidden ? household : [],
      /** The recalls of lots in the box, opened by this moment; the oldest first, at most 50. */
      recalls: recalled,
      /** The holds that forbid to move the box at this moment, by id. */
      holds: trail.state.holds.map(({ holdId }) => holdId),
    };
  const lines = timeline(trail, nameOf, moment, page);
  return [...lines, ...recalled.map(recallLine), ...(isHidden ? [hiddenLine] : [])].join('\n');
}

function* placesOf({ steps }: JudgedTrail): Generator<string> {
  for (const { step } of steps)
    for (const gln of [step.placeGln, step.counterpartGln]) if (gln !== null) yield gln;
}
