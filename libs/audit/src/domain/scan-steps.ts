import type { BoxScanEvent } from '@boxtrail/contracts';
import type { DomainEvent, RecordedEvent } from '@boxtrail/kernel';
import { stepMaker } from './step-maker';
import type { StepDetails, StepKind, TrailStep } from './trail-step';

/** A fact about one box at one place. */
export type ScanEvent = Exclude<
  BoxScanEvent,
  { type: 'delivery.DiscrepancyResolved' | 'delivery.FactCorrected' }
>;
type Stepped<Event extends ScanEvent> = (recorded: RecordedEvent<Event>) => TrailStep[];

/** The common fields of scans: box, place and person. */
interface Scan {
  readonly sscc: string;
  readonly atGln: string;
  readonly scanId: string;
  readonly byRef: string;
}

const scan =
  <Kind extends StepKind, Data extends Scan>(kind: Kind, detailsOf: (data: Data) => StepDetails[Kind]) =>
  (recorded: RecordedEvent<DomainEvent<string, Data>>): TrailStep[] => {
    const { data } = recorded.event;
    return [stepMaker(recorded, kind, detailsOf(data), { placeGln: data.atGln })(data.sscc)];
  };

const who = ({ scanId, byRef }: Scan) => ({ scanId, byRef });
const withNote = ({ scanId, byRef, note }: Scan & { note: string | null }) => ({ scanId, byRef, note });

/** The step of each kind of fact about one box. */
export const scanSteps: {
  readonly [Type in ScanEvent['type']]: Stepped<Extract<ScanEvent, { type: Type }>>;
} = {
  'delivery.BoxHandedOver': scan('handed-over', ({ scanId, byRef, receivedByRef, method, proofRef }) => ({
    ...{ scanId, byRef, receivedByRef, method, proofRef },
  })),
  'delivery.DeliveryFailed': scan('delivery-failed', ({ scanId, byRef, reason }) => ({
    ...{ scanId, byRef, reason },
  })),
  'delivery.BoxReturned': scan('returned', who),
  'delivery.BoxSeen': scan('seen', who),
  'delivery.BoxDamaged': scan('damaged', withNote),
  'delivery.BoxSealFoundBroken': scan('seal-broken', withNote),
  'delivery.BoxLost': scan('lost', withNote),
  'delivery.BoxFound': scan('found', withNote),
  'delivery.BoxDestroyed': scan('destroyed', withNote),
};

export const stepsOfScan = (recorded: RecordedEvent<ScanEvent>): TrailStep[] =>
  (scanSteps[recorded.event.type] as Stepped<ScanEvent>)(recorded);
