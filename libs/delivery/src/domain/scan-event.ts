import {
  BoxDamaged,
  BoxDestroyed,
  BoxFound,
  BoxHandedOver,
  BoxLost,
  BoxReturned,
  BoxSealFoundBroken,
  BoxSeen,
  DeliveryFailed,
  type EventOf,
} from '@boxtrail/contracts';
import { unreachable } from '@boxtrail/kernel';
import type { ScanEvent } from './box-scan';

/** Which box, under which scan id, at which place, by whom. */
type Sighting = Readonly<EventOf<typeof BoxSeen>['data']>;
export type HandedOver = Readonly<EventOf<typeof BoxHandedOver>['data']>;
export type Failed = Readonly<EventOf<typeof DeliveryFailed>['data']>;
export type Noted = Readonly<EventOf<typeof BoxDamaged>['data']>;

export type Scan =
  | ({ readonly kind: 'handed-over' } & HandedOver)
  | ({ readonly kind: 'failed' } & Failed)
  | ({ readonly kind: 'returned' | 'seen' } & Sighting)
  | ({ readonly kind: 'damaged' | 'seal-broken' | 'lost' | 'found' | 'destroyed' } & Noted);

/** The event of a scan. */
export function scanEvent(occurredAt: string, scan: Scan): ScanEvent {
  const { sscc, scanId, atGln, byRef } = scan;
  const sighting = { sscc, scanId, atGln, byRef };
  switch (scan.kind) {
    case 'handed-over': {
      const { receivedByRef, method, proofRef } = scan;
      return BoxHandedOver.of(occurredAt, { ...sighting, receivedByRef, method, proofRef });
    }
    case 'failed':
      return DeliveryFailed.of(occurredAt, { ...sighting, reason: scan.reason });
    case 'returned':
      return BoxReturned.of(occurredAt, sighting);
    case 'seen':
      return BoxSeen.of(occurredAt, sighting);
    case 'damaged':
      return BoxDamaged.of(occurredAt, { ...sighting, note: scan.note });
    case 'seal-broken':
      return BoxSealFoundBroken.of(occurredAt, { ...sighting, note: scan.note });
    case 'lost':
      return BoxLost.of(occurredAt, { ...sighting, note: scan.note });
    case 'found':
      return BoxFound.of(occurredAt, { ...sighting, note: scan.note });
    case 'destroyed':
      return BoxDestroyed.of(occurredAt, { ...sighting, note: scan.note });
    default:
      return unreachable(scan);
  }
}
