import {
  BoxesLoaded,
  BoxesReceived,
  CheckpointPassed,
  FactCorrected,
  LoadArrived,
  LoadDispatched,
  LoadPlanned,
  LoadSealed,
  type CorrectionEvent,
  type LoadEvent,
} from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import type { CorrectLoadFact, LoadFactChanges } from './correct-load-fact';
import { loadDecider } from './load.decider';
import type { Discrepancy } from './receiving';

const [noon, one, two] = ['2026-03-01T12:00:00.000Z', '2026-03-01T13:00:00.000Z', '2026-03-01T14:00:00.000Z'];
const [from, to, other] = ['6900000000207', '6900000000313', '6900000000412'];
const [a, b, c] = ['376104250000000018', '376104250000000025', '376104250000000032'] as const;
const loadId = 'L-1';
const route = { loadId, fromGln: from, toGln: to, plate: 'A1', driverRef: 'p-9' };

const gone: readonly LoadEvent[] = [
  LoadPlanned.of(noon, route),
  BoxesLoaded.of(noon, { loadId, atGln: from, ssccs: [a, b] }),
  LoadSealed.of(noon, { loadId, sealId: 'S-1' }),
  LoadDispatched.of(noon, { ...route, vehiclePassId: 'P-1', driverPassId: 'P-2', ssccs: [a, b] }),
];
const arrived = (sealIntact = true, atGln = to, at = one) =>
  LoadArrived.of(at, { loadId, scanId: 'arrival-1', atGln, sealIntact });
const receipt = (
  ssccs: readonly string[],
  discrepancies: Discrepancy[] = [],
  atGln = to,
  scanId = 'receipt-1',
) => BoxesReceived.of(one, { loadId, scanId, atGln, ssccs: [...ssccs], discrepancies });

const correct = (
  scanId: string,
  changes: LoadFactChanges | null,
  stationGln: string | null = null,
): CorrectLoadFact => ({
  type: 'CorrectLoadFact',
  occurredAt: two,
  loadId,
  scanId,
  changes,
  reason: 'counted again',
  byRef: 'p-1',
  stationGln,
});
const corrected = (
  fact: CorrectionEvent['data']['fact'],
  scanId: string,
  instead: CorrectionEvent['data']['instead'],
  ssccs: string[] = [],
) =>
  FactCorrected.of(two, {
    sscc: null,
    loadId,
    scanId,
    fact,
    ssccs,
    instead,
    reason: 'counted again',
    byRef: 'p-1',
  });

const after = (...history: LoadEvent[]) => given(loadDecider, ...gone, ...history);
const missing = (sscc: string): Discrepancy => ({ sscc, kind: 'missing' });

describe('correcting an arrival', () => {
  it('given an arrival, when it is corrected or withdrawn, then the correction counts', () => {
    after(arrived())
      .when(correct('arrival-1', { sealIntact: false }))
      .then(corrected('delivery.LoadArrived', 'arrival-1', arrived(false)));
    after(arrived())
      .when(correct('arrival-1', { atGln: other, occurredAt: noon }))
      .then(corrected('delivery.LoadArrived', 'arrival-1', arrived(true, other, noon)));
    after(arrived())
      .when(correct('arrival-1', null))
      .then(corrected('delivery.LoadArrived', 'arrival-1', null));
    after(arrived())
      .when(correct('arrival-1', { ssccs: [a] }))
      .thenRefused('INPUT_INVALID');
  });
});

describe('correcting a receipt', () => {
  const first = receipt([a, c], [missing(b), { sscc: c, kind: 'unexpected' }]);

  it('given a receipt, when its boxes are corrected, then it is compared with the manifest again', () => {
    after(first)
      .when(correct('receipt-1', { ssccs: [a, b] }))
      .then(corrected('delivery.BoxesReceived', 'receipt-1', receipt([a, b]), [a, c, b]));
  });

  it('given a receipt, when it never happened, then nothing counts instead', () => {
    after(first)
      .when(correct('receipt-1', null))
      .then(corrected('delivery.BoxesReceived', 'receipt-1', null, [a, c, b]));
  });

  it('given a receipt, when it was at another station, then every box came to the wrong one', () => {
    after(receipt([a, b]))
      .when(correct('receipt-1', { atGln: other }))
      .then(
        corrected(
          'delivery.BoxesReceived',
          'receipt-1',
          receipt(
            [a, b],
            [
              { sscc: a, kind: 'wrong-station' },
              { sscc: b, kind: 'wrong-station' },
            ],
            other,
          ),
          [a, b],
        ),
      );
  });

  it('given damaged boxes, when one was not there, then it is not damaged; others may be', () => {
    const damaged = receipt(
      [a, b],
      [
        { sscc: a, kind: 'damaged' },
        { sscc: b, kind: 'damaged' },
        { sscc: b, kind: 'seal-broken' },
      ],
    );
    after(damaged)
      .when(correct('receipt-1', { ssccs: [a] }))
      .then(
        corrected(
          'delivery.BoxesReceived',
          'receipt-1',
          receipt([a], [{ sscc: a, kind: 'damaged' }, missing(b)]),
          [a, b],
        ),
      );
    after(damaged)
      .when(correct('receipt-1', { damaged: [], sealBroken: [] }))
      .then(corrected('delivery.BoxesReceived', 'receipt-1', receipt([a, b]), [a, b]));
  });

  it('given boxes of another receipt, then they are not missing, unless that one was withdrawn', () => {
    const second = receipt([b], [], to, 'receipt-2');
    after(receipt([a], [missing(b)]), second)
      .when(correct('receipt-1', { ssccs: [] }))
      .then(corrected('delivery.BoxesReceived', 'receipt-1', receipt([], [missing(a)]), [a, b]));
    after(
      receipt([a], [missing(b)]),
      second,
      corrected('delivery.BoxesReceived', 'receipt-2', null, [b]) as LoadEvent,
    )
      .when(correct('receipt-1', { ssccs: [] }))
      .then(corrected('delivery.BoxesReceived', 'receipt-1', receipt([], [missing(a), missing(b)]), [a, b]));
  });

  it('given a correction, when it is repeated, then nothing changes; another one builds on it', () => {
    const withdrawn = corrected('delivery.BoxesReceived', 'receipt-1', null, [a, c, b]) as LoadEvent;
    after(first, withdrawn).when(correct('receipt-1', null)).thenNothing();
    after(first)
      .when(correct('receipt-1', { ssccs: [c, a] }))
      .thenNothing();
    after(first, withdrawn)
      .when(correct('receipt-1', { ssccs: [a, b] }))
      .then(corrected('delivery.BoxesReceived', 'receipt-1', receipt([a, b])));
  });

  it('given a withdrawn receipt, when the scanner sends it again, then it is the same fact', () => {
    after(first, corrected('delivery.BoxesReceived', 'receipt-1', null, [a, c, b]) as LoadEvent)
      .when({
        type: 'RecordReceipt',
        occurredAt: one,
        loadId,
        scanId: 'receipt-1',
        atGln: to,
        ssccs: [a, c],
        damaged: [],
        sealBroken: [],
      })
      .thenNothing();
  });
});

describe('a receipt after a correction', () => {
  it('given a receipt that never happened, then its boxes are missing in the next one', () => {
    const next = {
      type: 'RecordReceipt' as const,
      occurredAt: one,
      loadId,
      scanId: 'receipt-2',
      atGln: to,
      ssccs: [a],
      damaged: [],
      sealBroken: [],
    };
    after(receipt([b]), corrected('delivery.BoxesReceived', 'receipt-1', null, [b]) as LoadEvent)
      .when(next)
      .then(receipt([a], [missing(b)], to, 'receipt-2'));
  });
});

describe('facts that cannot be corrected', () => {
  it('given an unknown fact, a checkpoint, or a fact of another station, then it is refused', () => {
    after().when(correct('arrival-1', null)).thenRefused('FACT_UNKNOWN');
    given(loadDecider).when(correct('arrival-1', null)).thenRefused('LOAD_UNKNOWN');
    const checkpoint = CheckpointPassed.of(noon, {
      loadId,
      scanId: 'gate-1',
      checkpointRef: 'gate',
      zoneGln: to,
      passId: 'P-1',
      verdict: 'valid',
    });
    after(checkpoint).when(correct('gate-1', null)).thenRefused('FACT_NOT_CORRECTABLE');
    after(arrived())
      .when(correct('arrival-1', null, other))
      .thenRefused('STATION_NOT_YOURS');
    after(arrived())
      .when(correct('arrival-1', null, to))
      .then(corrected('delivery.LoadArrived', 'arrival-1', null));
  });
});
