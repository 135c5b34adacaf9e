import {
  BoxesLoaded,
  BoxesReceived,
  BoxesTakenOff,
  CheckpointPassed,
  LoadArrived,
  LoadDispatched,
  LoadPlanned,
  LoadSealed,
  type LoadEvent,
} from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import { loadDecider } from './load.decider';
import type { LoadCommand } from './load-commands';
import type { RecordArrival, RecordCheckpoint, RecordReceipt } from './load-facts';
import type { Discrepancy } from './receiving';

const at = '2026-03-01T15:00:00.000Z';
const later = '2026-03-01T16:00:00.000Z';
const [from, to, other] = ['6900000000207', '6900000000313', '6900000000412'] as const;
const [a, b, c, d] = [
  '376104250000000018',
  '376104250000000025',
  '376104250000000032',
  '376104250000000049',
] as const;
const loadId = 'L-1';
const route = { loadId, fromGln: from, toGln: to, plate: '吉A12345', driverRef: 'person-9' };
const passes = { vehiclePassId: 'P-1', driverPassId: 'P-2' };

const planned = LoadPlanned.of(at, route);
const open: readonly LoadEvent[] = [planned, BoxesLoaded.of(at, { loadId, atGln: from, ssccs: [a, b, c] })];
const dispatched = LoadDispatched.of(at, { ...route, ...passes, ssccs: [a, b, c] });
const gone: readonly LoadEvent[] = [...open, LoadSealed.of(at, { loadId, sealId: 'S-1' }), dispatched];

const checkpoint = (changes: Partial<RecordCheckpoint> = {}): RecordCheckpoint => ({
  type: 'RecordCheckpoint',
  occurredAt: at,
  loadId,
  scanId: 'scan-1',
  checkpointRef: 'gate-4',
  zoneGln: to,
  passId: 'P-1',
  verdict: 'valid',
  ...changes,
});
const passed = CheckpointPassed.of(at, {
  loadId,
  scanId: 'scan-1',
  checkpointRef: 'gate-4',
  zoneGln: to,
  passId: 'P-1',
  verdict: 'valid',
});
const arrive = (changes: Partial<RecordArrival> = {}): RecordArrival => ({
  type: 'RecordArrival',
  occurredAt: at,
  loadId,
  scanId: 'scan-1',
  atGln: to,
  sealIntact: true,
  ...changes,
});
const arrived = LoadArrived.of(at, { loadId, scanId: 'scan-1', atGln: to, sealIntact: true });
const receive = (ssccs: string[], changes: Partial<RecordReceipt> = {}): RecordReceipt => ({
  type: 'RecordReceipt',
  occurredAt: at,
  loadId,
  scanId: 'scan-1',
  atGln: to,
  ssccs,
  damaged: [],
  sealBroken: [],
  ...changes,
});
const received = (
  ssccs: string[],
  discrepancies: Discrepancy[] = [],
  atGln: string = to,
  scanId = 'scan-1',
) => BoxesReceived.of(at, { loadId, scanId, atGln, ssccs, discrepancies });
const odd = (sscc: string, kind: Discrepancy['kind']): Discrepancy => ({ sscc, kind });

describe('facts of a load on the road', () => {
  it('a checkpoint is recorded with any verdict', () => {
    given(loadDecider, ...gone)
      .when(checkpoint())
      .then(passed);
    const stopped = CheckpointPassed.of(at, { ...passed.data, verdict: 'revoked' });
    given(loadDecider, ...gone)
      .when(checkpoint({ verdict: 'revoked' }))
      .then(stopped);
  });

  it('an arrival is recorded at any station', () => {
    given(loadDecider, ...gone)
      .when(arrive())
      .then(arrived);
    given(loadDecider, ...gone)
      .when(arrive({ atGln: other, sealIntact: false }))
      .then(LoadArrived.of(at, { ...arrived.data, atGln: other, sealIntact: false }));
  });

  it('an arrival keeps the number on the seal, when somebody read it', () => {
    const read = { ...arrived.data, sealId: 'S-9' };
    given(loadDecider, ...gone)
      .when(arrive({ sealId: 'S-9' }))
      .then(LoadArrived.of(at, read));
    given(loadDecider, ...gone, LoadArrived.of(at, read))
      .when(arrive({ sealId: 'S-8' }))
      .thenRefused('SCAN_ID_REUSED');
  });

  it('facts may precede the dispatch, and be repeated', () => {
    given(loadDecider, planned).when(checkpoint()).then(passed);
    given(loadDecider, planned).when(arrive()).then(arrived);
    given(loadDecider, ...gone, arrived)
      .when(arrive({ scanId: 'scan-2' }))
      .then(LoadArrived.of(at, { ...arrived.data, scanId: 'scan-2' }));
  });
});

describe('receiving', () => {
  it('has no discrepancies when manifest and boxes match', () => {
    given(loadDecider, ...gone)
      .when(receive([a, b, c]))
      .then(received([a, b, c]));
    given(loadDecider, ...gone, arrived)
      .when(receive([c, b, a], { scanId: 'scan-2' }))
      .then(received([c, b, a], [], to, 'scan-2'));
  });

  it('reports missing boxes, except those of an earlier receipt', () => {
    given(loadDecider, ...gone)
      .when(receive([b]))
      .then(received([b], [odd(a, 'missing'), odd(c, 'missing')]));
    given(loadDecider, ...gone, received([b]))
      .when(receive([a], { scanId: 'scan-2' }))
      .then(received([a], [odd(c, 'missing')], to, 'scan-2'));
    given(loadDecider, ...gone)
      .when(receive([]))
      .then(received([], [odd(a, 'missing'), odd(b, 'missing'), odd(c, 'missing')]));
  });

  it('reports unexpected boxes', () => {
    given(loadDecider, ...gone)
      .when(receive([d, a, b, c]))
      .then(received([d, a, b, c], [odd(d, 'unexpected')]));
  });

  it('reports damaged boxes and broken seals; such boxes count as received', () => {
    given(loadDecider, ...gone)
      .when(receive([a, b], { damaged: [c, a], sealBroken: [a] }))
      .then(received([a, b, c], [odd(a, 'damaged'), odd(a, 'seal-broken'), odd(c, 'damaged')]));
  });

  it('reports every box at the wrong station', () => {
    given(loadDecider, ...gone)
      .when(receive([b, a], { atGln: other }))
      .then(received([b, a], [odd(a, 'wrong-station'), odd(b, 'wrong-station'), odd(c, 'missing')], other));
  });

  it('reports every box of a load without a dispatch, compared with the loaded boxes', () => {
    given(loadDecider, ...open)
      .when(receive([a, d]))
      .then(
        received(
          [a, d],
          [
            odd(a, 'never-dispatched'),
            odd(b, 'missing'),
            odd(c, 'missing'),
            odd(d, 'never-dispatched'),
            odd(d, 'unexpected'),
          ],
        ),
      );
    const off = BoxesTakenOff.of(at, { loadId, atGln: from, ssccs: [b, c], reason: 'too heavy' });
    given(loadDecider, ...open, off)
      .when(receive([a]))
      .then(received([a], [odd(a, 'never-dispatched')]));
  });

  it('sorts by box and then by kind', () => {
    given(loadDecider, planned)
      .when(receive([b, a], { atGln: other, damaged: [b], sealBroken: [b] }))
      .then(
        received(
          [b, a],
          [
            odd(a, 'never-dispatched'),
            odd(a, 'unexpected'),
            odd(a, 'wrong-station'),
            odd(b, 'damaged'),
            odd(b, 'never-dispatched'),
            odd(b, 'seal-broken'),
            odd(b, 'unexpected'),
            odd(b, 'wrong-station'),
          ],
          other,
        ),
      );
  });

  it('counts a box once that was scanned twice', () => {
    given(loadDecider, ...gone)
      .when(receive([a, a, b, c, b], { damaged: [a, a] }))
      .then(received([a, b, c], [odd(a, 'damaged')]));
  });
});

describe('the same scan', () => {
  const condition = [odd(a, 'damaged'), odd(b, 'missing'), odd(c, 'missing'), odd(a, 'seal-broken')];
  const spoilt = received([a], condition);

  it('is one fact when it is sent again after other facts', () => {
    given(loadDecider, ...gone, passed)
      .when(checkpoint())
      .thenNothing();
    given(loadDecider, ...gone, passed)
      .when(checkpoint({ verdict: 'suspended' }))
      .thenNothing();
    given(loadDecider, ...gone, arrived)
      .when(arrive())
      .thenNothing();
    given(loadDecider, ...gone, received([a, b, c]))
      .when(receive([c, a, b, a]))
      .thenNothing();
    given(loadDecider, ...gone, spoilt)
      .when(receive([], { damaged: [a], sealBroken: [a] }))
      .thenNothing();
    given(loadDecider, ...open, received([a], [odd(a, 'never-dispatched')]), dispatched)
      .when(receive([a]))
      .thenNothing();
  });

  it('is refused with other content', () => {
    const refused = (history: LoadEvent, ...commands: LoadCommand[]) => {
      for (const command of commands) {
        given(loadDecider, ...gone, history)
          .when(command)
          .thenRefused('SCAN_ID_REUSED');
      }
    };
    const late = { occurredAt: later };
    refused(passed, checkpoint({ passId: 'P-9' }), checkpoint({ checkpointRef: 'gate-5' }), checkpoint(late));
    refused(passed, checkpoint({ zoneGln: other }), arrive(), receive([a]));
    refused(arrived, arrive({ atGln: other }), arrive({ sealIntact: false }), arrive(late), checkpoint());
    refused(
      spoilt,
      receive([a]),
      receive([a], { damaged: [a] }),
      receive([b], { damaged: [a], sealBroken: [a] }),
    );
    refused(
      received([a, b, c]),
      receive([a, b]),
      receive([a, b, c], late),
      receive([a, b, c], { atGln: other }),
    );
  });
});

describe('a load that has as many facts as it may', () => {
  const facts = (count: number): LoadEvent[] =>
    Array.from({ length: count }, (_, i) => ({
      ...passed,
      data: { ...passed.data, scanId: `scan-${i + 1}` },
    }));
  const ssccs = Array.from({ length: 10_000 }, (_, i) => String(i).padStart(18, '0'));
  const correct = (scanId: string): LoadCommand => ({
    ...{ type: 'CorrectLoadFact', loadId, scanId, changes: null, occurredAt: later },
    ...{ reason: 'r', byRef: 'b', stationGln: null },
  });

  it('given 99 facts, then it takes one more; given 100, then it is full', () => {
    const next = { scanId: 'next' };
    given(loadDecider, ...gone, ...facts(99))
      .when(checkpoint(next))
      .then({ ...passed, data: { ...passed.data, ...next } });
    for (const command of [checkpoint(next), arrive(next), receive([a], next)])
      given(loadDecider, ...gone, ...facts(100))
        .when(command)
        .thenRefused('LOAD_FACTS_FULL');
  });

  it('given 100 facts, then none is corrected, and one that is sent again is the same', () => {
    const all = [...facts(99), { ...arrived, data: { ...arrived.data, scanId: 'arrival' } }];
    given(loadDecider, ...gone, ...all)
      .when(correct('arrival'))
      .thenRefused('LOAD_FACTS_FULL');
    given(loadDecider, ...gone, ...all)
      .when(checkpoint())
      .thenNothing();
  });

  const listing = (scanId: string, count: number): LoadEvent => ({
    ...received([a]),
    data: { ...received([a]).data, scanId, ssccs: ssccs.slice(0, count) },
  });

  it('given receipts that list 14,999 boxes, then it takes a receipt of one and not of two', () => {
    const history = [...gone, listing('r-1', 10_000), received([a, b, c]), listing('r-2', 4_996)];
    given(loadDecider, ...history)
      .when(receive([a], { scanId: 'next' }))
      .then({ ...received([a]), data: { ...received([a]).data, scanId: 'next' } });
    given(loadDecider, ...history)
      .when(receive([a, b], { scanId: 'next' }))
      .thenRefused('LOAD_FACTS_FULL');
  });

  it('given 4 facts, then a receipt adds 5,000 boxes that are not on it, and with 5 it adds fewer', () => {
    const found = ssccs.slice(0, 5_000);
    const [scanId, odd] = ['next', found.map((sscc) => ({ sscc, kind: 'unexpected' as const }))];
    const missing = [a, b, c].map((sscc) => ({ sscc, kind: 'missing' as const }));
    const data = { ...received([]).data, scanId, ssccs: found, discrepancies: [...odd, ...missing] };
    given(loadDecider, ...gone, ...facts(4))
      .when(receive(found, { scanId }))
      .then({ ...received([]), data });
    given(loadDecider, ...gone, ...facts(5))
      .when(receive(found, { scanId }))
      .thenRefused('LOAD_FACTS_FULL');
  });

  it('given a load of 5,000 boxes that has not left, then it takes 5 facts; after 5 fewer boxes', () => {
    const loaded = BoxesLoaded.of(at, { loadId, atGln: from, ssccs: ssccs.slice(0, 5_000) });
    const next = { scanId: 'next' };
    const told = { ...passed, data: { ...passed.data, ...next } };
    given(loadDecider, planned, loaded, ...facts(4))
      .when(checkpoint(next))
      .then(told);
    given(loadDecider, planned, loaded, ...facts(5))
      .when(checkpoint(next))
      .thenRefused('LOAD_FACTS_FULL');
    const load: LoadCommand = {
      ...{ type: 'LoadBoxes', loadId, ssccs: ssccs.slice(0, 5_000), occurredAt: at },
      ...{ elsewhere: [], notYet: [], held: [] },
    };
    given(loadDecider, planned, ...facts(5))
      .when(load)
      .thenRefused('LOAD_FULL');
  });
});

it('is refused for an unknown load', () => {
  for (const command of [checkpoint(), arrive(), receive([a])]) {
    given(loadDecider).when(command).thenRefused('LOAD_UNKNOWN');
  }
});
