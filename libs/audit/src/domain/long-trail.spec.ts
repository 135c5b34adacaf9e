import { judge } from './box-trail';
import { openBreaks, whereItBreaks } from './open-questions';
import * as one from './testing/one-box';
import { timeline } from './timeline';

/** Ten thousand scans of one box: quadratic work would take minutes here. */
const many = 10_000;
const hours = (i: number) => 9 + i / 10_000;

describe('a trail of ten thousand steps', () => {
  it.each([
    ['damaged, each an open question', (i: number) => one.damaged(hours(i), one.drop), many],
    ['seen elsewhere, each a contradiction', (i: number) => one.seen(hours(i), one.city), many],
    ['seen at the same moment', () => one.seen(9, one.drop), 0],
    [
      'lost and found, by turns',
      (i: number) => (i % 2 === 0 ? one.lost(hours(i), one.drop) : one.found(hours(i), one.drop)),
      many / 2,
    ],
  ])('given it was %s, then it is judged and shown', (_, scan, findings) => {
    const log = [...one.toTheDropPoint, ...Array.from({ length: many }, (_value, i) => scan(i))];
    const trail = judge(one.stepsFrom(...log));
    expect(trail.steps).toHaveLength(many + 7);
    expect(trail.findings).toHaveLength(findings);
    expect(whereItBreaks(trail)).toBeNull();
    expect(openBreaks(trail)).toBe(0);
    const page = { from: 0, steps: trail.steps.slice(0, 500), next: 'x' };
    expect(timeline(trail, String, {}, page).length).toBeLessThan(2_000);
  });

  it('given ten thousand corrections, then the last one counts', () => {
    const wrong = one.seen(9, one.city);
    const log = [
      ...one.toTheDropPoint,
      wrong,
      ...Array.from({ length: many }, (_, i) => one.corrected(10 + i / 1_000, wrong, one.seen(9, one.drop))),
    ];
    const { steps, findings } = judge(one.stepsFrom(...log));
    expect(findings).toEqual([]);
    expect(
      steps.filter(({ step, correctedBy }) => step.kind === 'seen' && correctedBy === null),
    ).toHaveLength(1);
  });
});
