import { Refusal } from '@boxtrail/kernel';
import { judgeBackDating, lateness } from './back-dating';

const recordedAt = '2026-03-20T15:00:00.000Z';
const minutesBefore = (minutes: number) => new Date(Date.parse(recordedAt) - minutes * 60_000).toISOString();

describe('back-dating', () => {
  it.each([
    // minutes before it is recorded, role, reason, what comes of it
    [-2, 'station', undefined, 'in-time'],
    [0, 'station', undefined, 'in-time'],
    [5, 'station', undefined, 'in-time'],
    [30, 'station', undefined, 'in-time'],
    [30, 'station', 'no network', 'in-time'],
    [31, 'station', undefined, 'forbidden BACK_DATING_NOT_ALLOWED'],
    [31, 'station', 'no network', 'forbidden BACK_DATING_NOT_ALLOWED'],
    [31, 'team', 'no network', 'forbidden BACK_DATING_NOT_ALLOWED'],
    [31, 'coordinator', undefined, 'rule BACK_DATED'],
    [31, 'coordinator', 'no network', 'explained'],
    [31, 'admin', 'no network', 'explained'],
    [60 * 24 * 365, 'auditor', 'an old file', 'forbidden BACK_DATING_NOT_ALLOWED'],
    [60 * 24 * 365, 'coordinator', 'an old file', 'explained'],
  ] as const)('given %d minutes, a %s and the reason %s, then it is %s', (minutes, role, because, then) => {
    const judged = judgeBackDating({ occurredAt: minutesBefore(minutes), recordedAt, role, because }, 30);
    expect(judged instanceof Refusal ? `${judged.kind} ${judged.code}` : judged).toBe(then);
  });

  it('given it is refused, then the text names both times, the limit and what to do', () => {
    const claim = { occurredAt: minutesBefore(270), recordedAt, role: 'station', because: undefined };
    expect((judgeBackDating(claim, 30) as Refusal).message).toBe(
      'a decision of 2026-03-20T10:30:00.000Z is recorded 4.5 h later, at 2026-03-20T15:00:00.000Z; more than 30 min ' +
        'later it takes a coordinator or an admin, and a reason in backDatedBecause',
    );
  });

  it.each([
    [1_000, '1 min'],
    [89 * 60_000, '89 min'],
    [4.5 * 3_600_000, '4.5 h'],
    [72 * 3_600_000, '3 days'],
  ])('given %d ms, then it says %s', (ms, words) => {
    expect(lateness(ms)).toBe(words);
  });
});
