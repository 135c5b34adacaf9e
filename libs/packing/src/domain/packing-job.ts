import type { BoxesAssigned, EventOf, PackingJobCreated, PackingJobEvent } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type PackingJobDetails = EventOf<typeof PackingJobCreated>['data'];
type Need = PackingJobDetails['needs'][number];

/** An assigned box: the line of the need that it counts for. */
export type AssignedBox = EventOf<typeof BoxesAssigned>['data']['boxes'][number];
type Place = Omit<AssignedBox, 'sscc'>;

/** The packing of one closed round. */
export type PackingJobState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'completed' | 'fell-short';
      readonly job: PackingJobDetails;
      /** Assigned boxes by SSCC. */
      readonly places: ReadonlyMap<string, Place>;
      /** Number of assigned boxes by `lineKey`. */
      readonly taken: ReadonlyMap<string, number>;
    };

export const initial: PackingJobState = { status: 'none' };

/** Key of one line of a need: one box type for one need. */
export const lineKey = ({ needId, gtin }: Place): string => `${needId} ${gtin}`;

export function evolve(state: PackingJobState, event: PackingJobEvent): PackingJobState {
  if (event.type === 'packing.PackingJobCreated')
    return { status: 'open', job: event.data, places: new Map(), taken: new Map() };
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'packing.BoxesAssigned': {
      const places = new Map(state.places);
      const taken = new Map(state.taken);
      for (const { sscc, needId, gtin } of event.data.boxes) {
        const place = { needId, gtin };
        places.set(sscc, place);
        taken.set(lineKey(place), (taken.get(lineKey(place)) ?? 0) + 1);
      }
      return { ...state, places, taken };
    }
    case 'packing.BoxesUnassigned': {
      const places = new Map(state.places);
      const taken = new Map(state.taken);
      for (const sscc of event.data.ssccs) {
        const place = places.get(sscc);
        if (place === undefined) continue;
        places.delete(sscc);
        taken.set(lineKey(place), (taken.get(lineKey(place)) ?? 0) - 1);
      }
      return { ...state, places, taken };
    }
    case 'packing.PackingJobCompleted':
      return { ...state, status: 'completed' };
    case 'packing.PackingJobFellShort':
      return { ...state, status: 'fell-short' };
    default:
      return unreachable(event);
  }
}

/** What the aggregate `box` reads from the job to pack one box. */
export type JobForBox =
  | { readonly jobId: string; readonly status: 'none' }
  | {
      readonly jobId: string;
      readonly status: Exclude<PackingJobState['status'], 'none'>;
      /** Destination of the box. */
      readonly communityGln: string;
      /** Undefined when the job has no such need. */
      readonly need: Pick<Need, 'householdRef' | 'building' | 'unit'> | undefined;
      /** The need's line for the box type; undefined when the need does not ask for this type. */
      readonly line: Need['lines'][number] | undefined;
      /** The box's place in the job; undefined when it has none. */
      readonly place: Place | undefined;
    };

export function jobForBox(
  state: PackingJobState,
  jobId: string,
  { sscc, needId, gtin }: AssignedBox,
): JobForBox {
  if (state.status === 'none') return { jobId, status: 'none' };
  const { status, job, places } = state;
  const need = job.needs.find((n) => n.needId === needId);
  const line = need?.lines.find((l) => l.gtin === gtin);
  return { jobId, status, communityGln: job.communityGln, need, line, place: places.get(sscc) };
}
