import type { ComplaintClosed, ComplaintEvent, ComplaintFiled, EventOf } from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';

export type FiledComplaint = EventOf<typeof ComplaintFiled>['data'];
type Closing = Pick<EventOf<typeof ComplaintClosed>['data'], 'outcome' | 'words'>;

/** A complaint about a box. Stream `complaint-<complaintId>`. */
export type ComplaintState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open';
      readonly complaint: FiledComplaint;
      /** What it led to: `hold H-1`, `recall R-1`. */
      readonly followedBy: readonly string[];
    }
  | { readonly status: 'closed'; readonly complaint: FiledComplaint; readonly closing: Closing };

export const initial: ComplaintState = { status: 'none' };

export function evolve(state: ComplaintState, event: ComplaintEvent): ComplaintState {
  switch (event.type) {
    case 'audit.ComplaintFiled':
      return { status: 'open', complaint: event.data, followedBy: [] };
    case 'audit.ComplaintFollowed':
      if (state.status !== 'open') return state;
      return { ...state, followedBy: [...state.followedBy, `${event.data.by} ${event.data.id}`] };
    case 'audit.ComplaintClosed': {
      if (state.status !== 'open') return state;
      const { outcome, words } = event.data;
      return { status: 'closed', complaint: state.complaint, closing: { outcome, words } };
    }
    default:
      return unreachable(event);
  }
}
