import { describe, expect, it } from 'vitest';
import { ofInvalidPass, ofLate, ofView, worstFirst, type Work } from './work';

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
  const load = {
    loadId: 'L1',
    plate: 'P',
    fromGln: 'F',
    toGln: 'G',
    boxes: 3,
    dispatchedAt: '2026-03-01T00:00:00Z',
    dueAt: '2026-03-01T12:00:00Z',
    limitHours: 12,
  } as Parameters<typeof ofLate>[0];
  it('given a late load, then it waits since its limit passed, with its places by name', () => {
    expect(ofLate(load, { F: 'here', G: 'there' })).toMatchObject({
      words: 'P · here → there · 3 · > 12 h',
      since: load.dueAt,
      who: ['carrier', 'P'],
    });
  });

  it('given a load without a valid pass, then it is red, and waits since the pass was lost', () => {
    const invalidPass = { passId: 'V1', of: 'vehicle', standing: 'revoked', since: '2026-03-01T01:00:00Z' };
    expect(ofInvalidPass({ ...load, invalidPass } as typeof load, { F: 'here' })).toMatchObject({
      kind: 'pass-revoked',
      severity: 'broken',
      words: 'V1 · P · here → G · 3',
      since: invalidPass.since,
    });
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
