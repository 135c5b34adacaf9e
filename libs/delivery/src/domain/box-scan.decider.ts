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
  DiscrepancyResolved,
  type BoxScanEvent,
  type EventOf,
} from '@boxtrail/contracts';
import { Refusal, same, unreachable, type Decider } from '@boxtrail/kernel';
import { evolve, initial, type BoxScanState, type ScanEvent } from './box-scan';

/** Which box, under which scan id, at which place, by whom. */
type Sighting = Readonly<EventOf<typeof BoxSeen>['data']>;
type HandedOver = Readonly<EventOf<typeof BoxHandedOver>['data']>;
type Failed = Readonly<EventOf<typeof DeliveryFailed>['data']>;
type Noted = Readonly<EventOf<typeof BoxDamaged>['data']>;

export type Scan =
  | ({ readonly kind: 'handed-over' } & HandedOver)
  | ({ readonly kind: 'failed' } & Failed)
  | ({ readonly kind: 'returned' | 'seen' } & Sighting)
  | ({ readonly kind: 'damaged' | 'seal-broken' | 'lost' | 'found' | 'destroyed' } & Noted);

/** A fact about one box: recorded whatever it contradicts. */
export interface RecordScan {
  readonly type: 'RecordScan';
  readonly occurredAt: string;
  readonly scan: Scan;
}

/** Somebody answers for an open question of the trail. A better answer may follow. */
export interface ResolveDiscrepancy extends Readonly<EventOf<typeof DiscrepancyResolved>['data']> {
  readonly type: 'ResolveDiscrepancy';
  readonly occurredAt: string;
}

export type BoxScanCommand = RecordScan | ResolveDiscrepancy;

function record({ occurredAt, scan }: RecordScan, state: BoxScanState): readonly BoxScanEvent[] {
  const event = eventOf(occurredAt, scan);
  const earlier = state.scans.get(scan.scanId);
  if (earlier === undefined) return [event];
  if (same(event, earlier)) return [];
  const message = `scan ${scan.scanId} of box ${scan.sscc} was recorded before with other content`;
  throw new Refusal('reused', 'SCAN_ID_REUSED', `${message}, as ${earlier.type} at ${earlier.occurredAt}`);
}

function eventOf(occurredAt: string, scan: Scan): ScanEvent {
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

function resolve(command: ResolveDiscrepancy, state: BoxScanState): readonly BoxScanEvent[] {
  const { occurredAt, sscc, finding, resolution } = command;
  if (state.resolutions.get(finding) === resolution) return [];
  return [DiscrepancyResolved.of(occurredAt, { sscc, finding, resolution })];
}

export const boxScanDecider: Decider<BoxScanCommand, BoxScanEvent, BoxScanState> = {
  initial,
  evolve,
  decide(command, state) {
    switch (command.type) {
      case 'RecordScan':
        return record(command, state);
      case 'ResolveDiscrepancy':
        return resolve(command, state);
      default:
        return unreachable(command);
    }
  },
};
