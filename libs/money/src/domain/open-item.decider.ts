import { OpenItemClosed, type EventOf, type OpenItemEvent } from '@boxtrail/contracts';
import { ruleViolation, unknown, type Decider } from '@boxtrail/kernel';
import { openItemRefusals } from './refusals';

/** A person explains a difference. The handler looks up the community of the item; null when there is none. */
export interface CloseOpenItem {
  readonly type: 'CloseOpenItem';
  readonly occurredAt: string;
  readonly itemId: string;
  readonly communityGln: string | null;
  readonly reason: string;
}

type Closed = EventOf<typeof OpenItemClosed>['data'];

/** Whether an open item is closed: a stream for each. */
export const openItemDecider: Decider<CloseOpenItem, OpenItemEvent, Closed | null> = {
  refusals: openItemRefusals,
  initial: null,
  evolve: (_, { data }) => data,
  decide({ occurredAt, itemId, communityGln, reason }, closed) {
    if (closed !== null)
      throw ruleViolation('OPEN_ITEM_CLOSED', `open item ${itemId} was closed already: ${closed.reason}`);
    if (communityGln === null) throw unknown('OPEN_ITEM_UNKNOWN', `there is no open item ${itemId}`);
    return [OpenItemClosed.of(occurredAt, { itemId, communityGln, reason })];
  },
};
