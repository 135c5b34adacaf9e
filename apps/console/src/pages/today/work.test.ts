import { describe, expect, it } from 'vitest';
import { ofLoad, ofRound, ofView, worstFirst, type Work } from './work';

const work = (key: string, severity: Work['severity'], since: string | null): Work => ({
  key,
  kind: 'late',
  severity,
  subject: key,
  path: '/',
  words: '',
  since,
  who: ['carrier', ''],
});

describe('worstFirst', () => {
  it('given broken and open ones, then broken first, each by age, and those without a beginning last', () => {
    const [young, old, unknown] = [
      work('young', 'open', '2026-03-02T00:00:00Z'),
      work('old', 'open', '2026-03-01T00:00:00Z'),
      work('unknown', 'open', null),
    ];
    const broken = work('broken', 'broken', '2026-03-03T00:00:00Z');
    expect(worstFirst([unknown, young, old, broken]).map(({ key }) => key)).toEqual([
      'broken',
      'old',
      'young',
      'unknown',
    ]);
  });
});

describe('what waits for a person', () => {
  const hour = 3_600_000;
  const load = { loadId: 'L1', plate: 'P', toGln: 'G', boxCount: 3 } as Parameters<typeof ofLoad>[0];
  it.each([
    [11 * hour, 0],
    [12 * hour, 1],
  ])('given a load %i ms on the road, then %i late loads', (age, count) => {
    expect(ofLoad({ ...load, dispatchedAt: new Date(0).toISOString() }, age)).toHaveLength(count);
  });

  it.each([
    [-1, 0],
    [0, 1],
  ])('given an open round %i ms past its cut-off, then %i past it', (age, count) => {
    const round = { roundId: 'R', cutoffAt: new Date(hour).toISOString() } as Parameters<typeof ofRound>[0];
    expect(ofRound(round, hour + age)).toHaveLength(count);
  });

  it.each([
    ['live', 0, 0],
    ['live', 9_999, 0],
    ['live', 10_000, 1],
    ['filling', 0, 1],
    ['failing', 0, 1],
  ] as const)('given a view that is %s and %i events behind, then %i', (state, behind, count) => {
    const view = { view: 'v', state, position: 20_000 - behind, head: 20_000 } as Parameters<
      typeof ofView
    >[0];
    expect(ofView(view)).toHaveLength(count);
  });
});
