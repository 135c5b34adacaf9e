import type { DomainEvent } from '@boxtrail/kernel';
import { judge, judgeAsOf } from './box-trail';
import * as one from './testing/one-box';

const { bench, city, district, drop, box, other, at, judged, stepsFrom, corrected } = one;

const ofBox = (sscc: string, ...log: readonly DomainEvent[]) =>
  judge(stepsFrom(...log).filter((step) => step.sscc === sscc));

/** Each step with the position of its event and of its correction. */
const marks = (...log: readonly DomainEvent[]) =>
  judged(...log).steps.map(({ step, correctedBy }) => [
    step.position,
    step.kind,
    correctedBy?.position ?? null,
  ]);

describe('corrected facts', () => {
  it('given a loss that never happened, then it stays on the trail without effect', () => {
    const lost = one.lost(2, bench);
    const trail = judged(one.packed(0), lost, corrected(5, lost, null), one.dispatched(6, 'L1', bench, city));
    expect(trail.steps.map(({ step, after }) => [step.kind, after])).toEqual([
      ['packed', one.station(bench)],
      ['lost', one.station(bench)],
      ['corrected', one.station(bench)],
      ['dispatched', one.load('L1')],
    ]);
    expect([trail.findings, trail.moves.map(({ to }) => to)]).toEqual([
      [],
      [one.station(bench), one.load('L1')],
    ]);
    expect(trail.steps[2]?.step.details).toEqual({
      scanId: 'lost-2',
      fact: 'delivery.BoxLost',
      withdrawn: true,
      reason: 'asked again',
      byRef: 'p-9',
    });
  });

  it('given a fact corrected to other values, then these count from their event time', () => {
    const handed = one.handedOver(9, drop);
    const trail = judged(...one.toTheDropPoint, handed, corrected(20, handed, one.failed(8.5)));
    expect(trail.status).toBe('at-station');
    const counting = trail.steps.filter(
      ({ correctedBy, step }) => correctedBy === null && step.position === 9,
    );
    expect(counting.map(({ step }) => [step.kind, step.ordinal, step.occurredAt, step.sourceType])).toEqual([
      ['delivery-failed', 1, at(8.5), 'delivery.FactCorrected'],
      ['corrected', 0, at(20), 'delivery.FactCorrected'],
    ]);
  });

  it('given several corrections of one fact, then the last one counts, and each names the next', () => {
    const seen = one.seen(2, drop);
    const [lost, back] = [
      { ...one.lost(2, bench), data: { ...one.lost(2, bench).data, scanId: 'seen-2' } },
      { ...one.seen(2, bench), data: { ...one.seen(2, bench).data, scanId: 'seen-2' } },
    ];
    const log = [
      one.packed(0),
      seen,
      corrected(5, seen, lost),
      corrected(4, seen, null),
      corrected(3, seen, back),
    ];
    expect(marks(...log)).toEqual([
      [1, 'packed', null],
      [3, 'lost', 4],
      [5, 'seen', null],
      [2, 'seen', 3],
      [5, 'corrected', null],
      [4, 'corrected', null],
      [3, 'corrected', null],
    ]);
    expect(judged(...log)).toMatchObject({ status: 'packed', findings: [] });
  });

  it('given a corrected arrival, then every box of the load has it, even one named later', () => {
    const arrived = one.arrived(3, 'L1', city, false);
    const log = [
      one.packed(0),
      one.packed(0, other),
      one.dispatched(1, 'L1', bench, city),
      arrived,
      corrected(6, arrived, one.arrived(2, 'L1', city)),
      one.received(4, 'L1', city, [], [box, other]),
    ];
    const arrivals = (sscc: string) =>
      ofBox(sscc, ...log).steps.flatMap(({ step, correctedBy }) =>
        step.kind === 'arrived' ? [[step.occurredAt, correctedBy?.position ?? null]] : [],
      );
    expect([arrivals(box), arrivals(other)]).toEqual([
      [
        [at(2), null],
        [at(3), 5],
      ],
      [
        [at(2), null],
        [at(3), 5],
      ],
    ]);
    expect(judged(...log.filter((_, i) => i !== 1 && i !== 5)).findings).toEqual([]);
  });

  it('given a box named in a receipt by mistake, then nothing of that load counts for it', () => {
    const receipt = one.received(4, 'L1', city, ['unexpected'], [box, other]);
    const right = one.received(4, 'L1', city, [], [other]);
    const log = [
      one.packed(0),
      one.dispatched(1, 'L1', bench, city, [other]),
      one.checkpoint(2, 'L1', 'expired', city),
      receipt,
      corrected(6, receipt, right, [box, other]),
      one.arrived(3, 'L1', city, false),
    ];
    expect(ofBox(box, ...log.slice(0, 4)).findings.map(({ kind }) => kind)).toEqual([
      'pass-not-valid',
      'gap',
      'unexpected',
    ]);
    const trail = ofBox(box, ...log);
    expect([trail.status, trail.findings]).toEqual(['packed', []]);
    expect(trail.steps.map(({ step, correctedBy }) => [step.kind, correctedBy?.position ?? null])).toEqual([
      ['packed', null],
      ['checkpoint', 5],
      ['arrived', 5],
      ['received', 5],
      ['corrected', null],
    ]);
    // Its dispatch is recorded after all: then the journey was its own.
    const after = ofBox(box, ...log, one.dispatched(1, 'L1', bench, city, [box]));
    expect([after.status, after.findings.map(({ kind }) => kind)]).toEqual([
      'in-transit',
      ['pass-not-valid', 'seal-broken'],
    ]);
  });

  it('given a corrected receipt, then a missing box was received, and the other way round', () => {
    const receipt = one.missing(4, 'L1', city);
    const there = one.received(4, 'L1', city);
    const log = [one.packed(0), one.dispatched(1, 'L1', bench, city), receipt];
    expect(judged(...log, corrected(6, receipt, there, [box]))).toMatchObject({
      status: 'at-station',
      findings: [],
    });
    const [, dispatched] = log;
    expect(judged(one.packed(0), dispatched!, there, corrected(6, there, receipt, [box]))).toMatchObject({
      status: 'in-transit',
      findings: [{ kind: 'missing', closedBy: null }],
    });
  });

  it('given a scan of the box under the scan id of its load, then only the named one is corrected', () => {
    const receipt = one.received(4, 'L1', city);
    const seen = { ...one.seen(5, drop), data: { ...one.seen(5, drop).data, scanId: 'received-4' } };
    const log = [one.packed(0), one.dispatched(1, 'L1', bench, city), receipt, seen];
    const corrects = (event: DomainEvent) =>
      marks(...log, event).flatMap(([, kind, by]) => (by === null ? [] : [kind]));
    expect(corrects(corrected(6, receipt, null, [box]))).toEqual(['received']);
    expect(corrects(corrected(6, seen, null))).toEqual(['seen']);
  });

  it('given a moment, then a correction counts from its record time, whatever its event time', () => {
    const lost = one.lost(2, district);
    const steps = stepsFrom(one.packed(0), lost, corrected(5, lost, null));
    const status = (moment: Parameters<typeof judgeAsOf>[1]) => judgeAsOf(steps, moment)?.status ?? null;
    expect(status({ at: at(3) })).toBe('packed');
    expect(status({ at: at(3), knownAt: at(3) })).toBe('lost');
    expect(status({ knownAt: at(4.9) })).toBe('lost');
    expect(status({ knownAt: at(5) })).toBe('packed');
    expect(status({ at: at(-1) })).toBe(null);
    expect(status({ knownAt: at(-1) })).toBe(null);
    expect(
      judgeAsOf(steps, { at: at(3) })?.steps.map(({ step, correctedBy }) => [
        step.kind,
        correctedBy?.occurredAt,
      ]),
    ).toEqual([
      ['packed', undefined],
      ['lost', at(5)],
    ]);
  });

  it('given a checkpoint known before the box was on its load, then it is not on the trail yet', () => {
    const steps = stepsFrom(
      one.packed(0),
      one.checkpoint(2, 'L1', 'valid', city),
      one.received(4, 'L1', city),
    );
    const kinds = (knownAt: string) => judgeAsOf(steps, { knownAt })?.steps.map(({ step }) => step.kind);
    expect([kinds(at(3)), kinds(at(4))]).toEqual([['packed'], ['packed', 'checkpoint', 'received']]);
  });
});
