import type {
  BoxesAssigned,
  BoxPacked,
  EventOf,
  JobPriority,
  PackingJobCreated,
  PackingJobEvent,
} from '@boxtrail/contracts';
import { GrowingMap, unreachable } from '@boxtrail/kernel';

export type PackingJobDetails = EventOf<typeof PackingJobCreated>['data'];
type Need = PackingJobDetails['needs'][number];

/** Who a box is for, and how that household ordered it. */
export type Consignee = Pick<
  EventOf<typeof BoxPacked>['data'],
  'householdRef' | 'building' | 'unit' | 'order' | 'placedByRef' | 'specialNeeds'
>;

/** An assigned box: the line of the need that it counts for. */
export type AssignedBox = EventOf<typeof BoxesAssigned>['data']['boxes'][number];
type Assignment = Omit<AssignedBox, 'sscc'>;

export const jobOffers = ['open', 'accepted', 'declined'] as const;
export type JobOffer = (typeof jobOffers)[number];

/** The packing of one closed round. */
export type PackingJobState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'completed' | 'fell-short';
      /** With its present supplier. */
      readonly job: PackingJobDetails;
      /** The supplier for which it was created. */
      readonly createdFor: string;
      /** Suppliers that had it before. */
      readonly formerly: readonly string[];
      /** What the present supplier says to it. Who packs has accepted. */
      readonly offer: JobOffer;
      /** Its supplier cannot pack it, and no other could when it was looked for. */
      readonly isUnserved: boolean;
      readonly priority: JobPriority;
      /** Null: in no wave. */
      readonly wave: number | null;
      /** The needs of the job by id. */
      readonly needs: ReadonlyMap<string, Need>;
      /** Assigned boxes by SSCC. */
      readonly places: GrowingMap<string, AssignedBox>;
      /** Number of assigned boxes by `lineKey`. */
      readonly taken: GrowingMap<string, number>;
    };

export type KnownJob = Exclude<PackingJobState, { status: 'none' }>;
export type OpenJob = KnownJob & { readonly status: 'open' };

export const initial: PackingJobState = { status: 'none' };

/** Key of one line of a need: one box type for one need. */
export const lineKey = ({ needId, gtin }: Assignment): string => `${needId} ${gtin}`;

/** The line of a need for a box type; undefined when it asks for none of it. */
export const lineOf = (need: Need | undefined, gtin: string): Need['lines'][number] | undefined =>
  need?.lines.find((line) => line.gtin === gtin);

export function evolve(state: PackingJobState, event: PackingJobEvent): PackingJobState {
  if (event.type === 'packing.PackingJobCreated') {
    const needs = new Map(event.data.needs.map((need) => [need.needId, need]));
    return {
      ...{ status: 'open', job: event.data, createdFor: event.data.supplierGln, needs },
      ...{ formerly: [], offer: 'open', isUnserved: false, priority: 'normal', wave: null },
      ...{ places: GrowingMap.empty(), taken: GrowingMap.empty() },
    };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'packing.BoxesAssigned': {
      let { places, taken } = state;
      for (const box of event.data.boxes) {
        places = places.with(box.sscc, box);
        taken = taken.with(lineKey(box), (taken.get(lineKey(box)) ?? 0) + 1);
      }
      return { ...state, offer: 'accepted', isUnserved: false, places, taken };
    }
    case 'packing.BoxesUnassigned': {
      let { places, taken } = state;
      for (const sscc of event.data.ssccs) {
        const box = places.get(sscc);
        if (box === undefined) continue;
        places = places.without(sscc);
        taken = taken.with(lineKey(box), (taken.get(lineKey(box)) ?? 0) - 1);
      }
      return { ...state, places, taken };
    }
    case 'packing.PackingJobAccepted':
      return { ...state, offer: 'accepted', isUnserved: false };
    case 'packing.PackingJobDeclined':
      return { ...state, offer: 'declined' };
    case 'packing.PackingJobMoved': {
      const job = { ...state.job, supplierGln: event.data.toGln };
      const formerly = [...new Set([...state.formerly, state.job.supplierGln])];
      return { ...state, job, formerly, offer: 'open', isUnserved: false };
    }
    case 'packing.PackingJobKept':
      return { ...state, isUnserved: false };
    case 'packing.PackingJobNotMoved':
      return { ...state, isUnserved: true };
    case 'packing.PackingJobScheduled':
      return { ...state, priority: event.data.priority, wave: event.data.wave };
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
      readonly need: Pick<Need, keyof Consignee> | undefined;
      /** The need's line for the box type; undefined when the need does not ask for this type. */
      readonly line: Need['lines'][number] | undefined;
      /** The box's place in the job; undefined when it has none. */
      readonly place: Assignment | undefined;
    };

export function jobForBox(
  state: PackingJobState,
  jobId: string,
  { sscc, needId, gtin }: AssignedBox,
): JobForBox {
  if (state.status === 'none') return { jobId, status: 'none' };
  const { status, job, needs, places } = state;
  const need = needs.get(needId);
  const line = lineOf(need, gtin);
  return { jobId, status, communityGln: job.communityGln, need, line, place: places.get(sscc) };
}
