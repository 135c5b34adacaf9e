import type { EventOf, PackingJobCreated, PackingJobEvent } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type PackingJobDetails = EventOf<typeof PackingJobCreated>['data'];
type Need = PackingJobDetails['needs'][number];

/** The packing of one closed round. */
export type PackingJobState =
  | { readonly status: 'none' }
  | { readonly status: 'open' | 'completed' | 'fell-short'; readonly job: PackingJobDetails };

export const initial: PackingJobState = { status: 'none' };

export function evolve(state: PackingJobState, event: PackingJobEvent): PackingJobState {
  switch (event.type) {
    case 'packing.PackingJobCreated':
      return { status: 'open', job: event.data };
    case 'packing.PackingJobCompleted':
      return state.status === 'none' ? state : { ...state, status: 'completed' };
    case 'packing.PackingJobFellShort':
      return state.status === 'none' ? state : { ...state, status: 'fell-short' };
    default:
      return unreachable(event);
  }
}

/** What a packing bench has to know of a job to pack one box: the aggregate `box` is given it as data. */
export type JobForBox =
  | { readonly jobId: string; readonly status: 'none' }
  | {
      readonly jobId: string;
      readonly status: Exclude<PackingJobState['status'], 'none'>;
      /** Where the box will go. */
      readonly communityGln: string;
      /** Undefined when the job has no such need. */
      readonly need: Pick<Need, 'householdRef' | 'building' | 'unit'> | undefined;
      /** The need's line for the box type; undefined when it asks for none of it. */
      readonly line: Need['lines'][number] | undefined;
    };

export function jobForBox(state: PackingJobState, jobId: string, needId: string, gtin: string): JobForBox {
  if (state.status === 'none') return { jobId, status: 'none' };
  const need = state.job.needs.find((n) => n.needId === needId);
  const line = need?.lines.find((l) => l.gtin === gtin);
  return { jobId, status: state.status, communityGln: state.job.communityGln, need, line };
}
