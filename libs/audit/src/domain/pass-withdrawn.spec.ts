import type { DomainEvent } from '@boxtrail/kernel';
import { judge } from './box-trail';
import { recorded, trailsOf } from './testing/log';
import * as one from './testing/one-box';
import { timeline } from './timeline';

const { bench, box, city } = one;
const change = (
  hour: number,
  verb: 'Suspended' | 'Reinstated' | 'Revoked',
  passId = 'pass-v',
): DomainEvent => ({
  type: `passes.Pass${verb}`,
  occurredAt: one.at(hour),
  data: { passId, reason: 'stolen' },
});
const left = one.dispatched(10, 'L1', bench, city);
const checked = one.checkpoint(11, 'L1', 'valid', city);
const findings = (...log: readonly DomainEvent[]) =>
  judge(trailsOf([one.packed(0), ...log].map((event, i) => recorded(i + 1, event))).get(box) ?? [])
    .findings.filter(({ kind }) => kind === 'pass-withdrawn')
    .map(({ words, closedBy }) => (closedBy === null ? words : `answered: ${words}`));

const dispatch = (status: string, hour: number, passId = 'pass-v') =>
  `dispatched at ${bench} with load L1 under pass ${passId}, which is now known to have been ${status} since ${one.at(hour)} (stolen)`;
const check = (status: string, hour: number) =>
  `checkpoint gate-1 found pass pass-v valid, with load L1, which is now known to have been ${status} since ${one.at(hour)} (stolen)`;

describe('a pass withdrawn from before a load relied on it', () => {
  it.each<[string, readonly DomainEvent[], readonly string[]]>([
    ['nothing is changed', [left, checked], []],
    ['it is revoked as of before the dispatch', [left, change(9, 'Revoked')], [dispatch('revoked', 9)]],
    [
      'it is revoked as of the moment of the dispatch',
      [left, change(10, 'Revoked')],
      [dispatch('revoked', 10)],
    ],
    ['it is revoked as of after the dispatch', [left, change(10.5, 'Revoked')], []],
    [
      'the pass of the driver is revoked',
      [left, change(9, 'Revoked', 'pass-d')],
      [dispatch('revoked', 9, 'pass-d')],
    ],
    ['another pass is revoked', [left, change(9, 'Revoked', 'pass-x')], []],
    ['it is suspended as of before', [left, change(9, 'Suspended')], [dispatch('suspended', 9)]],
    [
      'it is suspended as of before, and reinstated after the dispatch',
      [left, change(9, 'Suspended'), change(10.5, 'Reinstated')],
      [dispatch('suspended', 9)],
    ],
    [
      'it is suspended as of before, and turns out to have been reinstated before',
      [left, change(8, 'Suspended'), change(9, 'Reinstated')],
      [],
    ],
    [
      'it is suspended, and then revoked as of earlier',
      [left, change(9, 'Suspended'), change(8, 'Revoked')],
      [dispatch('revoked', 8)],
    ],
    [
      'it is suspended, and then as of earlier',
      [left, change(9, 'Suspended'), change(8, 'Suspended')],
      [dispatch('suspended', 8)],
    ],
    [
      'the revocation is in the log before the dispatch',
      [change(9, 'Revoked'), left],
      [dispatch('revoked', 9)],
    ],
    [
      'a checkpoint had found it valid too',
      [left, checked, change(9, 'Revoked')],
      [dispatch('revoked', 9), check('revoked', 9)],
    ],
    ['only the checkpoint relied on it', [left, checked, change(10.5, 'Revoked')], [check('revoked', 10.5)]],
    [
      'the checkpoint had found it revoked already',
      [left, one.checkpoint(11, 'L1', 'revoked', city), change(10.5, 'Revoked')],
      [],
    ],
    [
      'the box is known to be on the load only from its receipt',
      [checked, change(10.5, 'Revoked'), one.received(12, 'L1', city)],
      [check('revoked', 10.5)],
    ],
    [
      'the box turns out not to have been on the load',
      [
        checked,
        change(10.5, 'Revoked'),
        one.received(12, 'L1', city),
        one.corrected(13, one.received(12, 'L1', city), null, [box]),
      ],
      [],
    ],
    [
      'it is answered',
      [left, change(9, 'Revoked'), one.resolved(12, 'pass-withdrawn')],
      [`answered: ${dispatch('revoked', 9)}`],
    ],
  ])('given %s, then the trail has exactly this', (_, log, expected) => {
    expect(findings(...log)).toEqual(expected);
  });

  it('given a terminal, then the step and its finding are under the dispatch', () => {
    const log = [one.packed(0), left, change(9, 'Revoked')];
    const text = timeline(one.judged(...log), (gln) => gln).join('\n');
    expect(text).toContain('pass was revoked');
    expect(text.replace(/\s+/g, ' ')).toContain('? pass-withdrawn: dispatched at');
  });
});
