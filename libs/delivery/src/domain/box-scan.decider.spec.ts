import * as fc from 'fast-check';
import {
  BoxDamaged,
  BoxDestroyed,
  BoxHandedOver,
  BoxReturned,
  BoxSealFoundBroken,
  BoxSeen,
  DiscrepancyResolved,
  eventProblem,
  failureReasons,
  handoverMethods,
  type BoxScanEvent,
} from '@boxtrail/contracts';
import { fold, Refusal } from '@boxtrail/kernel';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { boxScanDecider, type RecordScan } from './box-scan.decider';
import type { ScanEvent } from './box-scan';
import { scanEvent, scanKinds } from './scan';

const at = '2026-03-01T17:00:00.000Z';
const later = '2026-03-01T18:00:00.000Z';
const sscc = '376104250000000018';
const base = { sscc, scanId: 'scan-1', atGln: '6900000000313', byRef: 'team-2' };
const record = (scan: ScanEvent): RecordScan => ({ type: 'RecordScan', scan });

const handedOver = { ...base, receivedByRef: 'H-1', method: 'in-person', proofRef: 'photo-7' } as const;
const noted = { ...base, note: 'corner crushed' };
const silent = { ...base, note: null };

describe('a scan of a box', () => {
  it('is recorded', () => {
    given(boxScanDecider)
      .when(record(BoxSeen.of(at, base)))
      .then(BoxSeen.of(at, base));
  });

  it('is one fact when it is repeated', () => {
    given(boxScanDecider, BoxDamaged.of(at, noted))
      .when(record(BoxDamaged.of(at, { ...noted })))
      .thenNothing();
  });

  it('is recorded even when it contradicts the state', () => {
    const over = BoxHandedOver.of(at, handedOver);
    const destroyed = BoxDestroyed.of(at, { ...silent, scanId: 'scan-2' });
    const again = BoxHandedOver.of(at, { ...handedOver, scanId: 'scan-3' });
    given(boxScanDecider, over, destroyed).when(record(again)).then(again);
  });

  it('is refused under the id of another scan', () => {
    const seen = given(boxScanDecider, BoxSeen.of(at, base));
    seen.when(record(BoxReturned.of(at, base))).thenRefused('SCAN_ID_REUSED');
    seen.when(record(BoxSeen.of(at, { ...base, atGln: '6900000000412' }))).thenRefused('SCAN_ID_REUSED');
    seen.when(record(BoxSeen.of(at, { ...base, byRef: 'team-3' }))).thenRefused('SCAN_ID_REUSED');
    seen.when(record(BoxSeen.of(later, base))).thenRefused('SCAN_ID_REUSED');
    const damaged = given(boxScanDecider, BoxDamaged.of(at, noted));
    damaged.when(record(BoxDamaged.of(at, silent))).thenRefused('SCAN_ID_REUSED');
    damaged.when(record(BoxSealFoundBroken.of(at, noted))).thenRefused('SCAN_ID_REUSED');
  });
});

it('given an answer of an earlier release, then it is read and changes nothing', () => {
  const answered = DiscrepancyResolved.of(later, { sscc, finding: 'missing', resolution: 'was on L-2' });
  const seen = BoxSeen.of(at, base);
  given(boxScanDecider, answered).when(record(seen)).then(seen);
});

it('over random histories no scan id is recorded twice, and facts are refused for no other reason', () => {
  const sighting = {
    sscc: fc.constant(sscc),
    scanId: fc.integer({ min: 1, max: 6 }).map((n) => `scan-${n}`),
    atGln: fc.constantFrom('6900000000313', '6900000000412'),
    byRef: fc.constantFrom('team-2', 'team-3'),
  };
  const text = fc.constantFrom('a', 'b');
  const details = fc.record({
    receivedByRef: text,
    method: fc.constantFrom(...handoverMethods),
    proofRef: fc.option(text),
    reason: fc.constantFrom(...failureReasons),
    note: fc.option(text),
  });
  const scan = fc
    .record({
      kind: fc.constantFrom(...scanKinds),
      occurredAt: fc.constantFrom(at, later),
      ...sighting,
      details,
    })
    .map((each) => scanEvent(each, {}));
  const command = scan.map(record);
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      const history: BoxScanEvent[] = [];
      for (const next of commands) {
        try {
          history.push(...boxScanDecider.decide(next, fold(boxScanDecider, history)));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect([next.type, error.code]).toEqual(['RecordScan', 'SCAN_ID_REUSED']);
        }
        // A scan refused for a reused id is recorded under that id: no fact is lost.
        if (next.type === 'RecordScan')
          expect(fold(boxScanDecider, history).scans.has(next.scan.data.scanId)).toBe(true);
      }
      const scans = history.flatMap(({ data }) => ('scanId' in data ? [data.scanId] : []));
      expect(new Set(scans).size).toBe(scans.length);
      expect(history.map(eventProblem)).toEqual(history.map(() => undefined));
    }),
  );
});
