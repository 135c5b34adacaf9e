import * as fc from 'fast-check';
import { discrepancyKinds, eventProblem, LoadPlanned, verdicts, type LoadEvent } from '@boxtrail/contracts';
import { fold, Refusal } from '@boxtrail/kernel';
import { loadDecider } from './load.decider';
import type { LoadCommand } from './load-commands';
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

describe('loads over random histories', () => {
  const occurredAt = fc.constantFrom(at, later);
  const scanId = fc.integer({ min: 1, max: 5 }).map((n) => `scan-${n}`);
  const sscc = fc.constantFrom(a, b, c, d);
  const boxes = fc.array(sscc, { maxLength: 5 });
  const someBoxes = fc.uniqueArray(sscc, { maxLength: 3 });
  const gln = fc.constantFrom(from, to, other);
  const verdict = fc.constantFrom(...verdicts);
  const scanned = { occurredAt, loadId: fc.constant(loadId), scanId };
  const facts: fc.Arbitrary<LoadCommand> = fc.oneof(
    fc
      .record({
        ...scanned,
        zoneGln: gln,
        verdict,
        checkpointRef: fc.constant('gate-4'),
        passId: fc.constant('P-1'),
      })
      .map((scan): LoadCommand => ({ type: 'RecordCheckpoint', ...scan })),
    fc
      .record({ ...scanned, atGln: gln, sealIntact: fc.boolean() })
      .map((scan): LoadCommand => ({ type: 'RecordArrival', ...scan })),
    fc
      .record({ ...scanned, atGln: gln, damaged: someBoxes, sealBroken: someBoxes, ssccs: boxes })
      .map((scan): LoadCommand => ({ type: 'RecordReceipt', ...scan })),
  );
  const valid = {
    vehicle: { plate: route.plate, verdict: 'valid', words: '', now: { verdict: 'valid', words: '' } },
    driver: { personRef: route.driverRef, verdict: 'valid', words: '', now: { verdict: 'valid', words: '' } },
    explained: false,
    notYet: [],
    held: [],
    onTheRoad: [],
  } as const;
  const decisions: fc.Arbitrary<LoadCommand> = fc.oneof(
    someBoxes.map((ssccs): LoadCommand => ({
      type: 'LoadBoxes',
      occurredAt: at,
      loadId,
      ssccs,
      elsewhere: [],
      notYet: [],
      held: [],
    })),
    someBoxes.map((ssccs): LoadCommand => ({
      type: 'TakeOffBoxes',
      occurredAt: at,
      loadId,
      ssccs,
      reason: 'why',
    })),
    fc.constant<LoadCommand>({ type: 'SealLoad', occurredAt: at, loadId, sealId: 'S-1' }),
    fc.constant<LoadCommand>({
      type: 'DispatchLoad',
      occurredAt: at,
      loadId,
      ...passes,
      ...valid,
      elsewhere: [],
    }),
  );
  const commands = fc.array(fc.oneof({ weight: 3, arbitrary: facts }, { weight: 2, arbitrary: decisions }), {
    maxLength: 30,
  });

  /** Handles commands in sequence; returns the recorded events, and the refused facts with reasons. */
  const play = (all: readonly LoadCommand[]): { history: LoadEvent[]; factsRefused: string[] } => {
    const history: LoadEvent[] = [planned];
    const factsRefused: string[] = [];
    for (const command of all) {
      try {
        history.push(...loadDecider.decide(command, fold(loadDecider, history)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (command.type.startsWith('Record')) factsRefused.push(error.code);
      }
    }
    return { history, factsRefused };
  };

  it('no scan id is recorded twice, and facts are refused for no other reason', () => {
    fc.assert(
      fc.property(commands, (all) => {
        const { history, factsRefused } = play(all);
        const scans = history.flatMap(({ data }) => ('scanId' in data ? [data.scanId] : []));
        expect(new Set(scans).size).toBe(scans.length);
        expect(factsRefused.filter((code) => code !== 'SCAN_ID_REUSED')).toEqual([]);
        const asked = new Set(all.flatMap((command) => ('scanId' in command ? [command.scanId] : [])));
        expect(new Set(scans)).toEqual(asked);
        expect(history.map(eventProblem)).toEqual(history.map(() => undefined));
      }),
    );
  });

  it('the manifest is the loaded boxes without those taken off, and every received box is accounted for', () => {
    fc.assert(
      fc.property(commands, (all) => {
        // The model: a list of boxes.
        const on = new Set<string>();
        const found = new Set<string>();
        let left = false;
        for (const { type, data } of play(all).history) {
          if (type === 'delivery.BoxesLoaded') data.ssccs.forEach((s) => on.add(s));
          if (type === 'delivery.BoxesTakenOff') data.ssccs.forEach((s) => on.delete(s));
          if (type === 'delivery.LoadDispatched') {
            expect(new Set(data.ssccs)).toEqual(on);
            left = true;
          }
          if (type === 'delivery.BoxesReceived') {
            data.ssccs.forEach((s) => found.add(s));
            const of = (kind: Discrepancy['kind']) =>
              data.discrepancies.filter((x) => x.kind === kind).map((x) => x.sscc);
            expect(of('missing')).toEqual([...on].filter((s) => !found.has(s)).sort());
            expect(of('unexpected')).toEqual(data.ssccs.filter((s) => !on.has(s)).sort());
            expect(of('wrong-station')).toEqual(data.atGln === to ? [] : [...data.ssccs].sort());
            expect(of('never-dispatched')).toEqual(left ? [] : [...data.ssccs].sort());
            expect(discrepancyKinds.flatMap(of)).toHaveLength(data.discrepancies.length);
          }
        }
      }),
    );
  });
});
