import { describe, expect, it } from 'vitest';
import { breaksOnce, compareSteps, comparisonOf, countsOf } from './compare';
import type { Step } from './waterfall';

const at = (minutes: number): string => new Date(minutes * 60_000).toISOString();
const step = (position: number, more: Partial<Step> = {}): Step => ({
  kind: 'seen',
  place: null,
  to: null,
  occurredAt: at(position),
  recordedAt: at(position + 1),
  late: false,
  correctedBy: null,
  actor: 'a',
  custodianBefore: null,
  custodian: { type: 'station', id: 's' },
  loadId: null,
  passIds: [],
  details: {},
  source: { eventId: String(position), type: 't', position },
  findings: [],
  ...more,
});
const finding = {
  kind: 'missing',
  severity: 'breaks',
  closedBy: null,
} as unknown as Step['findings'][number];

describe('compareSteps', () => {
  it('given two trails, then each step is marked: added, gone, judged otherwise, or the same; the newest first', () => {
    const a = [step(1), step(2), step(3)];
    const b = [step(1), step(2, { findings: [finding] }), step(4)];
    const rows = compareSteps(a, b);
    expect(rows.map(({ name, change }) => [name, change])).toEqual([
      ['4-seen', 'added'],
      ['3-seen', 'gone'],
      ['2-seen', 'judged'],
      ['1-seen', 'same'],
    ]);
    expect(countsOf(rows)).toEqual({ same: 1, added: 1, gone: 1, judged: 1 });
    expect(rows.map(breaksOnce)).toEqual([false, false, true, false]);
  });

  it.each([
    ['another custodian', { custodian: { type: 'load', id: 'L' } }],
    ['a correction', { correctedBy: { by: 'x' } as unknown as Step['correctedBy'] }],
    ['an answer', { findings: [{ ...finding, closedBy: {} }] as unknown as Step['findings'] }],
  ] as const)('given %s, then the step is judged otherwise', (_, more) => {
    const before = step(1, { findings: 'findings' in more ? [finding] : [] });
    expect(compareSteps([before], [step(1, more as Partial<Step>)])[0]?.change).toBe('judged');
  });

  it('given the same trail twice, or none, then nothing is marked', () => {
    expect(countsOf(compareSteps([step(1)], [step(1)]))).toEqual({ same: 1, added: 0, gone: 0, judged: 0 });
    expect(compareSteps([], [])).toEqual([]);
  });
});

describe('the comparison that a box page offers', () => {
  it.each([
    ['', `/boxes/1/compare?knownAt=${encodeURIComponent(at(2))}`],
    [`at=${at(1)}`, `/boxes/1/compare?at=${encodeURIComponent(at(1))}`],
    [`knownAt=${at(3)}&step=x`, `/boxes/1/compare?knownAt=${encodeURIComponent(at(3))}`],
  ])('given the page at %j, then %s', (marks, path) => {
    expect(comparisonOf('1', [step(1), step(2)], new URLSearchParams(marks))).toBe(path);
  });
  it('given a box with one record, then both sides show now', () => {
    expect(comparisonOf('1', [step(1)], new URLSearchParams())).toBe('/boxes/1/compare');
  });
});
