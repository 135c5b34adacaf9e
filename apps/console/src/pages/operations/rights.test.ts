import { describe, expect, it } from 'vitest';
import type { Role } from '../../base/session';
import { actorsOf, mayRead } from './rights';

describe('who reads a page of the operations', () => {
  it.each([
    ['views', 'auditor', null, true],
    ['views', 'station', null, 'role'],
    ['views', 'coordinator', '2401000000010', 'bound'],
    ['keys', 'coordinator', null, 'role'],
    ['quarantine', 'partner', '2401000000010', true],
  ] as const)('given %s and the role %s of place %s, then %s', (area, role, stationGln, expected) => {
    expect(mayRead(area, { role, stationGln })).toBe(expected);
  });

  it('given nobody, then no page', () => {
    expect(mayRead('quarantine', { role: null, stationGln: null })).toBe('role');
  });

  it('given an action, then only roles that may read its page do it', () => {
    for (const [area, action] of [
      ['views', 'rebuild'],
      ['messaging', 'drop'],
      ['keys', 'change'],
      ['differences', 'accept'],
    ] as const) {
      const roles: readonly Role[] = actorsOf(area, action);
      expect(roles.length).toBeGreaterThan(0);
      for (const role of roles) expect(mayRead(area, { role, stationGln: null })).toBe(true);
    }
  });
});
