import {
  BoxDamaged,
  BoxHandedOver,
  BoxLost,
  BoxReturned,
  BoxSeen,
  DeliveryFailed,
  FactCorrected,
  type BoxScanEvent,
  type CorrectionEvent,
} from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { boxScanDecider } from './box-scan.decider';
import type { CorrectScan, ScanChanges } from './correct-scan';

const [noon, one, two] = ['2026-03-01T12:00:00.000Z', '2026-03-01T13:00:00.000Z', '2026-03-01T14:00:00.000Z'];
const sscc = '376104250000000018';
const [here, there] = ['6900000000313', '6900000000412'];
const scan = { sscc, scanId: 'scan-1', atGln: here, byRef: 'team-2' };

const handedOver = BoxHandedOver.of(noon, {
  ...scan,
  receivedByRef: 'resident-1',
  method: 'in-person',
  proofRef: 'code-1',
});
const seen = BoxSeen.of(noon, scan);

const correct = (changes: ScanChanges | null, more: Partial<CorrectScan> = {}): CorrectScan => ({
  type: 'CorrectScan',
  occurredAt: two,
  sscc,
  scanId: 'scan-1',
  changes,
  reason: 'asked the team',
  byRef: 'p-1',
  stationGln: null,
  ...more,
});
const corrected = (fact: CorrectionEvent['data']['fact'], instead: CorrectionEvent['data']['instead']) =>
  FactCorrected.of(two, {
    sscc,
    loadId: null,
    scanId: 'scan-1',
    fact,
    ssccs: [],
    instead,
    reason: 'asked the team',
    byRef: 'p-1',
  });

const after = (...history: BoxScanEvent[]) => given(boxScanDecider, ...history);

describe('correcting a scan', () => {
  it('given a scan, when it never happened, then nothing counts instead', () => {
    after(handedOver).when(correct(null)).then(corrected('delivery.BoxHandedOver', null));
  });

  it('given a scan, when values are corrected, then the others are kept', () => {
    after(handedOver)
      .when(correct({ atGln: there, occurredAt: one, receivedByRef: 'resident-2' }))
      .then(
        corrected(
          'delivery.BoxHandedOver',
          BoxHandedOver.of(one, {
            ...scan,
            atGln: there,
            receivedByRef: 'resident-2',
            method: 'in-person',
            proofRef: 'code-1',
          }),
        ),
      );
  });

  it.each<[ScanChanges, BoxScanEvent]>([
    [{ kind: 'seen' }, BoxSeen.of(noon, scan)],
    [{ kind: 'returned' }, BoxReturned.of(noon, scan)],
    [{ kind: 'lost' }, BoxLost.of(noon, { ...scan, note: null })],
    [{ kind: 'damaged', note: 'wet' }, BoxDamaged.of(noon, { ...scan, note: 'wet' })],
    [{ kind: 'failed', reason: 'refused' }, DeliveryFailed.of(noon, { ...scan, reason: 'refused' })],
  ])(
    'given a handover, when it is corrected to %j, then it has only the details of that kind',
    (changes, instead) => {
      after(handedOver)
        .when(correct(changes))
        .then(corrected('delivery.BoxHandedOver', instead as CorrectionEvent['data']['instead']));
    },
  );

  it('given a sighting, when it was a handover, then it says who received the box and how', () => {
    after(seen)
      .when(correct({ kind: 'handed-over', receivedByRef: 'resident-1', method: 'pick-up' }))
      .then(
        corrected(
          'delivery.BoxSeen',
          BoxHandedOver.of(noon, { ...scan, receivedByRef: 'resident-1', method: 'pick-up', proofRef: null }),
        ),
      );
    after(seen)
      .when(correct({ kind: 'handed-over', method: 'pick-up' }))
      .thenRefused('INPUT_INVALID');
    after(seen)
      .when(correct({ kind: 'failed' }))
      .thenRefused('INPUT_INVALID');
  });

  it.each<ScanChanges>([{ note: 'wet' }, { method: 'pick-up' }, { kind: 'lost', reason: 'other' }])(
    'given a sighting, when it is corrected to the invalid %j, then it is refused',
    (changes) => {
      after(seen).when(correct(changes)).thenRefused('INPUT_INVALID');
    },
  );

  it('given an unknown scan, then it is refused', () => {
    after().when(correct(null)).thenRefused('FACT_UNKNOWN');
    after(seen)
      .when(correct(null, { scanId: 'scan-2' }))
      .thenRefused('FACT_UNKNOWN');
  });

  it('given a correction, when it is repeated, then nothing changes', () => {
    after(seen, corrected('delivery.BoxSeen', null)).when(correct(null)).thenNothing();
    const elsewhere = BoxSeen.of(noon, { ...scan, atGln: there });
    after(seen, corrected('delivery.BoxSeen', elsewhere))
      .when(correct({ atGln: there }))
      .thenNothing();
    after(seen)
      .when(correct({ atGln: here }))
      .thenNothing();
  });

  it('given a correction, when another follows, then it builds on the corrected values', () => {
    const elsewhere = BoxSeen.of(noon, { ...scan, atGln: there });
    const later = BoxSeen.of(one, { ...scan, atGln: there });
    after(seen, corrected('delivery.BoxSeen', elsewhere))
      .when(correct({ occurredAt: one }))
      .then(corrected('delivery.BoxSeen', later));
    after(seen, corrected('delivery.BoxSeen', elsewhere))
      .when(correct({ atGln: here }))
      .then(corrected('delivery.BoxSeen', seen));
  });

  it('given a withdrawn scan, when it happened after all, then it has its first values', () => {
    after(seen, corrected('delivery.BoxSeen', null))
      .when(correct({}))
      .then(corrected('delivery.BoxSeen', seen));
  });

  it('given a corrected scan, when the scanner sends the first one again, then it is the same fact', () => {
    after(seen, corrected('delivery.BoxSeen', null)).when({ type: 'RecordScan', scan: seen }).thenNothing();
  });

  it('given a key of one station, then it corrects only scans of that station', () => {
    after(seen)
      .when(correct(null, { stationGln: here }))
      .then(corrected('delivery.BoxSeen', null));
    after(seen)
      .when(correct(null, { stationGln: there }))
      .thenRefused('STATION_NOT_YOURS');
    const elsewhere = BoxSeen.of(noon, { ...scan, atGln: there });
    after(seen, corrected('delivery.BoxSeen', elsewhere))
      .when(correct(null, { stationGln: here }))
      .thenRefused('STATION_NOT_YOURS');
  });
});
