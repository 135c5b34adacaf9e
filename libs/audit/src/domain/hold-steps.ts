import { holdsOfContents, type BoxPacked, type EventOf, type HoldApplied } from '@boxtrail/contracts';
import type { RecordedEvent } from '@boxtrail/kernel';
import type { Known } from './known';
import { each, stepMaker } from './step-maker';
import type { TrailStep } from './trail-step';

/** A hold, its release or its condemnation on the trail of each box it names. */
export function holdSteps(recorded: RecordedEvent<EventOf<typeof HoldApplied>>): TrailStep[] {
  const { holdId, mark, reason, ssccs } = recorded.event.data;
  return each(ssccs, stepMaker(recorded, mark, { holdId, reason }, {}));
}

/**
 * A box that is packed from a held lot is held from its packing, or from the hold on when its packing is recorded late.
 * The steps have the position of the packing.
 */
export function holdsAtPacking(
  recorded: RecordedEvent<EventOf<typeof BoxPacked>>,
  { heldLots }: Pick<Known, 'heldLots'>,
): TrailStep[] {
  const { data, occurredAt } = recorded.event;
  return holdsOfContents(data.contents, heldLots()).flatMap(({ holdId, reason, since, condemned }, i) => {
    const at = (from: string) => ({
      ...recorded,
      event: { ...recorded.event, occurredAt: from > occurredAt ? from : occurredAt },
    });
    const held = stepMaker(at(since), 'held', { holdId, reason }, {})(data.sscc, 1 + 2 * i);
    if (condemned === null) return [held];
    const more = { holdId, reason: condemned.reason };
    return [held, stepMaker(at(condemned.at), 'condemned', more, {})(data.sscc, 2 + 2 * i)];
  });
}
