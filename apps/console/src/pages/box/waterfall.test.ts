import { describe, expect, it } from 'vitest';
import { scaleOf, waterfallOf, type Step, type Trail } from './waterfall';

const minute = 60_000;
const at = (minutes: number): string => new Date(minutes * minute).toISOString();
const station = (id: string) => ({ type: 'station' as const, id });
const load = (id: string) => ({ type: 'load' as const, id });

let position = 0;
const step = (
  kind: Step['kind'],
  minutes: number,
  custodian: Step['custodian'],
  more: Partial<Step> = {},
): Step => ({
  kind,
  place: null,
  to: null,
  occurredAt: at(minutes),
  recordedAt: at(minutes),
  late: false,
  correctedBy: null,
  actor: 'a',
  custodianBefore: null,
  custodian,
  loadId: null,
  passIds: [],
  details: {},
  source: { eventId: String((position += 1)), type: 't', position },
  findings: [],
  ...more,
});
const to = (gln: string) => ({ to: { gln, name: gln } });
const trail = (more: Partial<Trail> = {}) => ({ status: 'in-transit' as const, breaks: null, ...more });

describe('waterfallOf', () => {
  it('given a box that changed hands, then one lane per custodian and one bar per stay', () => {
    const steps = [
      step('packed', 0, station('s'), to('c')),
      step('sealed', 1, station('s')),
      step('dispatched', 10, load('L'), to('m')),
      step('received', 30, station('m')),
    ];
    const { lanes, bars, marks } = waterfallOf(trail(), steps);
    expect(lanes.map(({ key, isPlanned }) => [key, isPlanned])).toEqual([
      ['station s', false],
      ['load L', false],
      ['station m', false],
      ['station c', true],
    ]);
    expect(bars.map(({ lane, from, to, isLast }) => [lane, from / minute, to / minute, isLast])).toEqual([
      [0, 0, 10, false],
      [1, 10, 30, false],
      [2, 30, 30, true],
    ]);
    expect(marks.map(({ lane }) => lane)).toEqual([0, 0, 1, 2]);
  });

  it('given a box that comes back, then its custodian keeps one lane with two bars', () => {
    const steps = [
      step('packed', 0, station('s')),
      step('dispatched', 5, load('L')),
      step('taken-off', 9, station('s')),
    ];
    const { lanes, bars } = waterfallOf(trail({ status: 'delivered' }), steps);
    expect(lanes).toHaveLength(2);
    expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 0]);
  });

  it('given a corrected step, then it keeps its mark but begins no bar', () => {
    const corrected = { by: 'x' } as unknown as Step['correctedBy'];
    const steps = [
      step('packed', 0, station('s')),
      step('received', 5, station('m'), { correctedBy: corrected }),
    ];
    const { bars, marks } = waterfallOf(trail({ status: 'delivered' }), steps);
    expect(bars).toHaveLength(1);
    expect(marks).toHaveLength(2);
  });

  it('given a break, then it lies on the lane of the last sure step, until the step that contradicts it', () => {
    const sure = step('dispatched', 10, load('L'), to('m'));
    const missing = step('missing', 60, load('L'));
    const breaks = {
      position: missing.source.position,
      lastSure: {
        kind: 'dispatched',
        place: null,
        occurredAt: sure.occurredAt,
        position: sure.source.position,
      },
    } as unknown as Trail['breaks'];
    const found = waterfallOf(trail({ breaks }), [step('packed', 0, station('s')), sure, missing]).break;
    expect(found).toEqual({ lane: 1, from: 10 * minute, to: 60 * minute });
  });

  it('given steps at one moment, then their signs stand side by side', () => {
    const steps = [
      step('packed', 0, station('s')),
      step('sealed', 0, station('s')),
      step('seen', 1, station('s')),
    ];
    expect(waterfallOf(trail(), steps).marks.map(({ stacked }) => stacked)).toEqual([0, 1, 0]);
  });

  it('given no step, then nothing is drawn', () => {
    expect(waterfallOf(trail(), [])).toEqual({ lanes: [], bars: [], marks: [], break: null });
  });
});

describe('scaleOf', () => {
  const moments = [0, 10, 300, 310].map((minutes) => minutes * minute);

  it('given an idle stretch, then it is folded, and every moment keeps its order', () => {
    const scale = scaleOf(moments);
    expect(scale.folds).toEqual([{ from: 10 * minute, to: 300 * minute }]);
    expect(moments.map((moment) => Math.round(scale.at(moment) * 32))).toEqual([0, 10, 22, 32]);
    expect(scale.at(155 * minute)).toBeCloseTo(16 / 32);
  });

  it('given that it is unfolded, then time is as long as it was', () => {
    const scale = scaleOf(moments, new Set([10 * minute]));
    expect(scale.folds).toEqual([]);
    expect(scale.at(155 * minute)).toBeCloseTo(0.5);
  });

  it('given one moment or none, then no position is NaN', () => {
    expect([scaleOf([5]).at(5), scaleOf([]).at(5)]).toEqual([0, 1]);
  });
});
