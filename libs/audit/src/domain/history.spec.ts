import {
  LoadPlanned,
  RoundClosed,
  RoundOpened,
  PackingJobCompleted,
  PackingJobCreated,
  PackingJobFellShort,
} from '@boxtrail/contracts';
import type { DomainEvent } from '@boxtrail/kernel';
import type { Moment } from './box-trail';
import { entriesOf, historyAsOf, statusOf } from './history';
import { recorded } from './testing/log';
import * as one from './testing/one-box';

const { at, bench, city, district, drop, corrected } = one;
const entries = (...log: readonly DomainEvent[]) =>
  log.flatMap((event, i) => entriesOf(recorded(i + 1, event)));

const plan = LoadPlanned.of(at(0), {
  loadId: 'L1',
  fromGln: bench,
  toGln: city,
  plate: 'A12345',
  driverRef: 'driver-1',
});

describe('the history of a load', () => {
  const receipt = one.received(5, 'L1', city);
  const log = entries(
    plan,
    one.loaded(1, 'L1', bench),
    one.loadSealed(2, 'L1'),
    one.dispatched(3, 'L1', bench, city),
    receipt,
    one.arrived(4, 'L1', city),
    corrected(9, receipt, one.received(5, 'L1', district), [one.box]),
    one.seen(6, city),
  );
  const told = (moment: Moment) =>
    historyAsOf(log, moment).map(({ entry, correctedBy }) => [entry.kind, correctedBy?.position ?? null]);
  const status = (moment: Moment) => statusOf(historyAsOf(log, moment));

  it('given all events, then it is in order of event time, and corrected facts are marked', () => {
    expect(told({})).toEqual([
      ['planned', null],
      ['loaded', null],
      ['sealed', null],
      ['dispatched', null],
      ['arrived', null],
      ['received', 7],
      ['received', null],
      ['corrected', null],
    ]);
    expect(log[6]).toEqual({
      subject: 'load',
      id: 'L1',
      position: 7,
      ordinal: 0,
      kind: 'corrected',
      occurredAt: at(9),
      recordedAt: at(9),
      actor: 'key-1',
      scanId: 'received-5',
      boxes: null,
      details: { withdrawn: false, reason: 'asked again', byRef: 'p-9' },
    });
    expect(log[7]).toEqual({
      ...log[6],
      ordinal: 1,
      kind: 'received',
      occurredAt: at(5),
      boxes: 1,
      details: { atGln: district, discrepancies: 0 },
    });
  });

  it.each<[Moment, string | null]>([
    [{ at: at(-1) }, null],
    [{ at: at(1) }, 'planned'],
    [{ at: at(2) }, 'sealed'],
    [{ at: at(3.5) }, 'dispatched'],
    [{ at: at(4) }, 'arrived'],
    [{ at: at(4), knownAt: at(3) }, 'dispatched'],
    [{}, 'received'],
  ])('given %j, then it is %s', (moment, expected) => {
    expect(status(moment)).toBe(expected);
  });

  it('given a receipt that never happened, then the load has only arrived', () => {
    const withdrawn = entries(
      plan,
      one.arrived(4, 'L1', city),
      receipt,
      corrected(9, receipt, null, [one.box]),
    );
    expect(statusOf(historyAsOf(withdrawn, {}))).toBe('arrived');
    expect(statusOf(historyAsOf(withdrawn, { knownAt: at(8) }))).toBe('received');
  });

  it('given a correction of a box scan, then no load has it', () => {
    expect(entries(corrected(3, one.seen(1, city), null))).toEqual([]);
  });
});

describe('the history of a round', () => {
  const gtin = '02900000000018';
  const opened = RoundOpened.of(at(0), {
    roundId: 'R1',
    communityGln: drop,
    supplierGln: bench,
    cutoffAt: at(2),
    offers: [{ gtin, priceFen: 100, contentsVersion: 1 }],
    designation: null,
  });
  const closed = RoundClosed.of(at(2), {
    roundId: 'R1',
    communityGln: drop,
    supplierGln: bench,
    closedBy: 'clock',
    totals: [],
    amountFen: 0,
    needs: [],
  });
  const job = PackingJobCreated.of(at(3), {
    jobId: 'R1',
    roundId: 'R1',
    communityGln: drop,
    supplierGln: bench,
    boxes: 7,
    needs: [],
  });

  it.each([
    [PackingJobCompleted.of(at(5), { jobId: 'R1', packed: 7 }), 'packed'],
    [
      PackingJobFellShort.of(at(5), {
        jobId: 'R1',
        packed: 6,
        shortages: [{ needId: 'N', gtin, missing: 1, reason: 'sold out' }],
      }),
      'packed-short',
    ],
  ])('given %j at its end, then that is its status', (end, status) => {
    const history = entries(opened, closed, job, end);
    expect([0, 2, 3, 5].map((hour) => statusOf(historyAsOf(history, { at: at(hour) })))).toEqual([
      'opened',
      'closed',
      'packing',
      status,
    ]);
    expect(history.map(({ id, boxes }) => [id, boxes])).toEqual([
      ['R1', null],
      ['R1', null],
      ['R1', 7],
      ['R1', status === 'packed' ? 7 : 6],
    ]);
  });
});
