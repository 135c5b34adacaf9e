import { changeSince, type KnownPass, type LoadEvent } from '@boxtrail/contracts';

/** A load on its way, and what is known of its end. Plain JSON. */
export interface RoadLoad {
  readonly loadId: string;
  /** Undefined before the dispatch is known. */
  readonly left?: {
    readonly at: string;
    readonly fromGln: string;
    readonly toGln: string;
    readonly plate: string;
    readonly driverRef: string;
    readonly boxes: number;
    readonly vehiclePassId: string;
    readonly driverPassId: string;
    /** How long a load may be on the road, as it was when the dispatch was recorded. In hours. */
    readonly limitHours: number;
  };
  /** Times at which it was seen at its destination, by the scan id of the arrival or receipt in force. */
  readonly ends: Readonly<Record<string, string>>;
}

export type RoadEvent = Extract<
  LoadEvent,
  {
    type:
      | 'delivery.LoadDispatched'
      | 'delivery.LoadArrived'
      | 'delivery.BoxesReceived'
      | 'delivery.FactCorrected';
  }
>;

/** It has left, and nobody has seen it at its destination. */
export const isOnTheRoad = ({ left, ends }: RoadLoad): boolean =>
  left !== undefined && Object.keys(ends).length === 0;

/** `limitHours`: the limit of custody of a load before the event. */
export function evolveRoad(before: RoadLoad, event: RoadEvent, limitHours: number): RoadLoad {
  switch (event.type) {
    case 'delivery.LoadDispatched': {
      const { fromGln, toGln, plate, driverRef, vehiclePassId, driverPassId, ssccs } = event.data;
      const way = { at: event.occurredAt, fromGln, toGln, plate, driverRef };
      return { ...before, left: { ...way, vehiclePassId, driverPassId, boxes: ssccs.length, limitHours } };
    }
    case 'delivery.LoadArrived':
    case 'delivery.BoxesReceived':
      return { ...before, ends: { ...before.ends, [event.data.scanId]: event.occurredAt } };
    case 'delivery.FactCorrected': {
      const { scanId, instead } = event.data;
      const { [scanId]: _, ...others } = before.ends;
      return {
        ...before,
        ends: instead === null ? others : { ...others, [scanId]: instead.occurredAt },
      };
    }
  }
}

/** A pass that does not cover a load any more. */
export interface InvalidPass {
  readonly passId: string;
  readonly of: 'vehicle' | 'driver';
  readonly standing: 'suspended' | 'revoked' | 'expired';
  /** Since when; for a pass that is still valid, when it expires. */
  readonly since: string;
}

/** Sorts after every time. */
const endOfTime = '9999-12-31T23:59:59.999Z';

/** When and why a load loses the first of its passes, by present knowledge; null while neither pass is known. */
export function passLost(
  { vehiclePassId, driverPassId }: NonNullable<RoadLoad['left']>,
  passes: ReadonlyMap<string, KnownPass>,
): InvalidPass | null {
  const lost = (passId: string, of: InvalidPass['of']): InvalidPass[] => {
    const known = passes.get(passId);
    if (known === undefined) return [];
    const change = changeSince(known.changes, endOfTime);
    const { validUntil } = known.pass;
    return change === undefined || change.status === 'issued' || validUntil < change.at
      ? [{ passId, of, standing: 'expired', since: validUntil }]
      : [{ passId, of, standing: change.status, since: change.at }];
  };
  const [first = null] = [...lost(vehiclePassId, 'vehicle'), ...lost(driverPassId, 'driver')].sort((a, b) =>
    a.since < b.since ? -1 : a.since > b.since ? 1 : 0,
  );
  return first;
}
