import {
  CondemnedBoxesWrittenOff,
  eventProblem,
  HoldApplied,
  HoldClosed,
  HoldCondemned,
  HoldInspected,
  HoldPlaced,
  HoldReleased,
} from '@boxtrail/contracts';
import { given } from '@boxtrail/kernel/testing/given-when-then';
import {
  holdDecider,
  type ApplyHold,
  type CloseHold,
  type EndHold,
  type InspectHold,
  type PlaceHold,
  type WriteOffCondemned,
} from './hold.decider';

const [occurredAt, later] = ['2026-03-20T05:00:00.000Z', '2026-03-20T06:00:00.000Z'] as const;
const [one, two] = ['002000000000000017', '002000000000000024'] as const;
const holdId = 'hold-1';
const lot = { holdId, target: { kind: 'lot' as const, gtin: '02900000000018', lot: 'L7' }, reason: 'mould' };

const place = (more: Partial<PlaceHold> = {}): PlaceHold => ({
  ...{ type: 'PlaceHold', occurredAt, ...lot, ssccs: [one] },
  ...more,
});
const apply = (ssccs: string[]): ApplyHold => ({ type: 'ApplyHold', occurredAt: later, holdId, ssccs });
const inspect: InspectHold = {
  ...{ type: 'InspectHold', occurredAt: later, holdId },
  ...{ inspectorRef: 'inspector-1', result: 'failed', words: 'mould in 3 of 5' },
};
const end = (type: EndHold['type'], reason = 'clean'): EndHold => ({
  ...{ type, occurredAt: later, holdId, reason },
});
const writeOff = (more: Partial<WriteOffCondemned> = {}): WriteOffCondemned => ({
  ...{ type: 'WriteOffCondemned', occurredAt: later, holdId, ssccs: [one], reason: 'eaten', notHeld: [] },
  ...more,
});
const close = (open: number): CloseHold => ({ type: 'CloseHold', occurredAt: later, holdId, boxes: 2, open });

const placed = HoldPlaced.of(occurredAt, lot);
const held = (ssccs: string[], at: string = occurredAt) =>
  HoldApplied.of(at, { holdId, mark: 'held', reason: 'mould', ssccs });
const ended = (mark: 'released' | 'condemned', ssccs: string[], reason = 'clean') =>
  HoldApplied.of(later, { holdId, mark, reason, ssccs });
const released = HoldReleased.of(later, { holdId, reason: 'clean' });
const condemned = HoldCondemned.of(later, { holdId, reason: 'clean' });

describe('a hold', () => {
  it('is placed once, with its boxes in events of at most 5,000', () => {
    given(holdDecider)
      .when(place())
      .then(placed, held([one]));
    const many = Array.from({ length: 5_001 }, (_, i) => String(i).padStart(18, '0'));
    given(holdDecider)
      .when(place({ ssccs: many }))
      .then(placed, held(many.slice(0, 5_000)), held(many.slice(5_000)));
    given(holdDecider, placed, held([one]))
      .when(place({ ssccs: [one, two] }))
      .thenNothing();
    expect([placed, held([one]), released, condemned].map(eventProblem)).toEqual(Array(4).fill(undefined));
  });

  it('is refused under a used id, without a box, and of more than 100,000', () => {
    given(holdDecider, placed)
      .when(place({ reason: 'other' }))
      .thenRefused('HOLD_EXISTS');
    given(holdDecider)
      .when(place({ target: { kind: 'load', loadId: 'L1' }, ssccs: [] }))
      .thenRefused('HOLD_EMPTY');
    const tooMany = Array.from({ length: 100_001 }, (_, i) => String(i).padStart(18, '0'));
    given(holdDecider)
      .when(place({ ssccs: tooMany }))
      .thenRefused('HOLD_TOO_LARGE');
  });

  it('of a lot begins without a box, and names more of them once', () => {
    given(holdDecider)
      .when(place({ ssccs: [] }))
      .then(placed);
    given(holdDecider, placed, held([one]))
      .when(apply([one, two]))
      .then(held([two], later));
    given(holdDecider, placed, held([one]))
      .when(apply([one]))
      .thenNothing();
  });

  it('is inspected while it is in force', () => {
    const { type: _, occurredAt: __, ...data } = inspect;
    given(holdDecider, placed).when(inspect).then(HoldInspected.of(later, data));
    given(holdDecider, placed, released).when(inspect).thenRefused('HOLD_ENDED');
  });

  it.each([
    ['ReleaseHold', released, 'released'],
    ['CondemnHold', condemned, 'condemned'],
  ] as const)(
    'given %s, then it ends once with all its boxes, and boxes packed later follow',
    (type, event, mark) => {
      given(holdDecider, placed, held([one]))
        .when(end(type))
        .then(event, ended(mark, [one]));
      given(holdDecider, placed, event).when(end(type)).thenNothing();
      given(holdDecider, placed, event).when(end(type, 'another reason')).thenRefused('HOLD_ENDED');
      given(holdDecider, placed, held([one]), event, ended(mark, [one]))
        .when(apply([one, two]))
        .then(ended(mark, [two]));
    },
  );

  it('is not released once it is condemned', () => {
    given(holdDecider, placed, condemned).when(end('ReleaseHold')).thenRefused('HOLD_ENDED');
  });

  it('has boxes written off, each once, when it is condemned', () => {
    const off = CondemnedBoxesWrittenOff.of(later, { holdId, ssccs: [one], reason: 'eaten' });
    given(holdDecider, placed, condemned).when(writeOff()).then(off);
    given(holdDecider, placed, condemned, off).when(writeOff()).thenNothing();
    given(holdDecider, placed).when(writeOff()).thenRefused('HOLD_NOT_CONDEMNED');
    given(holdDecider, placed, condemned)
      .when(writeOff({ notHeld: [one] }))
      .thenRefused('BOX_NOT_IN_HOLD');
    given(holdDecider, placed, condemned)
      .when(writeOff({ ssccs: [one, one] }))
      .thenRefused('DUPLICATE_IN_REQUEST');
  });

  it('is closed when it is condemned and no box is open', () => {
    const closed = HoldClosed.of(later, { holdId });
    given(holdDecider, placed, condemned).when(close(0)).then(closed);
    given(holdDecider, placed, condemned, closed).when(close(0)).thenNothing();
    given(holdDecider, placed, condemned).when(close(1)).thenRefused('HOLD_BOXES_OPEN');
    given(holdDecider, placed).when(close(0)).thenRefused('HOLD_NOT_CONDEMNED');
    given(holdDecider, placed, condemned, closed).when(writeOff()).thenRefused('HOLD_ENDED');
  });

  it.each([apply([one]), inspect, end('ReleaseHold'), end('CondemnHold'), writeOff(), close(0)])(
    'given no hold, then $type is refused',
    (command) => {
      given(holdDecider).when(command).thenRefused('HOLD_UNKNOWN');
    },
  );
});
